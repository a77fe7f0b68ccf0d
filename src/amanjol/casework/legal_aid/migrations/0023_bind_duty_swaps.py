"""Each organisation sees and writes its own swaps of duty only."""

from django.db import migrations

from amanjol.foundation.organisations.binding import bind


class Migration(migrations.Migration):
    dependencies = [("legal_aid", "0022_add_duty_swaps")]

    operations = [bind("legal_aid_dutyswap")]
