"""What came of somebody's wages is there for whoever their case is there for, whatever a query says."""

from django.db import migrations

from amanjol.casework.cases.row_security import bind_to_case


class Migration(migrations.Migration):
    dependencies = [("support", "0019_add_wages")]

    operations = bind_to_case("support_casewages")
