"""What is written in a case is there for whoever the case is there for, whatever a query says; the owner is bound too."""

from django.db import migrations

from amanjol.casework.cases.row_security import bind_to_case


class Migration(migrations.Migration):
    dependencies = [("cases", "0022_add_items")]

    operations = bind_to_case("cases_caseitem")
