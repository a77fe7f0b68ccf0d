from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("referrals", "0007_bind_returns")]

    operations = [
        migrations.AddField("referral", "is_danger", models.BooleanField(default=False, editable=False)),
    ]
