from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("cases", "0025_bind_earlier_values")]

    operations = [
        migrations.AddField(
            model_name="erased",
            name="reason",
            field=models.CharField(default="", editable=False, max_length=20),
        ),
    ]
