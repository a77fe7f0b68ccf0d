"""Who asks whom to take which hours of duty."""

import uuid

import django.db.models.deletion
from django.db import migrations, models


def _to(model, field=models.ForeignKey, on_delete=django.db.models.deletion.CASCADE, **options):
    return field(editable=False, on_delete=on_delete, related_name=options.pop("related_name", "+"), to=model, **options)


class Migration(migrations.Migration):
    dependencies = [
        ("legal_aid", "0021_call_looks_clearances"),
        ("organisations", "0013_add_advocates"),
    ]

    operations = [
        migrations.CreateModel(
            name="DutySwap",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("is_declined", models.BooleanField(default=False, editable=False)),
                ("asked", _to("legal_aid.advocateaccount")),
                ("asker", _to("legal_aid.advocateaccount")),
                ("in_return", _to("legal_aid.dutyslot", null=True)),
                (
                    "organisation",
                    _to("organisations.organisation", on_delete=django.db.models.deletion.PROTECT),
                ),
                ("slot", _to("legal_aid.dutyslot", models.OneToOneField, related_name="swap")),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("asker", models.F("asked")), _negated=True),
                        name="legal_aid_swap_of_two_advocates",
                    )
                ],
            },
        ),
    ]
