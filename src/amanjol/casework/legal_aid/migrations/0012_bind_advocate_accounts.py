"""Each organisation sees and writes its own only; the owner is bound, too."""

from django.db import migrations

from amanjol.foundation.organisations.binding import bind


class Migration(migrations.Migration):
    dependencies = [("legal_aid", "0011_add_advocate_accounts")]

    operations = [bind("legal_aid_advocateaccount")]
