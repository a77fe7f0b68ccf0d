"""What was taken back says so in its row, also where it had been opened; and a recall can be told again at any time.

A node that was restored from an older copy has forgotten recalls. Its partners bring again what they keep: so the few
kilobytes of a recall stay, while those of a letter go 35 days after its receipt.
"""

from django.db import migrations

# As in 0002; besides, what lies there of the letter is marked, so that it is told apart from what was opened.
DROP = """
create or replace function letters_drop(node varchar, organisation varchar, signed_with bytea, recalled uuid)
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
    update public.letters_incoming
    set sealed = null, held = 'recalled', gone_at = coalesce(gone_at, statement_timestamp())
    where letter = recalled and from_node = node and held <> 'recalled' and organisation_id = any(believing);
    get diagnostics gone = row_count;
    update public.letters_openedletter set kept = null, gone_at = statement_timestamp()
    where letter = recalled and issuer_node = node and issuer = organisation and gone_at is null
        and organisation_id = any(believing);
    get diagnostics more = row_count;
    return gone + more;
end
$$;
"""
DROP_BEFORE = DROP.replace(
    "held = 'recalled', gone_at = coalesce(gone_at, statement_timestamp())", "gone_at = statement_timestamp()"
).replace("held <> 'recalled'", "sealed is not null")
# A recall has no end.
FORGET = """
create or replace function letters_forget(received_before timestamptz) returns bigint
language sql volatile security definer set search_path = pg_catalog, pg_temp as $$
    with gone as (
        update public.letters_outgoing set sealed = null, next_try_at = null, gone_at = statement_timestamp()
        where sealed is not null and expires_at is not null
            and (received_at < received_before or expires_at < received_before)
        returning 1)
    select count(*) from gone
$$;
"""
FORGET_BEFORE = FORGET.replace(" and expires_at is not null", "")


class Migration(migrations.Migration):
    dependencies = [("letters", "0007_keep_signing_keys")]

    operations = [
        migrations.RunSQL(DROP, DROP_BEFORE),
        migrations.RunSQL(FORGET, FORGET_BEFORE),
    ]
