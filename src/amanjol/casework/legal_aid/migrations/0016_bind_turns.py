"""Each organisation sees and writes its own turns only; one goes with its offer, moves along the order of its states
alone, and what it was begun with stands, whoever writes.
"""

from django.db import migrations

from amanjol.foundation.organisations.binding import bind

WITH_THE_OFFER = """
alter table legal_aid_turn add constraint legal_aid_turn_of_offer
    foreign key (offer_id) references legal_aid_offer (id) on delete cascade deferrable initially deferred;
"""
MOVES = """
create function legal_aid_turn_moves() returns trigger language plpgsql set search_path = pg_catalog, public as $$
begin
    if (new.organisation_id, new.need_id, new.offer_id, new.advocate, new.key_id, new.batch, new.place, new.minutes,
        new.working_days, new.last, new.sealed)
        is distinct from (old.organisation_id, old.need_id, old.offer_id, old.advocate, old.key_id, old.batch, old.place,
        old.minutes, old.working_days, old.last, old.sealed)
        or new.answers not in (old.answers, old.answers + 1)
        or (old.handed_at is not null and new.handed_at is distinct from old.handed_at) then
        raise check_violation using message = 'What a turn was begun with stands.';
    end if;
    if new.state <> old.state and not (case old.state
        when 'waiting' then new.state in ('to-call', 'handed', 'withdrawn')
        when 'to-call' then new.state in ('handed', 'withdrawn')
        when 'handed' then new.state in ('might', 'named', 'accepted', 'declined', 'over', 'withdrawn')
        when 'might' then new.state in ('named', 'declined', 'over', 'withdrawn')
        when 'named' then new.state in ('free', 'accepted', 'declined', 'over', 'withdrawn')
        when 'free' then new.state in ('named', 'accepted', 'declined', 'over', 'withdrawn')
        when 'accepted' then new.state = 'withdrawn'
        else false end) then
        raise check_violation using message = 'A turn does not move so.';
    end if;
    return new;
end
$$;
revoke execute on function legal_aid_turn_moves() from public;
create trigger legal_aid_turn_moves before update on legal_aid_turn
    for each row execute function legal_aid_turn_moves();
"""
LET_MOVE = "drop trigger legal_aid_turn_moves on legal_aid_turn; drop function legal_aid_turn_moves();"


class Migration(migrations.Migration):
    dependencies = [("legal_aid", "0015_add_turns")]

    operations = [
        bind("legal_aid_turn"),
        migrations.RunSQL(
            WITH_THE_OFFER, "alter table legal_aid_turn drop constraint legal_aid_turn_of_offer;"
        ),
        migrations.RunSQL(MOVES, LET_MOVE),
        migrations.RunSQL(
            "grant maintain on legal_aid_turn to amanjol_keeper;",
            "revoke maintain on legal_aid_turn from amanjol_keeper;",
        ),
    ]
