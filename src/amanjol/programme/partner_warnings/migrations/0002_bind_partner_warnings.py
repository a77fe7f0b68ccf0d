"""What partners told everybody who is signed in reads, since editors are of any organisation; who opened it adds it, and
nobody changes or takes it away. What editors made of it is read by everybody, and written once, one after another.
"""

from django.db import migrations

from amanjol.foundation.organisations.binding import bind

TABLES = ("partner_warnings_frompartner", "partner_warnings_partnertaking")
OPEN = "(select amanjol_organisation()) is not null"
POLICIES = "\n".join(f"create policy {table}_read on {table} for select using ({OPEN});" for table in TABLES)
NO_POLICIES = "\n".join(f"drop policy {table}_read on {table};" for table in TABLES)
GRANTS = f"revoke update, delete, truncate on {', '.join(TABLES)} from amanjol_app;"
UNGRANTS = f"grant update, delete on {', '.join(TABLES)} to amanjol_app;"
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
        *(bind(table) for table in TABLES),
        migrations.RunSQL(POLICIES, NO_POLICIES),
        migrations.RunSQL(GRANTS, UNGRANTS),
        migrations.RunSQL(NEXT, ANY),
    ]
