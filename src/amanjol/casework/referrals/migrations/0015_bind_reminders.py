"""Each organisation sees and writes the reminders of its own members only."""

from django.db import migrations

from amanjol.foundation.organisations.binding import bind


class Migration(migrations.Migration):
    dependencies = [("referrals", "0014_add_reminders")]

    operations = [bind("referrals_reminder")]
