"""A letter that nobody signs leaves with no organisation: whoever writes it adds the row, and no session sees it."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("letters", "0003_keep_cards")]

    operations = [
        migrations.AlterField(
            model_name="outgoing",
            name="organisation",
            field=models.ForeignKey(
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="organisations.organisation",
            ),
        ),
        migrations.RunSQL(
            "create policy letters_outgoing_nameless on letters_outgoing for insert with check (organisation_id is null);",
            "drop policy letters_outgoing_nameless on letters_outgoing;",
        ),
    ]
