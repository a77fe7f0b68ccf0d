"""Answers are the own organisation's alone. An indicator means what it meant once a figure of it was approved, and a
target that is changed keeps what it was and why.
"""

from django.db import migrations

from amanjol.foundation.organisations.binding import OWN, bind

GUARDS = """
create function results_indicator_stands() returns trigger language plpgsql
    set search_path = pg_catalog, public as $$
begin
    if (new.definition_en, new.definition_ru, new.kind, new.currency, new.baseline) is distinct from
        (old.definition_en, old.definition_ru, old.kind, old.currency, old.baseline)
        and exists (select from results_figure f join results_fact t on t.id = f.fact_id
            where t.indicator_id = old.id and f.decision = 'approved') then
        raise check_violation using message = 'An indicator means what it meant when a figure was approved.';
    end if;
    return new;
end
$$;
create trigger results_indicator_stands before update on results_indicator
    for each row execute function results_indicator_stands();

create function results_target_traced() returns trigger language plpgsql set search_path = pg_catalog, public as $$
begin
    if tg_op = 'INSERT' then
        if new.earlier <> '[]' then
            raise check_violation using message = 'A new target was nothing before.';
        end if;
    elsif old.value is null or new.value is not distinct from old.value then
        if new.earlier is distinct from old.earlier then
            raise check_violation using message = 'What a target was before stands.';
        end if;
    elsif (new.earlier - (-1)) is distinct from old.earlier
        or jsonb_array_length(new.earlier) <> jsonb_array_length(old.earlier) + 1
        or (new.earlier -> -1 ->> 'value')::bigint is distinct from old.value
        or coalesce(new.earlier -> -1 ->> 'why', '') = '' then
        raise check_violation using message = 'A target that is changed keeps what it was, and why.';
    end if;
    return new;
end
$$;
create trigger results_target_traced before insert or update on results_target
    for each row execute function results_target_traced();
"""
UNGUARDED = """
drop trigger results_target_traced on results_target; drop function results_target_traced();
drop trigger results_indicator_stands on results_indicator; drop function results_indicator_stands();
"""


class Migration(migrations.Migration):
    dependencies = [("results", "0003_add_answers")]

    operations = [
        migrations.RunSQL(GUARDS, UNGUARDED),
        bind(
            "results_answer",
            f"{OWN} and exists (select from results_period a where a.id = results_answer.period_id)",
        ),
        migrations.RunSQL(
            "grant maintain on results_answer to amanjol_keeper;",
            "revoke maintain on results_answer from amanjol_keeper;",
        ),
    ]
