"""What the own organisation printed and handed in of a quarter, and what partners handed in."""

import uuid

import django.utils.timezone
from django.db import migrations, models
from django.db.models import deletion

OWN_ROW = (
    ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
    ("epoch", models.PositiveIntegerField(editable=False)),
    ("wrapped_key", models.BinaryField()),
    ("schema", models.PositiveSmallIntegerField(editable=False)),
    ("sealed", models.BinaryField()),
    ("year", models.PositiveSmallIntegerField(editable=False)),
    ("quarter", models.PositiveSmallIntegerField(editable=False)),
)
OF_ORGANISATION = (
    "organisation",
    models.ForeignKey(
        editable=False, on_delete=deletion.PROTECT, related_name="+", to="organisations.organisation"
    ),
)
STATES = [
    ("new", "New"),
    ("opened", "Opened"),
    ("taken-over", "Taken Over"),
    ("approved", "Approved"),
    ("sent-back", "Sent Back"),
]


class Migration(migrations.Migration):
    initial = True

    dependencies = [("organisations", "0013_add_advocates")]

    operations = [
        migrations.CreateModel(
            name="CountedQuarter",
            fields=[*OWN_ROW, ("handed_on", models.DateField(editable=False, null=True)), OF_ORGANISATION],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("organisation", "year", "quarter"), name="returns_quarter_once"
                    )
                ]
            },
        ),
        migrations.CreateModel(
            name="ArrivedReturn",
            fields=[
                *OWN_ROW,
                ("partner_node", models.CharField(editable=False, max_length=64)),
                ("partner", models.CharField(editable=False, max_length=64)),
                ("name", models.CharField(editable=False, max_length=200)),
                ("source", models.CharField(blank=True, editable=False, max_length=200)),
                (
                    "state",
                    models.CharField(choices=STATES, default="new", editable=False, max_length=12),
                ),
                ("arrived_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                OF_ORGANISATION,
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("organisation", "partner_node", "partner", "year", "quarter"),
                        name="returns_arrived_once",
                    )
                ]
            },
        ),
    ]
