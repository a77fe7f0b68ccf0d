"""The erasure ledger is its organisation's, who adds to it only; the keeper may rewrite tables without what was erased.

The keeper gets `maintain` and no more: VACUUM leaves what it frees in the files unless it may rewrite them.
"""

from django.db import migrations

from amanjol.foundation.organisations.binding import bind

TABLES = (
    "cases_case, cases_person, cases_merge, cases_group, cases_exactnumber, cases_named, cases_opening,"
    " cases_newcomer, cases_assignment, cases_lawyernote, cases_lawyerseal, cases_onpaper"
)


class Migration(migrations.Migration):
    dependencies = [("cases", "0015_add_erased")]

    operations = [
        bind("cases_erased"),
        migrations.RunSQL(
            "revoke update, delete on cases_erased from amanjol_app;",
            "grant update, delete on cases_erased to amanjol_app;",
        ),
        migrations.RunSQL(
            f"grant maintain on {TABLES} to amanjol_keeper;",
            f"revoke maintain on {TABLES} from amanjol_keeper;",
        ),
    ]
