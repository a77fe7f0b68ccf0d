"""What editors made of an observation is numbered one after another, so that no planted number hides a later one or
blocks it; each warning came of one observation; and of what was taken back nothing begins any more.
"""

from django.db import migrations, models

NEXT = """
create function observations_taking_is_next() returns trigger language plpgsql set search_path = pg_catalog, public as $$
begin
    if new.number <> (select count(*) from observations_taking where observation_id = new.observation_id) then
        raise check_violation using message = 'An answer to an observation has the next number.';
    end if;
    if not exists (
        select from observations_sentobservation where id = new.observation_id and recalled_on is null
    ) then
        raise check_violation using message = 'Nobody answers an observation that was taken back.';
    end if;
    return new;
end
$$;
create trigger observations_taking_is_next after insert on observations_taking
    for each row execute function observations_taking_is_next();
"""
ANY = """
drop trigger observations_taking_is_next on observations_taking;
drop function observations_taking_is_next();
"""


class Migration(migrations.Migration):
    dependencies = [("observations", "0002_bind_observations")]

    operations = [
        migrations.AddConstraint(
            model_name="taking",
            constraint=models.UniqueConstraint(fields=["warning"], name="observations_warning_once"),
        ),
        migrations.RunSQL(NEXT, ANY),
    ]
