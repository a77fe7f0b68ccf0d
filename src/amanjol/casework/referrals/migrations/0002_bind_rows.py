"""Each organisation sees and writes its own agreements only."""

from django.db import migrations

from amanjol.foundation.organisations.binding import bind


class Migration(migrations.Migration):
    dependencies = [("referrals", "0001_create_tables"), ("once", "0002_bind_rows_to_account")]

    operations = [bind("referrals_agreement")]
