"""A letter that is dropped enters the ledger with the node's own day, as all that people erase does.

The database's day is that of UTC. Each connection of ours says in which zone its node lies (`site.database`); where one
does not, as that of a person with a shell, it is UTC's day as before.
"""

from django.db import migrations

DAY = """
(coalesce(new.gone_at, statement_timestamp())
    at time zone coalesce(nullif(current_setting('amanjol.time_zone', true), ''), 'UTC'))::date
"""
ENTER_ARRIVED = """
create or replace function referrals_enter_dropped() returns trigger
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
begin
    insert into public.cases_erased (id, organisation_id, erased_on, reason)
    values (new.id, new.organisation_id, {day}, 'recalled') on conflict do nothing;
    return null;
end
$$;
"""
ENTER_OPENED = """
create or replace function referrals_enter_dropped_letter() returns trigger
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
begin
    insert into public.cases_erased (id, organisation_id, erased_on, reason)
    select gone.id, new.organisation_id, {day}, 'recalled'
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
"""


class Migration(migrations.Migration):
    dependencies = [("referrals", "0015_bind_reminders")]

    operations = [
        migrations.RunSQL(text.format(day=DAY.strip()), text.format(day="current_date"))
        for text in (ENTER_ARRIVED, ENTER_OPENED)
    ]
