"""Pictures, clips and captions need a second person, too; what is there already stays as it is."""

import uuid

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("guide", "0005_proposals"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="ApprovedFile",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[("picture", "Picture"), ("file", "Clip or captions")],
                        editable=False,
                        max_length=10,
                        verbose_name="kind",
                    ),
                ),
                ("object_id", models.PositiveIntegerField(editable=False)),
                ("sha256", models.CharField(blank=True, editable=False, max_length=64)),
                (
                    "approved_at",
                    models.DateTimeField(
                        default=django.utils.timezone.now, editable=False, verbose_name="approved at"
                    ),
                ),
                (
                    "approved_by",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("kind", "object_id"), name="approved_file_once")
                ],
            },
        ),
    ]
