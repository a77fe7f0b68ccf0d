"""What an entry is about where it is about many things: rows beside it, whose digest it holds."""

import uuid

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("journal", "0002_chain_entries")]

    operations = [
        migrations.CreateModel(
            name="Subject",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("organisation_id", models.UUIDField(editable=False)),
                (
                    "entry",
                    models.ForeignKey(
                        db_constraint=False,
                        editable=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="subjects",
                        to="journal.entry",
                    ),
                ),
                ("kind", models.CharField(editable=False, max_length=60)),
                ("subject_id", models.UUIDField(editable=False)),
            ],
            options={
                "indexes": [models.Index(fields=["subject_id", "kind"], name="journal_subject_of")],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("entry", "kind", "subject_id"), name="journal_subject_once"
                    )
                ],
            },
        ),
        migrations.AddIndex(
            "entry", models.Index(fields=["actor_id", "at"], name="journal_entry_actor")
        ),
    ]
