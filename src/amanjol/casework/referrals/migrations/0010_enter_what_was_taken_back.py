"""A letter that is taken back, or goes with its case, enters the ledger of what was erased, whoever drops it.

The worker acts for no member, so it cannot add to an organisation's ledger: the database does, in the same transaction.
The lines are the ids of the rows here, so that a restore finds them again. The keeper may write these tables anew.
"""

from django.db import migrations

TABLES = "letters_openedletter, letters_incoming, letters_outgoing"
NOTE = """
create function referrals_enter_dropped() returns trigger
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
begin
    insert into public.cases_erased (id, organisation_id, erased_on, reason)
    values (new.id, new.organisation_id, current_date, 'recalled') on conflict do nothing;
    return null;
end
$$;
revoke execute on function referrals_enter_dropped() from public;
"""
OPENED = """
create trigger referrals_opened_letter_dropped after update of gone_at on letters_openedletter
for each row when (old.gone_at is null and new.gone_at is not null) execute function referrals_enter_dropped();
"""
ARRIVED = """
create trigger referrals_arrived_letter_dropped after update of held on letters_incoming
for each row when (old.held <> 'recalled' and new.held = 'recalled') execute function referrals_enter_dropped();
"""


class Migration(migrations.Migration):
    dependencies = [
        ("referrals", "0009_add_carried_marks"),
        ("letters", "0008_keep_what_was_taken_back"),
        ("cases", "0026_keep_why_it_was_erased"),
    ]

    operations = [
        migrations.RunSQL(
            "create policy cases_erased_enter on cases_erased for insert to current_user with check (true);",
            "drop policy cases_erased_enter on cases_erased;",
        ),
        migrations.RunSQL(NOTE, "drop function referrals_enter_dropped();"),
        migrations.RunSQL(OPENED, "drop trigger referrals_opened_letter_dropped on letters_openedletter;"),
        migrations.RunSQL(ARRIVED, "drop trigger referrals_arrived_letter_dropped on letters_incoming;"),
        migrations.RunSQL(
            f"grant maintain on {TABLES} to amanjol_keeper;",
            f"revoke maintain on {TABLES} from amanjol_keeper;",
        ),
    ]
