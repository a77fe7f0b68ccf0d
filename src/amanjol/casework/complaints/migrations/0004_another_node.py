"""The second organisation may be of another node; what is answered there comes into letterboxes of no organisation.

Such a letterbox is there for whoever says its code, as all are; for who files an answer, by its id, which stands on that;
and on the day after its last, when anybody may take it away. No session of an organisation sees it.
"""

import django.db.models.deletion
from django.db import migrations, models

OF_NOBODY = "organisation_id is null"
FILED = f"{OF_NOBODY} and id::text = nullif(current_setting('amanjol.answered', true), '')"
PAST = f"{OF_NOBODY} and kept_until < current_date"
POLICIES = (
    ("find", f"for select using (({FILED}) or ({PAST}))"),
    ("file", f"for update using ({FILED}) with check ({OF_NOBODY})"),
    ("forget", f"for delete using ({PAST})"),
)


def _organisation() -> models.ForeignKey:
    return models.ForeignKey(
        editable=False,
        null=True,
        on_delete=django.db.models.deletion.DO_NOTHING,
        related_name="+",
        to="organisations.organisation",
    )


class Migration(migrations.Migration):
    dependencies = [("complaints", "0003_erase_letterboxes")]

    operations = [
        migrations.AlterField("secondorganisation", "second", _organisation()),
        migrations.AddField(
            "secondorganisation", "partner_node", models.CharField(default="", editable=False, max_length=64)
        ),
        migrations.AddField(
            "secondorganisation", "partner", models.CharField(default="", editable=False, max_length=64)
        ),
        migrations.AddField("secondorganisation", "key", models.BinaryField(null=True)),
        migrations.AddConstraint(
            "secondorganisation",
            models.CheckConstraint(
                condition=models.Q(("key__isnull", True), ("partner", ""), ("partner_node", ""), ("second__isnull", False))
                | models.Q(("key__isnull", False), ("second__isnull", True)),
                name="complaints_second_here_or_there",
            ),
        ),
        migrations.AlterField("letterbox", "organisation", _organisation()),
        migrations.AddField(
            "letterbox", "answered_by", models.CharField(default="", editable=False, max_length=64)
        ),
        migrations.AddField("letterbox", "number", models.PositiveIntegerField(default=0, editable=False)),
        migrations.AddField("letterbox", "kept_until", models.DateField(editable=False, null=True)),
        *(
            migrations.RunSQL(
                f"create policy complaints_letterbox_{name} on complaints_letterbox {rule};",
                f"drop policy complaints_letterbox_{name} on complaints_letterbox;",
            )
            for name, rule in POLICIES
        ),
    ]
