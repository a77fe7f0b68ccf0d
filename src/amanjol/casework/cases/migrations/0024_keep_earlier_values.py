import uuid

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0023_bind_items"),
        ("organisations", "0008_let_sheets_know_an_epoch"),
    ]

    operations = [
        migrations.AlterField(
            model_name="caseitem",
            name="kind",
            field=models.CharField(
                choices=[
                    ("note", "Note"),
                    ("risk", "Risk"),
                    ("determination", "Determination"),
                    ("demand", "Demand"),
                    ("consent", "Consent"),
                    ("review", "Review"),
                    ("change", "Change"),
                ],
                editable=False,
                max_length=20,
            ),
        ),
        migrations.CreateModel(
            name="PersonChange",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("wrapped_key", models.BinaryField()),
                ("schema", models.PositiveSmallIntegerField(editable=False)),
                ("sealed", models.BinaryField()),
                ("of", models.UUIDField(editable=False)),
                ("number", models.PositiveIntegerField(editable=False)),
                (
                    "organisation",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.organisation",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="cases.person",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("of", "number"), name="cases_person_change_once"),
                    models.CheckConstraint(
                        condition=models.Q(("number__gte", 1)), name="cases_person_change_from_one"
                    ),
                ],
            },
        ),
    ]
