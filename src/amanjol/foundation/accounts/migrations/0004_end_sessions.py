"""Everybody signs in again: the rows of before keep a hash of the cookie itself, which was named to the database."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("accounts", "0003_session_unlocked_at")]

    operations = [migrations.RunSQL("delete from accounts_session", migrations.RunSQL.noop)]
