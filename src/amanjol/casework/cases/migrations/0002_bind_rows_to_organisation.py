"""Each organisation sees and writes its own people and cases only, whatever a query says; the owner is bound too."""

from django.db import migrations

from amanjol.foundation.organisations.binding import bind

TABLES = ("cases_person", "cases_case", "cases_assignment", "cases_exactnumber")


class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0001_create_tables"),
        ("organisations", "0004_bind_keys_to_organisation"),
    ]

    operations = [bind(table) for table in TABLES]
