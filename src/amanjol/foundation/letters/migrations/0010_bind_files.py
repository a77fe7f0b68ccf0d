"""Each organisation sees the files that it sends and those that it expects; the worker has functions, as for letters.

A row is a claim. One that names the address of another organisation's file leads to nothing: what lies in the folder
lies under the id of its row, and opens with the key in the letter alone.
"""

from django.db import migrations

from amanjol.foundation.organisations.binding import bind

TABLES = ("letters_sentfile", "letters_arrivingfile")
# Only the node to which the letter goes, as long as it lives. Of several rows with this address one may be true.
FOR = """
create function letters_file_for(node varchar, wanted bytea) returns table (id uuid, manifest bytea)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select f.id, f.manifest from public.letters_sentfile f
    join public.letters_outgoing o on o.id = f.letter_id
    where f.address = wanted and o.to_node = node and o.expires_at > statement_timestamp()
    order by f.id limit 20
$$;
"""
RECEIVED = """
create function letters_file_received(node varchar, wanted bytea, at timestamptz) returns bigint
language sql volatile security definer set search_path = pg_catalog, pg_temp as $$
    with there as (
        update public.letters_sentfile f set received_at = coalesce(f.received_at, at)
        from public.letters_outgoing o
        where o.id = f.letter_id and f.address = wanted and o.to_node = node
        returning 1)
    select count(*) from there
$$;
"""
# A node that was restored from an older copy: the 35 days begin anew.
AGAIN = """
create function letters_files_again(node varchar, since timestamptz) returns void
language sql volatile security definer set search_path = pg_catalog, pg_temp as $$
    update public.letters_sentfile f set received_at = statement_timestamp()
    from public.letters_outgoing o
    where o.id = f.letter_id and o.to_node = node and o.sent_at >= since and f.received_at is not null
$$;
"""
FORGET = """
create function letters_files_forget(received_before timestamptz) returns setof uuid
language sql volatile security definer set search_path = pg_catalog, pg_temp as $$
    delete from public.letters_sentfile f using public.letters_outgoing o
    where o.id = f.letter_id and (f.received_at < received_before or o.expires_at < received_before)
    returning f.id
$$;
"""
# One at a time, put off at once; none of a node from which too much has come within a day, or lies here in parts.
DUE = """
create function letters_file_due(until timestamptz, most_a_day bigint)
returns table (id uuid, from_node varchar, address bytea, size integer, tries integer, has_arrived boolean)
language sql volatile security definer set search_path = pg_catalog, pg_temp as $$
    update public.letters_arrivingfile f
    set next_try_at = until, tries = f.tries + 1
    from public.letters_openedletter l
    where l.id = f.opened_id and f.id in (
        select d.id from public.letters_arrivingfile d
        join public.letters_openedletter o on o.id = d.opened_id
        where d.next_try_at <= statement_timestamp() and d.expires_at > statement_timestamp()
            and (d.arrived_at is not null or d.size + (
                select coalesce(sum(a.size), 0) from public.letters_arrivingfile a
                join public.letters_openedletter b on b.id = a.opened_id
                where b.issuer_node = o.issuer_node and a.id <> d.id
                    and (a.arrived_at > statement_timestamp() - interval '24 hours'
                        or a.arrived_at is null and a.tries > 0 and a.expires_at > statement_timestamp()))
                <= most_a_day)
        order by d.next_try_at limit 1 for update of d skip locked)
    returning f.id, l.issuer_node, f.address, f.size, f.tries, f.arrived_at is not null
$$;
"""
ARRIVED = """
create function letters_file_arrived(file uuid) returns void
language sql volatile security definer set search_path = pg_catalog, pg_temp as $$
    update public.letters_arrivingfile set arrived_at = coalesce(arrived_at, statement_timestamp()) where id = file
$$;
"""
TOLD = """
create function letters_file_told(file uuid) returns void
language sql volatile security definer set search_path = pg_catalog, pg_temp as $$
    update public.letters_arrivingfile set next_try_at = null where id = file and arrived_at is not null
$$;
"""
PUT_OFF = """
create function letters_file_put_off(file uuid, until timestamptz) returns void
language sql volatile security definer set search_path = pg_catalog, pg_temp as $$
    update public.letters_arrivingfile set next_try_at = until where id = file and next_try_at is not null
$$;
"""
# With a letter that was taken back, for organisations that believe the key which signed that, as `letters_drop`.
DROP = """
create function letters_files_drop(node varchar, organisation varchar, signed_with bytea, recalled uuid)
returns setof uuid
language sql volatile security definer set search_path = pg_catalog, pg_temp as $$
    delete from public.letters_arrivingfile f using public.letters_openedletter l
    where l.id = f.opened_id and l.letter = recalled and l.issuer_node = node and l.issuer = organisation
        and f.organisation_id in (
            select b.organisation_id from public.letters_belief b
            where b.partner_node = node and b.partner = organisation and b.key = signed_with
                and b.second_mark is not null and b.ended_at is null)
    returning f.id
$$;
"""
# Ids alone: what the nightly sweep compares with the folder, and the doctor with what is lost.
NAMED = """
create function letters_files_named(only_whole boolean) returns setof uuid
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select id from public.letters_sentfile
    union all
    select id from public.letters_arrivingfile
    where arrived_at is not null or not only_whole and expires_at > statement_timestamp()
$$;
"""
FUNCTIONS = {
    "letters_file_for(varchar, bytea)": FOR,
    "letters_file_received(varchar, bytea, timestamptz)": RECEIVED,
    "letters_files_again(varchar, timestamptz)": AGAIN,
    "letters_files_forget(timestamptz)": FORGET,
    "letters_file_due(timestamptz, bigint)": DUE,
    "letters_file_arrived(uuid)": ARRIVED,
    "letters_file_told(uuid)": TOLD,
    "letters_file_put_off(uuid, timestamptz)": PUT_OFF,
    "letters_files_drop(varchar, varchar, bytea, uuid)": DROP,
    "letters_files_named(boolean)": NAMED,
}


def _function(signature: str, text: str) -> migrations.RunSQL:
    return migrations.RunSQL(
        f"{text}\nrevoke execute on function {signature} from public;\n"
        f"grant execute on function {signature} to amanjol_app;",
        f"drop function {signature};",
    )


class Migration(migrations.Migration):
    dependencies = [("letters", "0009_add_files")]

    operations = [
        *(bind(table) for table in TABLES),
        *(
            migrations.RunSQL(
                f"create policy {table}_carry on {table} to current_user using (true);",
                f"drop policy {table}_carry on {table};",
            )
            for table in TABLES
        ),
        *(_function(signature, text) for signature, text in FUNCTIONS.items()),
        # With a case that is erased: the sweep writes them anew.
        migrations.RunSQL(
            "grant maintain on letters_sentfile, letters_arrivingfile to amanjol_keeper;",
            "revoke maintain on letters_sentfile, letters_arrivingfile from amanjol_keeper;",
        ),
    ]
