"""A task is there for whoever its case is there for, whatever a query says; the owner is bound too."""

from django.db import migrations

from amanjol.casework.cases.row_security import bind_to_case


class Migration(migrations.Migration):
    dependencies = [("cases", "0027_add_tasks")]

    operations = bind_to_case("cases_task")
