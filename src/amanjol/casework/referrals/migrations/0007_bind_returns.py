"""A return is there for whoever its case is there for, whatever a query says."""

from django.db import migrations

from amanjol.casework.cases.row_security import bind_to_case


class Migration(migrations.Migration):
    dependencies = [("referrals", "0006_add_returns")]

    operations = [*bind_to_case("referrals_casereturn")]
