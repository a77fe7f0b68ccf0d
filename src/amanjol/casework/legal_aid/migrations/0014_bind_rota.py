"""Each organisation sees and writes its own only; hours of duty of one advocate never overlap, whoever writes them.

The extension is there in a new database; its owner may make it in an older one.
"""

from django.db import migrations

from amanjol.foundation.organisations.binding import bind

NO_OVERLAP = """
create extension if not exists btree_gist;
alter table legal_aid_dutyslot add constraint legal_aid_duty_once
    exclude using gist (advocate_id with =, tstzrange(begins_at, ends_at) with &&);
"""


class Migration(migrations.Migration):
    dependencies = [("legal_aid", "0013_add_rota")]

    operations = [
        bind("legal_aid_dutyslot"),
        bind("legal_aid_absence"),
        migrations.RunSQL(
            NO_OVERLAP, "alter table legal_aid_dutyslot drop constraint legal_aid_duty_once;"
        ),
    ]
