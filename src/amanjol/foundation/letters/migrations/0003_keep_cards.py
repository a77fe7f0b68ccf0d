"""Nobody takes a card away or changes it, so that no older one comes back."""

from django.db import migrations

KEEP = "revoke update, delete on letters_card from amanjol_app;"
UNKEEP = "grant update, delete on letters_card to amanjol_app;"


class Migration(migrations.Migration):
    dependencies = [("letters", "0002_bind_rows")]

    operations = [
        migrations.RunSQL(KEEP, UNKEEP),
    ]
