"""What one node lays into the inbox of one organisation has an end: so many letters within 24 hours.

What is there already gets its receipt again and counts once. How many that are the program says; the function without a
limit is dropped, so that nobody calls it.
"""

from importlib import import_module

from django.db import migrations, models

before = import_module("amanjol.foundation.letters.migrations.0002_bind_rows")

TAKE_IN = """
create function letters_take_in(
    node varchar, letter uuid, inbox bytea, arrived bytea, envelope bytea, at_most integer)
returns integer
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
    of_whom uuid;
    held integer := 0;
    is_gone boolean;
begin
    for of_whom in
        select distinct i.organisation_id from public.letters_inboxkey i
        where i.key_id = inbox and i.closes_at > statement_timestamp()
    loop
        continue when at_most <= (
                select count(*) from (
                    select from public.letters_incoming a
                    where a.organisation_id = of_whom and a.from_node = node
                        and a.arrived_at > statement_timestamp() - interval '1 day'
                    limit at_most) today)
            and not exists (
                select from public.letters_incoming a
                where a.organisation_id = of_whom and a.from_node = node and a.letter = letters_take_in.letter
                    and a.digest = arrived);
        held := held + 1;
        is_gone := exists (
            select from public.letters_recalled r
            join public.letters_belief b on b.partner_node = r.issuer_node and b.partner = r.issuer
            where r.letter = letters_take_in.letter and r.issuer_node = node and r.key = b.key
                and b.organisation_id = of_whom and b.second_mark is not null and b.ended_at is null);
        insert into public.letters_incoming
            (id, organisation_id, from_node, letter, key_id, digest, sealed, arrived_at, held, gone_at)
        values (
            gen_random_uuid(), of_whom, node, letter, inbox, arrived,
            case when is_gone then null else envelope end, statement_timestamp(), '',
            case when is_gone then statement_timestamp() end)
        on conflict do nothing;
    end loop;
    return held;
end
$$;
"""
# For the pages of an organisation and for the doctor: who has laid in as much as goes, of which nothing more is taken.
FULL = """
create function letters_full(at_most integer) returns table (organisation uuid, node varchar)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select a.organisation_id, a.from_node from public.letters_incoming a
    where a.arrived_at > statement_timestamp() - interval '1 day'
    group by 1, 2 having count(*) >= at_most
    order by 1, 2
$$;
"""
LIMITED = "letters_take_in(varchar, uuid, bytea, bytea, bytea, integer)"
UNLIMITED = "letters_take_in(varchar, uuid, bytea, bytea, bytea)"


def _granted(signature: str) -> str:
    return (
        f"revoke execute on function {signature} from public;\n"
        f"grant execute on function {signature} to amanjol_app;"
    )


class Migration(migrations.Migration):
    dependencies = [("letters", "0004_nameless")]

    operations = [
        migrations.AddIndex(
            "incoming",
            models.Index(fields=["organisation", "from_node", "arrived_at"], name="letters_incoming_of_a_day"),
        ),
        migrations.RunSQL(
            f"drop function {UNLIMITED};\n{TAKE_IN}\n{_granted(LIMITED)}",
            f"drop function {LIMITED};\n{before.TAKE_IN}\n{_granted(UNLIMITED)}",
        ),
        migrations.RunSQL(
            f"{FULL}\n{_granted('letters_full(integer)')}", "drop function letters_full(integer);"
        ),
    ]
