"""Each organisation sees and writes its own people and cases only, whatever a query says; the owner is bound too."""

from django.db import migrations

TABLES = ("cases_person", "cases_case", "cases_assignment", "cases_exactnumber")
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


class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0001_create_tables"),
        ("organisations", "0004_bind_keys_to_organisation"),
    ]

    operations = [
        migrations.RunSQL(BIND.format(table=table), LOOSEN.format(table=table)) for table in TABLES
    ]
