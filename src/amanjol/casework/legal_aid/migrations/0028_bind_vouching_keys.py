"""Each organisation sees and writes its own vouching keys only; they go with the person's key, past row security."""

from django.db import migrations

from amanjol.foundation.organisations.binding import bind


class Migration(migrations.Migration):
    dependencies = [("legal_aid", "0027_add_vouching_keys"), ("once", "0002_bind_rows_to_account")]

    operations = [
        bind("legal_aid_vouchingkey"),
        migrations.RunSQL(
            "grant maintain on legal_aid_vouchingkey to amanjol_keeper;",
            "revoke maintain on legal_aid_vouchingkey from amanjol_keeper;",
        ),
    ]
