"""A client of a circle is there for whom the case is there, and for who holds a key of the circle; what hangs on it, too."""

from django.db import migrations

from amanjol.foundation.organisations.binding import OWN, bind

# Row security shows a session its own holdings alone.
IN_CIRCLE = (
    "exists (select from organisations_circleholding h join organisations_circlevoucher v on v.id = h.voucher_id"
    " join organisations_circlekey k on k.id = v.circle_key_id where k.circle_id = support_circleclient.circle_id)"
)
OF_THE_CASE = "exists (select from cases_case c where c.id = support_circleclient.case_id)"
TABLES = "support_circleclient, support_circledanger, support_circlesession"


def _of_client(table: str) -> str:
    return f"{OWN} and exists (select from support_circleclient c where c.id = {table}.client_id)"


class Migration(migrations.Migration):
    dependencies = [("support", "0006_add_sessions")]

    operations = [
        bind("support_circleclient", f"{OWN} and ({OF_THE_CASE} or {IN_CIRCLE})"),
        *(bind(table, _of_client(table)) for table in ("support_circledanger", "support_circlesession")),
        migrations.RunSQL(
            f"grant maintain on {TABLES} to amanjol_keeper;", f"revoke maintain on {TABLES} from amanjol_keeper;"
        ),
    ]
