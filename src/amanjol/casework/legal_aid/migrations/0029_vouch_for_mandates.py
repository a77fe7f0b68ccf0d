"""That the key of a mandate comes from who coordinates."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("legal_aid", "0028_bind_vouching_keys")]

    operations = [
        migrations.AddField(
            "mandatereader", "comparison", models.PositiveIntegerField(default=0, editable=False)
        ),
        migrations.AddField("mandatereader", "voucher", models.BinaryField(default=b"")),
    ]
