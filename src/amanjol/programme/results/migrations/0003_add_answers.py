import uuid

import django.db.models.deletion
import django.utils.timezone
from django.db import migrations, models

SAYS = [
    ("few", "reported: few people, no number handed on"),
    ("nothing", "nothing happened in this period"),
]


class Migration(migrations.Migration):
    dependencies = [("results", "0002_bind_rows"), ("organisations", "0013_add_advocates")]

    operations = [
        migrations.AddField("target", "earlier", models.JSONField(blank=True, default=list)),
        migrations.CreateModel(
            name="Answer",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("source", models.CharField(max_length=200)),
                ("says", models.CharField(choices=SAYS, max_length=10)),
                ("written_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ("organisation", models.ForeignKey(
                    editable=False, on_delete=django.db.models.deletion.PROTECT, related_name="+",
                    to="organisations.organisation",
                )),
                ("period", models.ForeignKey(
                    editable=False, on_delete=django.db.models.deletion.CASCADE, related_name="answers",
                    to="results.period",
                )),
                ("written_by", models.ForeignKey(
                    editable=False, on_delete=django.db.models.deletion.PROTECT, related_name="+",
                    to="organisations.member",
                )),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("period", "source"), name="results_answer_once"),
                    models.CheckConstraint(
                        condition=models.Q(("says__in", ["few", "nothing"])), name="results_answer_says"
                    ),
                ],
            },
        ),
    ]  # fmt: skip
