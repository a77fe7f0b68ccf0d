"""What came of wages that were owed, one row a case."""

import uuid

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0036_bind_notes_to_circles"),
        ("organisations", "0011_bind_circles_to_organisation"),
        ("support", "0018_keep_stories"),
    ]

    operations = [
        migrations.CreateModel(
            name="CaseWages",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("wrapped_key", models.BinaryField()),
                ("schema", models.PositiveSmallIntegerField(editable=False)),
                ("sealed", models.BinaryField()),
                (
                    "case",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="cases.case",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.organisation",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("case",), name="support_wages_once_a_case")
                ],
            },
        ),
    ]
