"""Who may see and write which row of a report, whatever a query says; the owner is bound too.

A report is its recipient's. Another organisation may add one, new and once, for which it keeps a sending of its own
to that very recipient; it never reads one. A receipt is written by who has the report, and read by who has the
sending: neither side sees what the other keeps.
"""

from django.db import migrations

BIND = """
alter table {table} enable row level security;
alter table {table} force row level security;
"""
LOOSEN = """
alter table {table} no force row level security;
alter table {table} disable row level security;
"""
OWN = """
create policy {table}_own on {table}
    using (organisation_id = (select amanjol_organisation()))
    with check (organisation_id = (select amanjol_organisation()));
"""
DROP_OWN = "drop policy {table}_own on {table};"
# The sub-selects run under the policies of the tables they read: each side finds only what is its own.
ACROSS = """
create policy intake_report_send on intake_report for insert with check (
    state = 'waiting' and is_inbound and exists (
        select from intake_sending s
        where s.id = intake_report.id and s.recipient_id = intake_report.organisation_id
            and s.organisation_id = (select amanjol_organisation())));
create policy intake_receipt_give on intake_receipt for insert with check (exists (
    select from intake_report r
    where r.id = intake_receipt.id and r.organisation_id = (select amanjol_organisation())));
create policy intake_receipt_read on intake_receipt for select using (exists (
    select from intake_sending s
    where s.id = intake_receipt.id and s.organisation_id = (select amanjol_organisation())));
"""
DROP_ACROSS = """
drop policy intake_receipt_read on intake_receipt;
drop policy intake_receipt_give on intake_receipt;
drop policy intake_report_send on intake_report;
"""
TABLES = ("intake_sending", "intake_report", "intake_receipt")


class Migration(migrations.Migration):
    dependencies = [
        ("intake", "0001_create_tables"),
        ("organisations", "0004_bind_keys_to_organisation"),
    ]

    operations = [
        *(migrations.RunSQL(BIND.format(table=table), LOOSEN.format(table=table)) for table in TABLES),
        *(
            migrations.RunSQL(OWN.format(table=table), DROP_OWN.format(table=table))
            for table in ("intake_sending", "intake_report")
        ),
        migrations.RunSQL(ACROSS, DROP_ACROSS),
    ]
