"""Each sees the forms that they sent themselves; what is older than a day is anybody's to clear away."""

from django.db import migrations

# As `amanjol_organisation()`; who belongs to no organisation sends forms too.
FUNCTION = """
create function amanjol_account() returns uuid
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select account.id
    from public.accounts_session session
    join public.accounts_account account on account.id = session.account_id
    where session.key_hash = encode(
            sha256(convert_to(nullif(current_setting('amanjol.session_token', true), ''), 'UTF8')), 'hex')
        and session.expires_at > statement_timestamp()
        and account.is_active
$$;
revoke execute on function amanjol_account() from public;
grant execute on function amanjol_account() to amanjol_app;
"""

POLICY = """
alter table once_sentform enable row level security;
alter table once_sentform force row level security;
create policy once_sentform_own on once_sentform
    using (account_id = (select amanjol_account()) or sent_at < statement_timestamp() - interval '1 day')
    with check (account_id = (select amanjol_account()));
"""

# What a row says is written once, when the form has acted; whose it is and when it was sent stays.
GRANTS = """
revoke update on once_sentform from amanjol_app;
grant update (sealed) on once_sentform to amanjol_app;
"""


class Migration(migrations.Migration):
    dependencies = [("once", "0001_create_table")]

    operations = [
        migrations.RunSQL(FUNCTION, "drop function amanjol_account();"),
        migrations.RunSQL(
            POLICY,
            """
            drop policy once_sentform_own on once_sentform;
            alter table once_sentform no force row level security;
            alter table once_sentform disable row level security;
            """,
        ),
        migrations.RunSQL(GRANTS, "grant update on once_sentform to amanjol_app;"),
    ]
