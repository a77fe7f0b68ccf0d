"""Answers are there for whom their case is there, whatever a query says; the owner is bound, too."""

from django.db import migrations

from amanjol.casework.cases.row_security import bind_to_case


class Migration(migrations.Migration):
    dependencies = [
        ("legal_aid", "0001_add_right_answers"),
        ("cases", "0004_bind_restricted_to_named"),
    ]

    operations = [*bind_to_case("legal_aid_rightanswer")]
