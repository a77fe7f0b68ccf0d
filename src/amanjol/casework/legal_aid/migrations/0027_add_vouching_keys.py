"""Under which who coordinates vouches for what they offer to an advocate's account."""

import uuid

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("legal_aid", "0024_check_turns"),
        ("accounts", "0006_any_staff_language"),
        ("organisations", "0013_add_advocates"),
    ]

    operations = [
        migrations.CreateModel(
            name="VouchingKey",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("number", models.PositiveIntegerField(editable=False)),
                ("epoch", models.PositiveIntegerField(editable=False)),
                ("wrapped", models.BinaryField()),
                (
                    "key",
                    models.OneToOneField(
                        editable=False,
                        on_delete=django.db.models.deletion.DB_CASCADE,
                        related_name="+",
                        to="accounts.personkey",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="organisations.organisation",
                    ),
                ),
            ],
        ),
    ]
