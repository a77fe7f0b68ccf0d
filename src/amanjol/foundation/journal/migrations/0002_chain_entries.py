"""Entries are numbered, dated and chained by the database, and nobody changes them afterwards."""

from django.db import migrations

# One way only: every value after its length in four bytes, null as length -1. `verification.py` does the same.
FUNCTIONS = """
create function journal_field(value bytea) returns bytea
language sql immutable parallel safe set search_path = pg_catalog, pg_temp
return case when value is null then int4send(-1) else int4send(length(value)) || value end;

create function journal_chain_entry() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    this_chain text := coalesce(new.organisation_id::text, 'node');
    last_sequence bigint;
    last_hash bytea;
begin
    perform pg_advisory_xact_lock(hashtextextended('amanjol journal ' || this_chain, 0));
    select head.sequence, head.hash into last_sequence, last_hash
        from public.journal_head head where head.chain = this_chain;
    new.sequence := coalesce(last_sequence, 0) + 1;
    new.at := clock_timestamp();
    new.previous_hash := coalesce(last_hash, ''::bytea);
    new.hash := sha256(
        public.journal_field(convert_to('amanjol journal 1', 'UTF8'))
        || public.journal_field(new.previous_hash)
        || public.journal_field(convert_to(this_chain, 'UTF8'))
        || public.journal_field(int8send(new.sequence))
        || public.journal_field(int8send((extract(epoch from new.at) * 1000000)::bigint))
        || public.journal_field(uuid_send(new.id))
        || public.journal_field(uuid_send(new.actor_id))
        || public.journal_field(convert_to(new.verb, 'UTF8'))
        || public.journal_field(convert_to(new.subject_type, 'UTF8'))
        || public.journal_field(convert_to(new.subject_id, 'UTF8'))
        || public.journal_field(convert_to(new.details::text, 'UTF8'))
    );
    insert into public.journal_head (chain, sequence, hash) values (this_chain, new.sequence, new.hash)
        on conflict (chain) do update set sequence = excluded.sequence, hash = excluded.hash;
    return new;
end
$$;

create function journal_refuse_change() returns trigger
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
    raise exception 'The journal is append-only: nobody may % it.', lower(tg_op)
        using errcode = 'insufficient_privilege';
end
$$;

revoke execute on function journal_chain_entry(), journal_refuse_change() from public;
"""

TRIGGERS = """
create trigger journal_chain_entry before insert on journal_entry
    for each row execute function journal_chain_entry();
create trigger journal_refuse_change before update or delete or truncate on journal_entry
    for each statement execute function journal_refuse_change();
"""

# Default privileges gave more than these two roles need.
GRANTS = """
revoke all on journal_entry from amanjol_app;
grant select, insert on journal_entry to amanjol_app;
revoke all on journal_head from amanjol_app;
revoke update, delete, truncate on journal_entry from amanjol_keeper;
revoke insert, update, delete, truncate on journal_head from amanjol_keeper;
"""


class Migration(migrations.Migration):
    dependencies = [("journal", "0001_create_tables")]

    operations = [
        migrations.RunSQL(
            FUNCTIONS,
            "drop function journal_refuse_change(), journal_chain_entry(), journal_field(bytea);",
        ),
        migrations.RunSQL(
            TRIGGERS,
            "drop trigger journal_refuse_change on journal_entry; drop trigger journal_chain_entry on journal_entry;",
        ),
        migrations.RunSQL(
            GRANTS,
            "grant select, insert, update, delete on journal_entry, journal_head to amanjol_app, amanjol_keeper;",
        ),
    ]
