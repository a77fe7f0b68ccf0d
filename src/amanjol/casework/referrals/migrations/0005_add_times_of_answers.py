from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("referrals", "0004_bind_referrals")]

    operations = [
        migrations.AddField("referral", "answer_by", models.DateTimeField(editable=False, null=True)),
        migrations.AddField("referral", "answered_at", models.DateTimeField(editable=False, null=True)),
    ]
