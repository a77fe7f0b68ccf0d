"""Each organisation sees what it sends and signs; what arrives, only who is in the circle of that inbox.

The worker acts for no member, so row security shows it nothing. What it does for letters are functions with the owner's
rights, each for one thing; their owner sees the rows that they need by policies of its own. A row is a claim: whoever
connects as `amanjol_app` can call them too, and gets sealed bytes to carry, or drops what they could drop as well.
"""

from django.db import migrations

from amanjol.foundation.organisations.binding import OWN, bind

IN_CIRCLE = """exists (
    select from letters_inboxkey i
    join organisations_circlekey k on k.circle_id = i.circle_id
    join organisations_circlevoucher v on v.circle_key_id = k.id
    join organisations_circleholding h on h.voucher_id = v.id
    where i.key_id = letters_incoming.key_id)"""
STRICT = """
alter table {table} enable row level security;
alter table {table} force row level security;
"""
LOOSEN = """
alter table {table} no force row level security;
alter table {table} disable row level security;
"""
# Nobody adds an arrived letter but the function; who reads it empties it and says why it waits.
POLICIES = (
    ("letters_incoming", "read", f"for select using ({OWN} and {IN_CIRCLE})"),
    ("letters_incoming", "change", f"for update using ({OWN} and {IN_CIRCLE}) with check ({OWN})"),
    ("letters_openedletter", "own", f"using ({OWN}) with check ({OWN})"),
)
FOR_FUNCTIONS = (
    ("letters_inboxkey", "select"),
    ("letters_belief", "select"),
    ("letters_outgoing", "all"),
    ("letters_incoming", "all"),
    ("letters_openedletter", "all"),
)
GRANTS = """
revoke insert, update, delete on letters_incoming from amanjol_app;
grant update (sealed, held, gone_at) on letters_incoming to amanjol_app;
revoke insert, update, delete on letters_recalled from amanjol_app;
"""
UNGRANTS = """
grant insert, update, delete on letters_recalled to amanjol_app;
grant insert, update, delete on letters_incoming to amanjol_app;
"""

# Rows whose time has come; each is put off at once, so that of two workers one brings it.
DUE = """
create function letters_due(at_most integer, until timestamptz)
returns table (id uuid, to_node varchar, sealed bytea, tries integer)
language sql volatile security definer set search_path = pg_catalog, pg_temp as $$
    update public.letters_outgoing o
    set next_try_at = until, tries = o.tries + 1
    where o.id in (
        select d.id from public.letters_outgoing d
        where d.next_try_at <= statement_timestamp() and d.sealed is not null
            and (d.expires_at is null or d.expires_at > statement_timestamp())
        order by d.next_try_at limit at_most for update skip locked)
    returning o.id, o.to_node, o.sealed, o.tries
$$;
"""
# For a stick: what was not acknowledged stays due.
WAITING = """
create function letters_waiting(node varchar, at_most integer) returns table (sealed bytea)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select o.sealed from public.letters_outgoing o
    where o.to_node = node and o.received_at is null and o.sealed is not null
        and (o.expires_at is null or o.expires_at > statement_timestamp())
    order by o.sent_at, o.id limit at_most
$$;
"""
PUT_OFF = """
create function letters_put_off(letter uuid, until timestamptz) returns void
language sql volatile security definer set search_path = pg_catalog, pg_temp as $$
    update public.letters_outgoing set next_try_at = until where id = letter and received_at is null
$$;
"""
# The receipt names the bytes: where they are others, ours are brought again.
ACKNOWLEDGE = """
create function letters_acknowledge(node varchar, letter uuid, arrived bytea, at timestamptz) returns boolean
language sql volatile security definer set search_path = pg_catalog, pg_temp as $$
    update public.letters_outgoing
    set received_at = coalesce(received_at, at), next_try_at = null
    where id = letter and to_node = node and digest = arrived
    returning true
$$;
"""
# A node that was restored from an older copy asks for what it may lack.
AGAIN = """
create function letters_again(node varchar, since timestamptz) returns bigint
language sql volatile security definer set search_path = pg_catalog, pg_temp as $$
    with once_more as (
        update public.letters_outgoing set next_try_at = statement_timestamp(), received_at = null, tries = 0
        where to_node = node and sent_at >= since and sealed is not null
        returning 1)
    select count(*) from once_more
$$;
"""
TAKE_IN = """
create function letters_take_in(node varchar, letter uuid, inbox bytea, arrived bytea, envelope bytea)
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
# It counts for organisations that believe the key which signed it, so that a node which was seized, and names a key of its
# own, deletes nothing. Until it is opened nobody knows who wrote a letter: what is closed goes by the node that brought it.
DROP = """
create function letters_drop(node varchar, organisation varchar, signed_with bytea, recalled uuid)
returns integer
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
    believing uuid[];
    gone integer;
    more integer;
