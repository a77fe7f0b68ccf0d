from django.db import migrations


class Migration(migrations.Migration):
    """Numbers are found by sealed sheets: nothing in clear says any more how many somebody has, or who shares one."""

    dependencies = [("cases", "0032_find_restricted_people")]

    operations = [migrations.DeleteModel("ExactNumber")]
