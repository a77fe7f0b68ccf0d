"""That something was written for a lawyer is there for who sees the case and for that lawyer; what it says for the
lawyer alone.

Whoever sees the note may add its seal, and from then on nobody but the lawyer reads or deletes it. No row is changed.
"""

from django.db import migrations

from amanjol.foundation.organisations.binding import OWN, bind, narrow

TABLE = "cases_lawyerseal"
MINE = "member_id = (select amanjol_member())"
OF_A_NOTE = f"exists (select from cases_lawyernote n where n.id = note_id and n.member_id = {TABLE}.member_id)"  # noqa: S608  names of this file
POLICIES = f"""
alter table {TABLE} enable row level security;
alter table {TABLE} force row level security;
create policy {TABLE}_add on {TABLE} for insert with check ({OWN} and {OF_A_NOTE});
create policy {TABLE}_read on {TABLE} for select using ({OWN} and {MINE});
create policy {TABLE}_delete on {TABLE} for delete using ({OWN} and {MINE});
"""
LOOSEN = f"""
drop policy {TABLE}_delete on {TABLE};
drop policy {TABLE}_read on {TABLE};
drop policy {TABLE}_add on {TABLE};
alter table {TABLE} no force row level security;
alter table {TABLE} disable row level security;
"""


class Migration(migrations.Migration):
    dependencies = [("cases", "0013_add_notes_for_lawyers")]

    operations = [
        bind("cases_lawyernote"),
        narrow("cases_lawyernote", f"({MINE} or exists (select from cases_case c where c.id = case_id))"),
        migrations.RunSQL(POLICIES, LOOSEN),
    ]
