"""What nobody needs to be told is told to nobody: no ids of files, and of other organisations that they are full.

Who sweeps the folder, or looks for what is lost, says what lies there, and hears which of that has no row, or how many
rows lack their file. Which node is full an organisation reads for itself; the operator reads the nodes, and of how many
organisations, not of which.
"""

from importlib import import_module

from django.db import migrations

limits = import_module("amanjol.foundation.letters.migrations.0005_limit_a_day")
files = import_module("amanjol.foundation.letters.migrations.0010_bind_files")

NOBODYS = """
create function letters_files_nobodys(lying uuid[]) returns setof uuid
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select l.id from unnest(lying) l(id)
    where not exists (select from public.letters_sentfile s where s.id = l.id)
        and not exists (
            select from public.letters_arrivingfile a
            where a.id = l.id and (a.arrived_at is not null or a.expires_at > statement_timestamp()))
$$;
"""
LOST = """
create function letters_files_lost(lying uuid[]) returns bigint
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select count(*) from (
        select s.id from public.letters_sentfile s
        union all
        select a.id from public.letters_arrivingfile a where a.arrived_at is not null) whole
    where not exists (select from unnest(lying) l(id) where l.id = whole.id)
$$;
"""
# The worker looks at the disk before it asks: a row that somebody names here, and whose file is there, changes nothing.
ASK_AGAIN = """
create function letters_files_ask_again(lying uuid[]) returns bigint
language sql volatile security definer set search_path = pg_catalog, pg_temp as $$
    with asked as (
        update public.letters_arrivingfile a set next_try_at = statement_timestamp(), tries = 0
        where a.arrived_at is not null and a.next_try_at is null and a.expires_at > statement_timestamp()
            and not exists (select from unnest(lying) l(id) where l.id = a.id)
        returning 1)
    select count(*) from asked
$$;
"""
FULL = """
create function letters_full_here(at_most integer) returns setof varchar
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select a.from_node from public.letters_incoming a
    where a.organisation_id = (select public.amanjol_organisation())
        and a.arrived_at > statement_timestamp() - interval '1 day'
    group by 1 having count(*) >= at_most
    order by 1
$$;
"""
FULL_NODES = """
create function letters_full_nodes(at_most integer) returns table (node varchar, organisations bigint)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select f.from_node, count(*) from (
        select a.organisation_id, a.from_node from public.letters_incoming a
        where a.arrived_at > statement_timestamp() - interval '1 day'
        group by 1, 2 having count(*) >= at_most) f
    group by 1 order by 1
$$;
"""
FUNCTIONS = {
    "letters_files_nobodys(uuid[])": NOBODYS,
    "letters_files_lost(uuid[])": LOST,
    "letters_files_ask_again(uuid[])": ASK_AGAIN,
    "letters_full_here(integer)": FULL,
    "letters_full_nodes(integer)": FULL_NODES,
}
BEFORE = {"letters_files_named(boolean)": files.NAMED, "letters_full(integer)": limits.FULL}


def _granted(signature: str, text: str) -> str:
    return (
        f"{text}\nrevoke execute on function {signature} from public;\n"
        f"grant execute on function {signature} to amanjol_app;"
    )


class Migration(migrations.Migration):
    dependencies = [("letters", "0013_tell_what_nobody_signed_waits")]

    operations = [
        *(
            migrations.RunSQL(f"drop function {signature};", _granted(signature, text))
            for signature, text in BEFORE.items()
        ),
        *(
            migrations.RunSQL(_granted(signature, text), f"drop function {signature};")
            for signature, text in FUNCTIONS.items()
        ),
    ]
