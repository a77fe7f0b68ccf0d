"""Each organisation sees and writes its own keys only, whatever a query says; the owner is bound too.

The intake alone is for everybody to read: it is the public half, to which officers and kiosks seal.

What a person's key carries goes when that key is deleted: a foreign key's cascade runs past row security, so
that whoever shuts somebody out needs to see none of it.
"""

from django.db import migrations

from amanjol.foundation.organisations.binding import bind

TABLES = (
    "organisations_epoch",
    "organisations_holding",
    "organisations_intake",
    "organisations_regrant",
    "organisations_recoveryset",
)


READ = "create policy organisations_intake_read on organisations_intake for select using (true);"


class Migration(migrations.Migration):
    dependencies = [("organisations", "0003_keys")]

    operations = [
        *(bind(table) for table in TABLES),
        migrations.RunSQL(READ, "drop policy organisations_intake_read on organisations_intake;"),
    ]
