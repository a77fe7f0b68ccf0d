"""Each organisation sees and writes its own mandates only; the owner is bound, too."""

from django.db import migrations

from amanjol.foundation.organisations.binding import bind


class Migration(migrations.Migration):
    dependencies = [("legal_aid", "0009_add_mandates")]

    operations = [
        bind("legal_aid_mandate"),
        migrations.RunSQL(
            "grant maintain on legal_aid_mandate to amanjol_keeper;",
            "revoke maintain on legal_aid_mandate from amanjol_keeper;",
        ),
    ]
