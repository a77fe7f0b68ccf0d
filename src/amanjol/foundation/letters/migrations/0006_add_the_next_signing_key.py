from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("letters", "0005_limit_a_day")]

    operations = [
        migrations.AddField("belief", "carried", models.BinaryField(editable=False, null=True)),
        migrations.AddField(
            "signingkey",
            "reason",
            models.CharField(
                choices=[("change", "Change"), ("theft", "Theft")], default="", editable=False, max_length=10
            ),
        ),
    ]
