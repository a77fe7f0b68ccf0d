"""Nobody takes a card away or changes it, so that no older one comes back; and none holds the place of another.

A card of a foreign key, or a row that is no card, can bear any number: it must not keep the true one out.
"""

from django.db import migrations, models

KEEP = "revoke update, delete on letters_card from amanjol_app;"
UNKEEP = "grant update, delete on letters_card to amanjol_app;"


class Migration(migrations.Migration):
    dependencies = [("letters", "0002_bind_rows")]

    operations = [
        migrations.RemoveConstraint("card", "letters_card_once"),
        migrations.AddIndex(
            "card", models.Index(fields=["node", "organisation", "serial"], name="letters_card_of")
        ),
        migrations.RunSQL(KEEP, UNKEEP),
    ]
