"""Each organisation sees and writes its own register only; the owner is bound, too."""

from django.db import migrations

from amanjol.foundation.organisations.binding import bind


class Migration(migrations.Migration):
    dependencies = [("legal_aid", "0003_add_advocates")]

    operations = [
        bind("legal_aid_advocate"),
        migrations.RunSQL(
            "grant maintain on legal_aid_advocate to amanjol_keeper;",
            "revoke maintain on legal_aid_advocate from amanjol_keeper;",
        ),
    ]
