"""Clocks of an organisation's own are there for it only, whatever a query says; the owner is bound too."""

from django.db import migrations

from amanjol.foundation.organisations.binding import bind


class Migration(migrations.Migration):
    dependencies = [("cases", "0019_add_own_clocks")]

    operations = [bind("cases_ownclock")]
