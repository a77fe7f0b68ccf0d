from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("cases", "0033_drop_exact_numbers")]

    operations = [
        migrations.AlterField(
            model_name="caseitem",
            name="kind",
            field=models.CharField(
                choices=[
                    ("note", "Note"),
                    ("risk", "Risk"),
                    ("determination", "Determination"),
                    ("demand", "Demand"),
                    ("consent", "Consent"),
                    ("review", "Review"),
                    ("change", "Change"),
                    ("paper", "Paper"),
                    ("vital-interest", "Vital Interest"),
                ],
                editable=False,
                max_length=20,
            ),
        ),
    ]
