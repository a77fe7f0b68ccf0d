"""What was known of a person earlier is there for whoever the person is there for, whatever a query says."""

from django.db import migrations

from amanjol.casework.cases.row_security import bind_to_person


class Migration(migrations.Migration):
    dependencies = [("cases", "0024_keep_earlier_values")]

    operations = bind_to_person("cases_personchange")
