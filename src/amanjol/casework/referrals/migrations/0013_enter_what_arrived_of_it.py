"""With a letter that is dropped once it was opened, its rows as they arrived enter the ledger, and what tells it apart.

An older copy has it as it arrived, unopened; or a partner brings it once more to a node that was restored. Neither opens
again: a restore empties the rows that the ledger names, and what that node brings under that id is laid in empty. Who
writes a letter chooses its id: so the ledger holds one that is made of node and id, which is no row's and no other
node's. One between two organisations of this node is not brought again.
Whoever drops it need not see these rows, which only who is in the circle of the inbox does: the database enters them.
"""

from django.db import migrations

ENTER = """
create function referrals_enter_dropped_letter() returns trigger
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
begin
    insert into public.cases_erased (id, organisation_id, erased_on, reason)
    select gone.id, new.organisation_id, current_date, 'recalled'
    from (
        select new.id as id
        union select a.id from public.letters_incoming a
        where a.organisation_id = new.organisation_id and a.letter = new.letter and a.from_node = new.issuer_node
        union select md5('letter ' || new.issuer_node || ' ' || new.letter)::uuid
        where not exists (select from public.organisations_node n where n.id::text = new.issuer_node)) gone
    on conflict do nothing;
    return null;
end
$$;
revoke execute on function referrals_enter_dropped_letter() from public;
"""
LAY = """
create function referrals_lay_in_empty() returns trigger
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
begin
    if new.sealed is not null and exists (
        select from public.cases_erased e
        where e.id = md5('letter ' || new.from_node || ' ' || new.letter)::uuid
            and e.organisation_id = new.organisation_id)
    then
        new.sealed := null;
        new.held := 'recalled';
        new.gone_at := statement_timestamp();
    end if;
    return new;
end
$$;
revoke execute on function referrals_lay_in_empty() from public;
"""
DROPPED = """
create trigger referrals_opened_letter_dropped after update of gone_at on letters_openedletter
for each row when (old.gone_at is null and new.gone_at is not null) execute function {function}();
"""
ARRIVES = """
create trigger referrals_letter_arrives before insert on letters_incoming
for each row execute function referrals_lay_in_empty();
"""
# Of what went before this was so.
ENTER_EARLIER = """
insert into cases_erased (id, organisation_id, erased_on, reason)
select gone.id, gone.organisation_id, gone.erased_on, 'recalled'
from (
    select md5('letter ' || o.issuer_node || ' ' || o.letter)::uuid as id, o.organisation_id, o.gone_at::date as erased_on
    from letters_openedletter o
    where o.gone_at is not null
        and not exists (select from organisations_node n where n.id::text = o.issuer_node)
    union
    select a.id, a.organisation_id, o.gone_at::date
    from letters_incoming a
    join letters_openedletter o
        on o.letter = a.letter and o.organisation_id = a.organisation_id and o.issuer_node = a.from_node
    where o.gone_at is not null) gone
on conflict do nothing;
"""
UNDROPPED = "drop trigger referrals_opened_letter_dropped on letters_openedletter;"


class Migration(migrations.Migration):
    dependencies = [
        ("referrals", "0012_keep_when_the_clock_was_said"),
        ("letters", "0013_tell_what_nobody_signed_waits"),
    ]

    operations = [
        migrations.RunSQL(
            "create policy cases_erased_look_up on cases_erased for select to current_user using (true);",
            "drop policy cases_erased_look_up on cases_erased;",
        ),
        migrations.RunSQL(ENTER, "drop function referrals_enter_dropped_letter();"),
        migrations.RunSQL(
            UNDROPPED + DROPPED.format(function="referrals_enter_dropped_letter"),
            UNDROPPED + DROPPED.format(function="referrals_enter_dropped"),
        ),
        migrations.RunSQL(LAY, "drop function referrals_lay_in_empty();"),
        migrations.RunSQL(ARRIVES, "drop trigger referrals_letter_arrives on letters_incoming;"),
        migrations.RunSQL(ENTER_EARLIER, migrations.RunSQL.noop),
    ]
