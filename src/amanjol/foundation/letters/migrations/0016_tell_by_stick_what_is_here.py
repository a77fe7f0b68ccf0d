"""What a stick says of files is true of what lies here, and a node that was restored asks on a stick, too.

What is brought again is what was received since that moment, not only what was sent since: a letter may have been on
its way for weeks.
"""

from django.db import migrations

AGAIN = """
create or replace function letters_again(node varchar, since timestamptz) returns bigint
language sql volatile security definer set search_path = pg_catalog, pg_temp as $$
    with once_more as (
        update public.letters_outgoing set next_try_at = statement_timestamp(), received_at = null, tries = 0
        where to_node = node and sealed is not null
            and (sent_at >= since or received_at is null or received_at >= since)
        returning 1)
    select count(*) from once_more
$$;
"""
AGAIN_BEFORE = """
create or replace function letters_again(node varchar, since timestamptz) returns bigint
language sql volatile security definer set search_path = pg_catalog, pg_temp as $$
    with once_more as (
        update public.letters_outgoing set next_try_at = statement_timestamp(), received_at = null, tries = 0
        where to_node = node and sent_at >= since and sealed is not null
        returning 1)
    select count(*) from once_more
$$;
"""
FILES_AGAIN = """
create or replace function letters_files_again(node varchar, since timestamptz) returns void
language sql volatile security definer set search_path = pg_catalog, pg_temp as $$
    update public.letters_sentfile f set received_at = statement_timestamp()
    from public.letters_outgoing o
    where o.id = f.letter_id and o.to_node = node and (o.sent_at >= since or f.received_at >= since)
        and f.received_at is not null
$$;
"""
FILES_AGAIN_BEFORE = """
create or replace function letters_files_again(node varchar, since timestamptz) returns void
language sql volatile security definer set search_path = pg_catalog, pg_temp as $$
    update public.letters_sentfile f set received_at = statement_timestamp()
    from public.letters_outgoing o
    where o.id = f.letter_id and o.to_node = node and o.sent_at >= since and f.received_at is not null
$$;
"""
# By a line a restored node fetches what it lacks; a stick brings what that node has not said that it has.
FILES_WAIT_AGAIN = """
create function letters_files_wait_again(node varchar, since timestamptz) returns void
language sql volatile security definer set search_path = pg_catalog, pg_temp as $$
    update public.letters_sentfile f set received_at = null
    from public.letters_outgoing o
    where o.id = f.letter_id and o.to_node = node and (o.sent_at >= since or f.received_at >= since)
        and f.received_at is not null
$$;
"""
# What that node sent and lies here whole: whoever asks knows what lies on the disk.
FILES_HERE = """
create function letters_files_here(node varchar, lying uuid[], at_most integer) returns table (address bytea)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select f.address from public.letters_arrivingfile f
    join public.letters_openedletter l on l.id = f.opened_id
    where l.issuer_node = node and f.expires_at > statement_timestamp()
    group by f.address having bool_and(f.arrived_at is not null and f.id = any(lying))
    order by max(f.arrived_at) desc limit at_most
$$;
"""
# As `letters_file_brought` of 0015, of what lies there; what came and is lost is asked for again at once, too.
BROUGHT = """
create function letters_file_is_here(node varchar, wanted bytea, lying uuid[]) returns boolean
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
    is_here boolean;
begin
    select bool_and(f.arrived_at is not null and f.id = any(lying)) into is_here
    from public.letters_arrivingfile f join public.letters_openedletter l on l.id = f.opened_id
    where l.issuer_node = node and f.address = wanted;
    update public.letters_arrivingfile f set next_try_at = statement_timestamp()
    from public.letters_openedletter l
    where l.id = f.opened_id and l.issuer_node = node and f.address = wanted
        and case when f.arrived_at is null then f.next_try_at is not null
            else f.expires_at > statement_timestamp() and f.id <> all(lying) end;
    return is_here;
end
$$;
"""
BROUGHT_BEFORE = """
create function letters_file_brought(node varchar, wanted bytea) returns boolean
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
    is_here boolean;
begin
    select bool_and(f.arrived_at is not null) into is_here from public.letters_arrivingfile f
    join public.letters_openedletter l on l.id = f.opened_id
    where l.issuer_node = node and f.address = wanted;
    update public.letters_arrivingfile f set next_try_at = statement_timestamp()
    from public.letters_openedletter l
    where l.id = f.opened_id and l.issuer_node = node and f.address = wanted
        and f.arrived_at is null and f.next_try_at is not null;
    return is_here;
end
$$;
revoke execute on function letters_file_brought(varchar, bytea) from public;
grant execute on function letters_file_brought(varchar, bytea) to amanjol_app;
"""
NEW = {
    "letters_files_wait_again(varchar, timestamptz)": FILES_WAIT_AGAIN,
    "letters_files_here(varchar, uuid[], integer)": FILES_HERE,
    "letters_file_is_here(varchar, bytea, uuid[])": BROUGHT,
}


class Migration(migrations.Migration):
    dependencies = [("letters", "0015_carry_files_by_stick")]

    operations = [
        migrations.RunSQL(AGAIN, AGAIN_BEFORE),
        migrations.RunSQL(FILES_AGAIN, FILES_AGAIN_BEFORE),
        *(
            migrations.RunSQL(
                f"{text}\nrevoke execute on function {signature} from public;\n"
                f"grant execute on function {signature} to amanjol_app;",
                f"drop function {signature};",
            )
            for signature, text in NEW.items()
        ),
        migrations.RunSQL("drop function letters_file_brought(varchar, bytea);", BROUGHT_BEFORE),
    ]
