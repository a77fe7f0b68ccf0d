"""Who may see and write which row of a complaint, whatever a query says; the owner is bound too.

A stranger has no session: they read who was named, and add a complaint, its seals and its letterbox; they see nothing of
it again. A complaint is there for whose session has a seal of it, and for nobody else of the organisation. A seal goes
with its complaint, by a cascade past row security. A letterbox is there for whoever says the keyed hash of its code.
"""

from django.db import migrations

from amanjol.foundation.organisations.binding import OWN, bind

MINE = "exists (select from accounts_personkey k where k.id = key_id and k.account_id = (select amanjol_account()))"
SEALED_TO_ME = "exists (select from complaints_seal s where s.complaint_id = complaints_complaint.id)"
CALLED = "name = nullif(current_setting('amanjol.letterbox', true), '')"
STRICT = """
alter table {table} enable row level security;
alter table {table} force row level security;
"""
LOOSEN = """
alter table {table} no force row level security;
alter table {table} disable row level security;
"""
POLICIES = (
    ("complaints_receiver", "read", "for select using (true)"),
    ("complaints_secondorganisation", "read", "for select using (true)"),
    ("complaints_seal", "add", "for insert with check (true)"),
    ("complaints_seal", "read", f"for select using ({OWN} and {MINE})"),
    ("complaints_complaint", "add", "for insert with check (true)"),
    ("complaints_complaint", "read", f"for select using ({OWN} and {SEALED_TO_ME})"),
    (
        "complaints_complaint",
        "change",
        f"for update using ({OWN} and {SEALED_TO_ME}) with check ({OWN} and {SEALED_TO_ME})",
    ),
    ("complaints_complaint", "delete", f"for delete using ({OWN} and {SEALED_TO_ME})"),
    ("complaints_letterbox", "add", "for insert with check (true)"),
    ("complaints_letterbox", "read", f"for select using ({OWN} or {CALLED})"),
    ("complaints_letterbox", "answer", f"for update using ({OWN}) with check ({OWN})"),
)
TABLES = ("complaints_complaint", "complaints_seal", "complaints_letterbox")


class Migration(migrations.Migration):
    dependencies = [("complaints", "0001_create_tables"), ("once", "0002_bind_rows_to_account")]

    operations = [
        bind("complaints_receiver"),
        bind("complaints_secondorganisation"),
        *(migrations.RunSQL(STRICT.format(table=table), LOOSEN.format(table=table)) for table in TABLES),
        *(
            migrations.RunSQL(
                f"create policy {table}_{name} on {table} {rule};", f"drop policy {table}_{name} on {table};"
            )
            for table, name, rule in POLICIES
        ),
        migrations.RunSQL(
            f"grant maintain on {', '.join(TABLES)} to amanjol_keeper;",
            f"revoke maintain on {', '.join(TABLES)} from amanjol_keeper;",
        ),
    ]
