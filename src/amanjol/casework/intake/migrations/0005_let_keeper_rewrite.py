"""The keeper may write these tables anew, so that what was erased with a case leaves their files; see cases 0012."""

from django.db import migrations

TABLES = "intake_report, intake_consultation"


class Migration(migrations.Migration):
    dependencies = [("intake", "0004_bind_consultations")]

    operations = [
        migrations.RunSQL(
            f"grant maintain on {TABLES} to amanjol_keeper;",
            f"revoke maintain on {TABLES} from amanjol_keeper;",
        )
    ]
