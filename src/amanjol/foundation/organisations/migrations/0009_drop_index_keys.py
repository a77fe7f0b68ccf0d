from django.db import migrations


class Migration(migrations.Migration):
    """Numbers are found by sealed sheets (`casework.cases.finding`): no key for their hashes is needed."""

    dependencies = [("organisations", "0008_let_sheets_know_an_epoch")]

    operations = [
        migrations.RemoveField("epoch", "index_key"),
        migrations.RemoveField("epoch", "index_version"),
    ]
