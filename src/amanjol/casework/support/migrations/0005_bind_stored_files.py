"""That a file lies there is said, and taken back, by whoever its case is there for, and by nobody else.

Without this, whoever writes rows in a session of any organisation could take back those of all others, and the sweep
would remove their files at night. The sweep runs in no session and sees all; to a session only its own are there.
"""

from django.db import migrations

TABLE = "support_storedfile"
OF_CASE = f"exists (select from support_casefile f where f.id = {TABLE}.file_id)"
IN_NO_SESSION = "coalesce(current_setting('amanjol.session_token', true), '') = ''"
POLICIES = f"""
alter table {TABLE} enable row level security;
alter table {TABLE} force row level security;
create policy {TABLE}_add on {TABLE} for insert with check ({OF_CASE});
create policy {TABLE}_read on {TABLE} for select using ({IN_NO_SESSION} or {OF_CASE});
create policy {TABLE}_delete on {TABLE} for delete using ({OF_CASE});
"""
LOOSEN = f"""
drop policy {TABLE}_delete on {TABLE};
drop policy {TABLE}_read on {TABLE};
drop policy {TABLE}_add on {TABLE};
alter table {TABLE} no force row level security;
alter table {TABLE} disable row level security;
"""


class Migration(migrations.Migration):
    dependencies = [("support", "0004_bind_files")]

    operations = [migrations.RunSQL(POLICIES, LOOSEN)]
