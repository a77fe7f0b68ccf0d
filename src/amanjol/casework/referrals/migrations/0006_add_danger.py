from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("referrals", "0005_add_times_of_answers")]

    operations = [
        migrations.AddField("referral", "is_danger", models.BooleanField(default=False, editable=False)),
    ]
