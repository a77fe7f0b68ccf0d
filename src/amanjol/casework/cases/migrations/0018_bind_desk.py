"""What is set for a desk is there for its own organisation only, whatever a query says; the owner is bound too."""

from django.db import migrations

from amanjol.foundation.organisations.binding import bind


class Migration(migrations.Migration):
    dependencies = [("cases", "0017_add_desk")]

    operations = [bind("cases_desk")]
