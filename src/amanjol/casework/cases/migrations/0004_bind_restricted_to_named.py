"""A restricted person, their cases and all that hangs on them exist only for the members who are named.

The rows that name members are bound to the organisation alone: what they hold is sealed to one member each, and a
policy that asked its own table would never end.
"""

from django.db import migrations

from amanjol.foundation.organisations.binding import bind, narrow

FUNCTION = """
create function amanjol_member() returns uuid
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select member.id
    from public.accounts_session session
    join public.accounts_account account on account.id = session.account_id
    join public.organisations_member member on member.account_id = account.id
    where session.key_hash = encode(
            sha256(convert_to(nullif(current_setting('amanjol.session_token', true), ''), 'UTF8')), 'hex')
        and session.expires_at > statement_timestamp()
        and account.is_active
        and member.left_on is null
$$;
revoke execute on function amanjol_member() from public;
grant execute on function amanjol_member() to amanjol_app;
"""
NAMED = (
    "(epoch is not null or exists (select from cases_named n"
    " where n.person_id = {person} and n.member_id = (select amanjol_member())))"
)
# Rows that hang on a person or a case are there for whom that row is there.
NARROWED = {
    "cases_person": NAMED.format(person="cases_person.id"),
    "cases_case": NAMED.format(person="cases_case.person_id"),
    "cases_assignment": "exists (select from cases_case c where c.id = case_id)",
    "cases_exactnumber": "exists (select from cases_person p where p.id = person_id)",
    "cases_newcomer": "exists (select from cases_person p where p.id = person_id)",
}


class Migration(migrations.Migration):
    dependencies = [("cases", "0003_restrict_people")]

    operations = [
        migrations.RunSQL(FUNCTION, "drop function amanjol_member();"),
        *(bind(table) for table in ("cases_named", "cases_opening", "cases_newcomer")),
        *(narrow(table, rule) for table, rule in NARROWED.items()),
    ]
