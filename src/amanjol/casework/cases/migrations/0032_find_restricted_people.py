from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("cases", "0031_keep_official_papers")]

    operations = [
        migrations.AddIndex(
            model_name="person",
            index=models.Index(
                models.F("organisation"), condition=models.Q(epoch=None), name="cases_person_restricted"
            ),
        ),
    ]
