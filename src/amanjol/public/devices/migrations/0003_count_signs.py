"""Which signs checks of an offer raised, by month and country, over all devices."""

from __future__ import annotations

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = (("devices", "0002_place_settings"),)

    operations = (
        migrations.AlterField(
            model_name="countbatch",
            name="kind",
            field=models.CharField(
                choices=[
                    ("counts", "Counts"),
                    ("played", "Shown on screens"),
                    ("signs", "Signs that checks raised"),
                ],
                max_length=10,
            ),
        ),
        migrations.CreateModel(
            name="SignCount",
            fields=[
                (
                    "id",
                    models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                ),
                ("month", models.DateField()),
                ("country", models.CharField(max_length=7)),
                ("sign", models.CharField(max_length=60)),
                ("count", models.PositiveBigIntegerField()),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("month", "country", "sign"), name="devices_sign_once"),
                    models.CheckConstraint(condition=models.Q(("count__gte", 1)), name="devices_sign_from_one"),
                    models.CheckConstraint(
                        condition=models.Q(("month__day", 1)), name="devices_sign_of_whole_month"
                    ),
                ],
            },
        ),
    )
