"""Each organisation sees and writes its own offers and conflicts only; the owner is bound, too."""

from django.db import migrations

from amanjol.foundation.organisations.binding import bind

TABLES = ("legal_aid_otherside", "legal_aid_assignment", "legal_aid_look", "legal_aid_offer")


class Migration(migrations.Migration):
    dependencies = [("legal_aid", "0007_add_offers")]

    operations = [
        *map(bind, TABLES),
        migrations.RunSQL(
            f"grant maintain on {', '.join(TABLES)} to amanjol_keeper;",
            f"revoke maintain on {', '.join(TABLES)} from amanjol_keeper;",
        ),
    ]
