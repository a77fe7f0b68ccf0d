"""Each organisation sees and writes its own keys only, whatever a query says; the owner is bound too.

The intake alone is for everybody to read: it is the public half, to which officers and kiosks seal.

What a person's key carries goes when that key is deleted: a foreign key's cascade runs past row security, so
that whoever shuts somebody out needs to see none of it.
"""

from django.db import migrations

TABLES = (
    "organisations_epoch",
    "organisations_holding",
    "organisations_intake",
    "organisations_regrant",
    "organisations_recoveryset",
)
BIND = """
alter table {table} enable row level security;
alter table {table} force row level security;
create policy {table}_own on {table}
    using (organisation_id = (select amanjol_organisation()))
    with check (organisation_id = (select amanjol_organisation()));
"""
LOOSEN = """
drop policy {table}_own on {table};
alter table {table} no force row level security;
alter table {table} disable row level security;
"""


READ = "create policy organisations_intake_read on organisations_intake for select using (true);"


class Migration(migrations.Migration):
    dependencies = [("organisations", "0003_keys")]

    operations = [
        *(migrations.RunSQL(BIND.format(table=table), LOOSEN.format(table=table)) for table in TABLES),
        migrations.RunSQL(READ, "drop policy organisations_intake_read on organisations_intake;"),
    ]
