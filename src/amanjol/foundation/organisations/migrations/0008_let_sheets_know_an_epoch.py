from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("organisations", "0007_bind_what_entries_are_about")]

    operations = [
        migrations.AddField("epoch", "attestation", models.BinaryField(editable=False, null=True)),
        migrations.AddField("recoveryset", "witness", models.BinaryField(editable=False, null=True)),
    ]
