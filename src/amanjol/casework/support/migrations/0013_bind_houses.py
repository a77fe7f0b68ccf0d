"""A house is there for its organisation, a stay for whoever its case is there for, whatever a query says."""

from django.db import migrations

from amanjol.casework.cases.row_security import bind_to_case
from amanjol.foundation.organisations.binding import bind


class Migration(migrations.Migration):
    dependencies = [("support", "0012_add_houses")]

    operations = [
        bind("support_house"),
        bind("support_houseincident"),
        *bind_to_case("support_stay"),
    ]
