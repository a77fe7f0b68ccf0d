import uuid

import django.db.models.deletion
import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("accounts", "0001_create_tables"),
        ("organisations", "0011_bind_circles_to_organisation"),
    ]

    operations = []
