"""Each organisation sees its own referrals; what lies in a case, whoever the case is there for."""

from django.db import migrations

from amanjol.casework.cases.row_security import bind_to_case
from amanjol.foundation.organisations.binding import bind

TABLES = "referrals_referral, referrals_referralletter"


class Migration(migrations.Migration):
    dependencies = [("referrals", "0003_add_referrals")]

    operations = [
        bind("referrals_referral"),
        bind("referrals_referralletter"),
        *bind_to_case("referrals_casereferral"),
        migrations.RunSQL(
            f"grant maintain on {TABLES} to amanjol_keeper;",
            f"revoke maintain on {TABLES} from amanjol_keeper;",
        ),
    ]
