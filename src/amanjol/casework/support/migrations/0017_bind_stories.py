"""A story is there for whom its case is there; a permit in force for everybody, and written by its own organisation.

- Nobody takes a permit away, changes what it says or gives back what was recalled: not who connects as `amanjol_app` either.
  The keeper, after a restore, empties it again.
- A copy is there for who wrote it down and for who made the permit; both say that it is gone, and neither takes it away.
"""

from django.db import migrations

from amanjol.casework.cases.row_security import bind_to_case
from amanjol.foundation.organisations.binding import OWN, bind

IN_FORCE = "recalled_at is null and valid_until >= current_date - 1"
OF_PERMIT = (
    "exists (select from support_storypermit p where p.id = support_storycopy.permit_id"
    " and p.organisation_id = (select amanjol_organisation()))"
)
POLICIES = f"""
create policy support_storypermit_read on support_storypermit for select using ({IN_FORCE});
create policy support_storycopy_read on support_storycopy for select using ({OF_PERMIT});
create policy support_storycopy_gone on support_storycopy for update using ({OF_PERMIT}) with check ({OF_PERMIT});
"""
NO_POLICIES = """
drop policy support_storycopy_gone on support_storycopy;
drop policy support_storycopy_read on support_storycopy;
drop policy support_storypermit_read on support_storypermit;
"""
GRANTS = """
revoke update, delete, truncate on support_storypermit, support_storycopy from amanjol_app;
grant update (signed, recalled_at) on support_storypermit to amanjol_app;
grant update (deleted_on) on support_storycopy to amanjol_app;
"""
UNGRANTS = "grant update, delete on support_storypermit, support_storycopy to amanjol_app;"
STANDS = """
create function support_permit_stands() returns trigger language plpgsql set search_path = pg_catalog, public as $$
begin
    if old.recalled_at is not null or new.recalled_at is null or new.signed <> ''::bytea then
        raise check_violation using message = 'A permit is recalled, once and for good, and changed in no other way.';
    end if;
    return new;
end
$$;
create trigger support_permit_stands before update on support_storypermit
    for each row execute function support_permit_stands();
"""
# Whoever has a copy of one that was recalled writes it down: what is out there has to be found.
IS_THERE = """
create function support_permit_is_there(permit uuid) returns boolean
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select exists (select from public.support_storypermit p where p.id = permit)
$$;
revoke execute on function support_permit_is_there(uuid) from public;
grant execute on function support_permit_is_there(uuid) to amanjol_app;
create policy support_storypermit_carry on support_storypermit for select to current_user using (true);
"""
NOWHERE = """
drop policy support_storypermit_carry on support_storypermit;
drop function support_permit_is_there(uuid);
"""
FALLS = """
drop trigger support_permit_stands on support_storypermit;
drop function support_permit_stands();
"""


class Migration(migrations.Migration):
    dependencies = [
        ("support", "0016_add_stories"),
        ("cases", "0004_bind_restricted_to_named"),
    ]

    operations = [
        *bind_to_case("support_story"),
        bind("support_storypermit", OWN),
        bind("support_storycopy", OWN),
        migrations.RunSQL(POLICIES, NO_POLICIES),
        migrations.RunSQL(GRANTS, UNGRANTS),
        migrations.RunSQL(STANDS, FALLS),
        migrations.RunSQL(IS_THERE, NOWHERE),
    ]
