"""A look at what may be a conflict is called a clearance; table and columns stay, to whose names its seals are bound."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("legal_aid", "0020_add_roads")]

    operations = [
        migrations.SeparateDatabaseAndState(
            state_operations=[
                migrations.RenameModel("Look", "Clearance"),
                migrations.AlterModelTable("Clearance", "legal_aid_look"),
            ]
        ),
    ]
