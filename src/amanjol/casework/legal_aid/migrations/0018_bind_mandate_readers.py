"""Each organisation sees and writes its own readers of mandates only; the owner is bound, too.

Notes are there for whoever wrote them, and for the other of advocate and deputy, to whom some were shown. Only who
wrote them writes them. Both go with the mandate and with the person's key, by a cascade past row security.
"""

from django.db import migrations

from amanjol.foundation.organisations.binding import OWN, bind

NOTES = "legal_aid_mandatenotes"
_HOLDS = "exists (select from accounts_personkey k where k.id = {key} and k.account_id = (select amanjol_account()))"
MINE = _HOLDS.format(key="key_id")
SHOWN_TO_ME = _HOLDS.format(key="colleague_id")
POLICIES = f"""
alter table {NOTES} enable row level security;
alter table {NOTES} force row level security;
create policy {NOTES}_add on {NOTES} for insert with check ({OWN} and {MINE});
create policy {NOTES}_read on {NOTES} for select using ({OWN} and ({MINE} or {SHOWN_TO_ME}));
create policy {NOTES}_change on {NOTES} for update using ({OWN} and {MINE}) with check ({OWN} and {MINE});
create policy {NOTES}_delete on {NOTES} for delete using ({OWN} and {MINE});
"""
LOOSEN = f"""
drop policy {NOTES}_delete on {NOTES};
drop policy {NOTES}_change on {NOTES};
drop policy {NOTES}_read on {NOTES};
drop policy {NOTES}_add on {NOTES};
alter table {NOTES} no force row level security;
alter table {NOTES} disable row level security;
"""


class Migration(migrations.Migration):
    dependencies = [("legal_aid", "0017_add_mandate_readers"), ("once", "0002_bind_rows_to_account")]

    operations = [
        bind("legal_aid_mandatereader"),
        migrations.RunSQL(POLICIES, LOOSEN),
        migrations.RunSQL(
            f"grant maintain on legal_aid_mandatereader, {NOTES} to amanjol_keeper;",
            f"revoke maintain on legal_aid_mandatereader, {NOTES} from amanjol_keeper;",
        ),
    ]
