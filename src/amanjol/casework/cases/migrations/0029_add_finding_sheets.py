import uuid

import django.db.models.deletion
from django.db import migrations, models
from django.db.models.functions import Substr


class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0028_bind_tasks"),
        ("organisations", "0008_let_sheets_know_an_epoch"),
    ]

    operations = [
        migrations.CreateModel(
            name="FindingSheet",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("wrapped_key", models.BinaryField()),
                ("schema", models.PositiveSmallIntegerField(editable=False)),
                ("sealed", models.BinaryField()),
                ("epoch", models.PositiveIntegerField(editable=False, null=True)),
                ("organisation", models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisations.organisation")),
            ],
            options={"abstract": False},
        ),
        migrations.AddField("person", "sheet", models.UUIDField(editable=False, null=True)),
        migrations.AddField(
            "person",
            "digest",
            models.GeneratedField(
                db_persist=True,
                expression=Substr(models.Func("sealed", function="sha256"), 1, 8),
                output_field=models.BinaryField(),
            ),
        ),
        migrations.AddIndex(
            "person",
            models.Index("organisation", "sheet", "id", include=("digest", "epoch"), name="cases_person_sheet"),
        ),
        migrations.AddConstraint(
            "person",
            models.CheckConstraint(
                condition=models.Q(("epoch__isnull", False), ("sheet", None), _connector="OR"),
                name="cases_restricted_in_no_sheet",
            ),
        ),
    ]
