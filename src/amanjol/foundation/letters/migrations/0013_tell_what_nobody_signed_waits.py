"""Whether letters that nobody signed arrive: how many are late, for who runs the node; and one, for who has its id.

A count alone: not to whom, not through which organisation, nothing of the letters. Of a letter that an organisation
signed neither says anything.
"""

from django.db import migrations

LATE = """
create function letters_nameless_late(out waiting bigint, out never bigint)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select count(*) filter (where o.expires_at is null or o.expires_at > statement_timestamp()),
        count(*) filter (where o.expires_at <= statement_timestamp())
    from public.letters_outgoing o
    where o.organisation_id is null and o.received_at is null and o.sealed is not null
        and o.sent_at < statement_timestamp() - interval '1 day'
$$;
"""
# Its id is in the letterbox, which the code opens, and nowhere else.
WHEREABOUTS = """
create function letters_nameless_whereabouts(letter uuid) returns text
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select case
        when o.received_at is not null then 'brought'
        when o.sealed is null or o.expires_at <= statement_timestamp() then 'never'
        else 'waits' end
    from public.letters_outgoing o
    where o.id = letter and o.organisation_id is null
$$;
"""
FUNCTIONS = {"letters_nameless_late()": LATE, "letters_nameless_whereabouts(uuid)": WHEREABOUTS}


class Migration(migrations.Migration):
    dependencies = [("letters", "0012_let_others_have_their_turn")]

    operations = [
        migrations.RunSQL(
            f"{text}\nrevoke execute on function {signature} from public;\n"
            f"grant execute on function {signature} to amanjol_app;",
            f"drop function {signature};",
        )
        for signature, text in FUNCTIONS.items()
    ]
