"""Which dangers were passed on and taken up is counted without reading all that an organisation ever did."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("journal", "0004_keep_subjects")]

    operations = [
        migrations.AddIndex(
            "entry",
            models.Index(
                fields=["organisation_id", "subject_id"],
                condition=models.Q(verb__in=("session.danger-passed-on", "session.danger-taken-up")),
                name="journal_entry_dangers",
            ),
        ),
    ]
