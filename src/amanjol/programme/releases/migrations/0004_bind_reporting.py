"""What IATI asks is the own organisation's alone, about a release of its own. It is written over by something later, and
never taken away nor put back as it once was: a signature says nothing of which row is the newest.
"""

from django.db import migrations

from amanjol.foundation.organisations.binding import OWN, bind

GRANTS = "revoke delete, truncate on releases_reporting from amanjol_app;"
UNGRANTS = "grant delete, truncate on releases_reporting to amanjol_app;"
GROWS = """
create function releases_reporting_grows() returns trigger language plpgsql set search_path = pg_catalog, public as $$
begin
    if (new.release_id, new.organisation_id) is distinct from (old.release_id, old.organisation_id) then
        raise check_violation using message = 'What IATI asks stays with its release.';
    end if;
    if new.written_at <= old.written_at then
        raise check_violation using message = 'What IATI asks is written over by something later alone.';
    end if;
    return new;
end
$$;
create trigger releases_reporting_grows before update on releases_reporting
    for each row execute function releases_reporting_grows();
"""
SHRINKS = """
drop trigger releases_reporting_grows on releases_reporting;
drop function releases_reporting_grows();
"""


class Migration(migrations.Migration):
    dependencies = [("releases", "0003_add_reporting")]

    operations = [
        bind(
            "releases_reporting",
            f"{OWN} and exists (select from releases_release a where a.id = releases_reporting.release_id)",
        ),
        migrations.RunSQL(GRANTS, UNGRANTS),
        migrations.RunSQL(GROWS, SHRINKS),
    ]
