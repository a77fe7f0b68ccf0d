"""Nobody takes a signing key away or gives it another number, so that no earlier one signs again.

A key moves to the next epoch: that is all that changes of it.
"""

from django.db import migrations

KEEP = """
revoke update, delete on letters_signingkey from amanjol_app;
grant update (epoch, wrapped_seed) on letters_signingkey to amanjol_app;
"""
UNKEEP = "grant update, delete on letters_signingkey to amanjol_app;"


class Migration(migrations.Migration):
    dependencies = [("letters", "0006_add_the_next_signing_key")]

    operations = [
        migrations.RunSQL(KEEP, UNKEEP),
    ]
