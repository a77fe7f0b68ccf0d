"""Each organisation sees its own needs; what lies in a case, whoever the case is there for. The owner is bound, too."""

from django.db import migrations

from amanjol.casework.cases.row_security import bind_to_case
from amanjol.foundation.organisations.binding import bind

TABLES = "legal_aid_need, legal_aid_sentneed"


class Migration(migrations.Migration):
    dependencies = [("legal_aid", "0005_add_needs"), ("cases", "0004_bind_restricted_to_named")]

    operations = [
        bind("legal_aid_need"),
        bind("legal_aid_sentneed"),
        *bind_to_case("legal_aid_caseneed"),
        migrations.RunSQL(
            f"grant maintain on {TABLES} to amanjol_keeper;",
            f"revoke maintain on {TABLES} from amanjol_keeper;",
        ),
    ]
