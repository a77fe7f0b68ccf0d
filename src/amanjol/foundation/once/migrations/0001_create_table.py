import django.db.models.deletion
import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [("accounts", "0006_any_staff_language")]

    operations = [
        migrations.CreateModel(
            name="SentForm",
            fields=[
                ("id", models.CharField(editable=False, max_length=64, primary_key=True, serialize=False)),
                ("sent_at", models.DateTimeField(db_index=True, default=django.utils.timezone.now, editable=False)),
                ("sealed", models.BinaryField(default=b"", editable=False)),
                (
                    "account",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.DB_CASCADE,
                        related_name="+",
                        to="accounts.account",
                    ),
                ),
            ],
        ),
    ]
