from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("referrals", "0011_add_urgency")]

    operations = [
        migrations.AddField("referral", "calls_said_at", models.DateTimeField(editable=False, null=True)),
        migrations.AddField("referral", "calls_said_in", models.UUIDField(editable=False, null=True)),
    ]
