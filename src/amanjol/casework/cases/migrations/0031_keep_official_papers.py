from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("cases", "0030_bind_finding_sheets")]

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
                ],
                editable=False,
                max_length=20,
            ),
        ),
    ]
