"""The database itself finds whose session asks, and shows each organisation its own journal only."""

from django.db import migrations

# The token is the session cookie, set for one transaction. Who can run injected SQL knows no other cookie.
FUNCTION = """
create function amanjol_organisation() returns uuid
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select member.organisation_id
    from public.accounts_session session
    join public.accounts_account account on account.id = session.account_id
    join public.organisations_member member on member.account_id = account.id
    where session.key_hash = encode(
            sha256(convert_to(nullif(current_setting('amanjol.session_token', true), ''), 'UTF8')), 'hex')
        and session.expires_at > statement_timestamp()
        and account.is_active
        and member.left_on is null
$$;
revoke execute on function amanjol_organisation() from public;
grant execute on function amanjol_organisation() to amanjol_app;
"""

# In the policy, the function stands in a sub-select: then it runs once a query, not once a row.
POLICIES = """
alter table journal_entry enable row level security;
alter table journal_entry force row level security;
create policy journal_add on journal_entry for insert with check (true);
create policy journal_read_own on journal_entry for select
    using (organisation_id = (select amanjol_organisation()));
"""


class Migration(migrations.Migration):
    dependencies = [
        ("organisations", "0001_create_tables"),
        ("accounts", "0001_create_tables"),
        ("journal", "0002_chain_entries"),
    ]

    operations = [
        migrations.RunSQL(FUNCTION, "drop function amanjol_organisation();"),
        migrations.RunSQL(
            POLICIES,
            """
            drop policy journal_read_own on journal_entry;
            drop policy journal_add on journal_entry;
            alter table journal_entry no force row level security;
            alter table journal_entry disable row level security;
            """,
        ),
    ]
