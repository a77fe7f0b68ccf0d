"""How long roads are: each organisation sees and writes its own only; the owner is bound, too."""

import uuid

import django.db.models.deletion
from django.db import migrations, models

from amanjol.foundation.organisations.binding import bind

TABLE = "legal_aid_roadtable"


class Migration(migrations.Migration):
    dependencies = [("legal_aid", "0019_add_plans")]

    operations = [
        migrations.CreateModel(
            name="RoadTable",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
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
                "constraints": [
                    models.UniqueConstraint(fields=("organisation",), name="legal_aid_roads_once")
                ]
            },
        ),
        bind(TABLE),
        migrations.RunSQL(
            f"grant maintain on {TABLE} to amanjol_keeper;", f"revoke maintain on {TABLE} from amanjol_keeper;"
        ),
    ]
