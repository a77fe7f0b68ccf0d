"""A plan, its goals and services are there for whoever their case is there for, whatever a query says."""

from django.db import migrations

from amanjol.casework.cases.row_security import bind_to_case


class Migration(migrations.Migration):
    dependencies = [("support", "0001_add_plans")]

    operations = [
        *bind_to_case("support_plan"),
        *bind_to_case("support_goal"),
        *bind_to_case("support_service"),
    ]
