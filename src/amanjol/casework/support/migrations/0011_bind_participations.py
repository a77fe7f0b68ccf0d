"""That somebody of a case takes part in something is there for whoever its case is there for, whatever a query says."""

from django.db import migrations

from amanjol.casework.cases.row_security import bind_to_case


class Migration(migrations.Migration):
    dependencies = [("support", "0010_add_participations")]

    operations = bind_to_case("support_caseparticipation")