begin
    select coalesce(array_agg(b.organisation_id), '{}') into believing from public.letters_belief b
    where b.partner_node = node and b.partner = organisation and b.key = signed_with
        and b.second_mark is not null and b.ended_at is null;
    insert into public.letters_recalled (id, issuer_node, issuer, letter, key, heard_at)
    values (gen_random_uuid(), node, organisation, recalled, signed_with, statement_timestamp()) on conflict do nothing;
    update public.letters_incoming set sealed = null, gone_at = statement_timestamp()
    where letter = recalled and from_node = node and sealed is not null and organisation_id = any(believing);
    get diagnostics gone = row_count;
    update public.letters_openedletter set kept = null, gone_at = statement_timestamp()
    where letter = recalled and issuer_node = node and issuer = organisation and gone_at is null
        and organisation_id = any(believing);
    get diagnostics more = row_count;
    return gone + more;
end
$$;
"""
# Received 35 days ago, or never to be received.
FORGET = """
create function letters_forget(received_before timestamptz) returns bigint
language sql volatile security definer set search_path = pg_catalog, pg_temp as $$
    with gone as (
        update public.letters_outgoing set sealed = null, next_try_at = null, gone_at = statement_timestamp()
        where sealed is not null
            and (received_at < received_before or expires_at < received_before)
        returning 1)
    select count(*) from gone
$$;
"""
FUNCTIONS = {
    "letters_due(integer, timestamptz)": DUE,
    "letters_waiting(varchar, integer)": WAITING,
    "letters_put_off(uuid, timestamptz)": PUT_OFF,
    "letters_acknowledge(varchar, uuid, bytea, timestamptz)": ACKNOWLEDGE,
    "letters_again(varchar, timestamptz)": AGAIN,
    "letters_take_in(varchar, uuid, bytea, bytea, bytea)": TAKE_IN,
    "letters_drop(varchar, varchar, bytea, uuid)": DROP,
    "letters_forget(timestamptz)": FORGET,
}


def _function(signature: str, text: str) -> migrations.RunSQL:
    return migrations.RunSQL(
        f"{text}\nrevoke execute on function {signature} from public;\n"
        f"grant execute on function {signature} to amanjol_app;",
        f"drop function {signature};",
    )


class Migration(migrations.Migration):
    dependencies = [
        ("letters", "0001_create_tables"),
        ("once", "0002_bind_rows_to_account"),
        ("organisations", "0011_bind_circles_to_organisation"),
    ]

    operations = [
        bind("letters_signingkey"),
        bind("letters_inboxkey"),
        bind("letters_belief"),
        bind("letters_outgoing"),
        *(
            migrations.RunSQL(STRICT.format(table=table), LOOSEN.format(table=table))
            for table in ("letters_incoming", "letters_openedletter")
        ),
        *(
            migrations.RunSQL(
                f"create policy {table}_{name} on {table} {rule};", f"drop policy {table}_{name} on {table};"
            )
            for table, name, rule in POLICIES
        ),
        *(
            migrations.RunSQL(
                f"create policy {table}_carry on {table} for {act} to current_user using (true);",
                f"drop policy {table}_carry on {table};",
            )
            for table, act in FOR_FUNCTIONS
        ),
        migrations.RunSQL(GRANTS, UNGRANTS),
        *(_function(signature, text) for signature, text in FUNCTIONS.items()),
    ]
