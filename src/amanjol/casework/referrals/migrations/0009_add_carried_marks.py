from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("referrals", "0008_add_danger")]

    operations = [
        migrations.AddField("referral", "carried", models.BinaryField(editable=False, null=True)),
        migrations.AddField("referralletter", "carried", models.BinaryField(editable=False, null=True)),
    ]
