from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("referrals", "0010_enter_what_was_taken_back")]

    operations = [
        migrations.AddField(
            "referral", "urgency", models.CharField(default="", editable=False, max_length=10)
        ),
    ]
