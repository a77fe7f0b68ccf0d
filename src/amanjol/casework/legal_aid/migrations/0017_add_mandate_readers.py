"""Who opens a mandate with an account of their own, and what they note for themselves."""

import uuid

import django.db.models.deletion
from django.db import migrations, models


def _id():
    return ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False))


def _to(model, on_delete, **options):
    return models.ForeignKey(
        editable=False, on_delete=on_delete, related_name=options.pop("related_name", "+"), to=model, **options
    )


def _organisation():
    return ("organisation", _to("organisations.organisation", django.db.models.deletion.DO_NOTHING))


class Migration(migrations.Migration):
    dependencies = [
        ("legal_aid", "0016_bind_turns"),
        ("accounts", "0006_any_staff_language"),
        ("organisations", "0013_add_advocates"),
    ]

    operations = [
        migrations.AlterField("mandate", *_organisation()),
        migrations.CreateModel(
            name="MandateReader",
            fields=[
                _id(),
                ("wrapped", models.BinaryField()),
                ("key", _to("accounts.personkey", django.db.models.deletion.DB_CASCADE)),
                (
                    "mandate",
                    _to("legal_aid.mandate", django.db.models.deletion.DB_CASCADE, related_name="readers"),
                ),
                _organisation(),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("mandate", "key"), name="legal_aid_mandate_reader_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="MandateNotes",
            fields=[
                _id(),
                ("schema", models.PositiveSmallIntegerField(editable=False)),
                ("sealed", models.BinaryField()),
                ("for_colleague", models.BinaryField(null=True)),
                (
                    "colleague",
                    _to("accounts.personkey", django.db.models.deletion.DB_SET_NULL, null=True),
                ),
                ("key", _to("accounts.personkey", django.db.models.deletion.DB_CASCADE)),
                (
                    "mandate",
                    _to("legal_aid.mandate", django.db.models.deletion.DB_CASCADE, related_name="notes"),
                ),
                _organisation(),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("mandate", "key"), name="legal_aid_mandate_notes_once")
                ],
            },
        ),
    ]
