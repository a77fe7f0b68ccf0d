"""Each organisation sees and writes its own observations. What was sent everybody who is signed in reads; only its own
organisation writes it, takes it back once and for good, and changes nothing else of it. What editors made of one is
read by everybody, and written once, as one of their own organisation.
"""

from django.db import migrations

from amanjol.foundation.organisations.binding import bind

OPEN = "(select amanjol_organisation()) is not null"
POLICIES = f"""
create policy observations_sentobservation_read on observations_sentobservation for select using ({OPEN});
create policy observations_taking_read on observations_taking for select using ({OPEN});
"""
NO_POLICIES = """
drop policy observations_taking_read on observations_taking;
drop policy observations_sentobservation_read on observations_sentobservation;
"""
GRANTS = """
revoke update, delete, truncate on observations_sentobservation, observations_taking from amanjol_app;
revoke update, truncate on observations_observation from amanjol_app;
grant update (epoch, wrapped_key, schema, sealed, is_sent) on observations_observation to amanjol_app;
grant update (signed, recalled_on) on observations_sentobservation to amanjol_app;
grant maintain on observations_observation, observations_sentobservation to amanjol_keeper;
"""
UNGRANTS = """
revoke maintain on observations_observation, observations_sentobservation from amanjol_keeper;
grant update, delete on observations_sentobservation, observations_taking to amanjol_app;
grant update on observations_observation to amanjol_app;
"""
STANDS = """
create function observations_sent_stands() returns trigger language plpgsql set search_path = pg_catalog, public as $$
begin
    if old.recalled_on is not null or new.recalled_on is null or new.signed <> ''::bytea then
        raise check_violation using message = 'What was sent is taken back, once and for good, and changed in no other way.';
    end if;
    return new;
end
$$;
create trigger observations_sent_stands before update on observations_sentobservation
    for each row execute function observations_sent_stands();
"""
FALLS = """
drop trigger observations_sent_stands on observations_sentobservation;
drop function observations_sent_stands();
"""


class Migration(migrations.Migration):
    dependencies = [("observations", "0001_add_observations"), ("once", "0002_bind_rows_to_account")]

    operations = [
        bind("observations_observation"),
        bind("observations_sentobservation"),
        bind("observations_taking"),
        migrations.RunSQL(POLICIES, NO_POLICIES),
        migrations.RunSQL(GRANTS, UNGRANTS),
        migrations.RunSQL(STANDS, FALLS),
    ]
