"""Each organisation sees and writes its own consultations only, whatever a query says; the owner is bound too."""

from django.db import migrations

from amanjol.foundation.organisations.binding import bind


class Migration(migrations.Migration):
    dependencies = [("intake", "0003_create_consultations")]

    operations = [bind("intake_consultation")]
