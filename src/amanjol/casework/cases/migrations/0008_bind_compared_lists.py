"""Signatures are there for their own organisation only, whatever a query says; the owner is bound too."""

from django.db import migrations

from amanjol.foundation.organisations.binding import bind


class Migration(migrations.Migration):
    dependencies = [("cases", "0007_add_compared_lists")]

    operations = [bind("cases_comparedlist")]
