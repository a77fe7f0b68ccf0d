"""Each organisation sees and writes its own releases only. And what must never be written, whoever writes.

A release goes step by step. Its tables, its titles and who brought it stand from the first moment on; what was approved
is never thrown away, since each later one is held against it.
"""

from django.db import migrations

from amanjol.foundation.organisations.binding import bind

GRANTS = """
revoke update, truncate on releases_release from amanjol_app;
grant update (state, verdict, done, of_all, number, decided_by_id, approved_on, withdrawn_by_id, withdrawn_on,
    withdrawn_why, signed, approved_signed) on releases_release to amanjol_app;
"""
UNGRANTS = "grant update on releases_release to amanjol_app;"
STEPS = """
create function releases_steps() returns trigger language plpgsql set search_path = pg_catalog, public as $$
begin
    if tg_op = 'INSERT' then
        if new.state <> 'examined' then
            raise check_violation using message = 'A release is attacked before anything else.';
        end if;
        return new;
    end if;
    if tg_op = 'DELETE' then
        if old.state in ('approved', 'withdrawn') then
            raise check_violation using message = 'What was approved is never forgotten.';
        end if;
        return old;
    end if;
    if old.state in ('approved', 'withdrawn') and (new.number, new.decided_by_id, new.approved_on, new.verdict,
        new.approved_signed) is distinct from (old.number, old.decided_by_id, old.approved_on, old.verdict,
        old.approved_signed) then
        raise check_violation using message = 'What was approved stands.';
    end if;
    if (old.state, new.state) not in (('examined', 'examined'), ('examined', 'waiting'), ('examined', 'held-back'),
        ('held-back', 'examined'), ('waiting', 'examined'), ('waiting', 'approved'), ('approved', 'withdrawn')) then
        raise check_violation using message = 'A release goes step by step.';
    end if;
    if new.state = 'approved' and new.number <> 1 + (select coalesce(max(number), 0) from releases_release
        where organisation_id = new.organisation_id) then
        raise check_violation using message = 'What is approved gets the next number.';
    end if;
    return new;
end
$$;
create trigger releases_steps before insert or update or delete on releases_release
    for each row execute function releases_steps();
"""
ANY_STEP = """
drop trigger releases_steps on releases_release;
drop function releases_steps();
"""


class Migration(migrations.Migration):
    dependencies = [("releases", "0001_create_releases")]

    operations = [
        bind("releases_release"),
        migrations.RunSQL(GRANTS, UNGRANTS),
        migrations.RunSQL(STEPS, ANY_STEP),
    ]
