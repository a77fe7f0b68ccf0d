"""What an organisation's entries are about is its own, as the entries are."""

from django.db import migrations

from amanjol.foundation.organisations.binding import bind


class Migration(migrations.Migration):
    dependencies = [("organisations", "0006_vouch_for_sheets"), ("journal", "0004_keep_subjects")]

    operations = [bind("journal_subject")]
