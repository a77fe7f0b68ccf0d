"""What partners told everybody who is signed in reads, since editors are of any organisation; who opened it adds it, and
nobody changes or takes it away. What editors made of it is read by everybody, and written once, one after another.
"""

from django.db import migrations

from amanjol.foundation.organisations.binding import bind

OPEN = "(select amanjol_organisation()) is not null"
POLICIES = f"""
create policy partner_warnings_frompartner_read on partner_warnings_frompartner for select using ({OPEN});
create policy partner_warnings_partnertaking_read on partner_warnings_partnertaking for select using ({OPEN});
"""
NO_POLICIES = """
drop policy partner_warnings_partnertaking_read on partner_warnings_partnertaking;
drop policy partner_warnings_frompartner_read on partner_warnings_frompartner;
"""
GRANTS = """
revoke update, delete, truncate on partner_warnings_frompartner, partner_warnings_partnertaking from amanjol_app;
"""
UNGRANTS = """
grant update, delete on partner_warnings_frompartner, partner_warnings_partnertaking to amanjol_app;
"""
NEXT = """
create function partner_warnings_taking_is_next() returns trigger
language plpgsql set search_path = pg_catalog, public as $$
begin
    if new.number <> (select count(*) from partner_warnings_partnertaking where told_id = new.told_id) then
        raise check_violation using message = 'An answer to what a partner told has the next number.';
    end if;
    return new;
end
$$;
create trigger partner_warnings_taking_is_next after insert on partner_warnings_partnertaking
    for each row execute function partner_warnings_taking_is_next();
"""
ANY = """
drop trigger partner_warnings_taking_is_next on partner_warnings_partnertaking;
drop function partner_warnings_taking_is_next();
"""


class Migration(migrations.Migration):
    dependencies = [("partner_warnings", "0001_add_partner_warnings"), ("once", "0002_bind_rows_to_account")]

    operations = [
        bind("partner_warnings_frompartner"),
        bind("partner_warnings_partnertaking"),
        migrations.RunSQL(POLICIES, NO_POLICIES),
        migrations.RunSQL(GRANTS, UNGRANTS),
        migrations.RunSQL(NEXT, ANY),
    ]
