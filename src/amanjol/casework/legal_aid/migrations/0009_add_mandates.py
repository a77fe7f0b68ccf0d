"""The year of a mandate."""

import uuid

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("legal_aid", "0008_bind_offers"),
        ("organisations", "0011_bind_circles_to_organisation"),
    ]

    operations = [
        migrations.CreateModel(
            name="Mandate",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "state",
                    models.CharField(choices=[("running", "Running"), ("closed", "Closed")], max_length=10),
                ),
                ("ends_on", models.DateField()),
                ("epoch", models.PositiveIntegerField(editable=False)),
                ("wrapped_key", models.BinaryField()),
                ("schema", models.PositiveSmallIntegerField(editable=False)),
                ("sealed", models.BinaryField()),
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
                "indexes": [
                    models.Index("organisation", "state", "ends_on", name="legal_aid_mandate_by_end")
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["running", "closed"])),
                        name="legal_aid_mandate_state",
                    )
                ],
            },
        ),
    ]
