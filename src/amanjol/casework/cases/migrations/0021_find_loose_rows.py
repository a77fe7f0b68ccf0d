"""The rows whose seals do not hold yet what they point at: few, and in the end none."""

from typing import Final

from django.db import migrations, models

LOOSE: Final = models.Q(schema=1)


def find(model: str) -> migrations.AddIndex:
    return migrations.AddIndex(
        model, models.Index("organisation", name=f"cases_{model}_loose", condition=LOOSE)
    )


class Migration(migrations.Migration):
    dependencies = [("cases", "0020_bind_own_clocks")]

    operations = [find("case"), find("merge"), find("opening")]
