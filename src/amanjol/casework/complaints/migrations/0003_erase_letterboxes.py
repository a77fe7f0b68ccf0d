"""A letterbox goes with its complaint: whoever reads a complaint erases it, once it was kept long enough."""

from django.db import migrations

from amanjol.foundation.organisations.binding import OWN


class Migration(migrations.Migration):
    dependencies = [("complaints", "0002_bind_rows")]

    operations = [
        migrations.RunSQL(
            f"create policy complaints_letterbox_delete on complaints_letterbox for delete using ({OWN});",
            "drop policy complaints_letterbox_delete on complaints_letterbox;",
        ),
    ]
