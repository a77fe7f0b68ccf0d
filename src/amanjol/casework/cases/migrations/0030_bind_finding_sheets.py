"""Sheets are their organisation's, whatever a query says; the owner is bound too, and the keeper may rewrite the table.

What is sealed does not compress, so PostgreSQL is not to try it each time.
"""

from django.db import migrations

from amanjol.foundation.organisations.binding import bind


class Migration(migrations.Migration):
    dependencies = [("cases", "0029_add_finding_sheets")]

    operations = [
        bind("cases_findingsheet"),
        migrations.RunSQL(
            "grant maintain on cases_findingsheet to amanjol_keeper;",
            "revoke maintain on cases_findingsheet from amanjol_keeper;",
        ),
        migrations.RunSQL(
            "alter table cases_findingsheet alter column sealed set storage external;",
            "alter table cases_findingsheet alter column sealed set storage extended;",
        ),
    ]
