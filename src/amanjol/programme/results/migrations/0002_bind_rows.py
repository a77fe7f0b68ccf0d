"""Each organisation sees and writes its own rows only; and what must never be written, whoever writes.

A fact has the kind and the currency of its indicator, a target and a fact a period of its indicator's programme. A
figure stands as it was written, and is decided once; one that was approved stays. Of a locked period days and targets
stand, and each figure says why it came later. `results_total` adds nothing of two kinds, of two currencies, or of two
periods what can come again.
"""

from django.db import migrations

from amanjol.foundation.organisations.binding import OWN, bind

TIES = """
alter table results_result add constraint results_result_programme unique (id, programme_id);
alter table results_fact add constraint results_fact_of_kind foreign key (indicator_id, kind, currency)
    references results_indicator (id, kind, currency) on update restrict;
alter table results_period add constraint results_period_whole check (
    extract(day from first_day) = 1
    and extract(month from first_day)::int % (case length when 'month' then 1 when 'quarter' then 3
        when 'half-year' then 6 when 'year' then 12 end) = (case length when 'month' then 0 else 1 end)
    and last_day = (first_day + make_interval(months => case length when 'month' then 1 when 'quarter' then 3
        when 'half-year' then 6 when 'year' then 12 end))::date - 1);
"""
UNTIED = """
alter table results_period drop constraint results_period_whole;
alter table results_fact drop constraint results_fact_of_kind;
alter table results_result drop constraint results_result_programme;
"""
GUARDS = """
create function results_of_one_programme() returns trigger language plpgsql set search_path = pg_catalog, public as $$
begin
    if not exists (select from results_indicator i join results_result r on r.id = i.result_id
            join results_period p on p.programme_id = r.programme_id
            where i.id = new.indicator_id and p.id = new.period_id) then
        raise check_violation using message = 'An indicator and its period are of one programme.';
    end if;
    return new;
end
$$;
create trigger results_fact_of_programme after insert or update on results_fact
    for each row execute function results_of_one_programme();
create trigger results_target_of_programme after insert or update on results_target
    for each row execute function results_of_one_programme();

create function results_period_stands() returns trigger language plpgsql set search_path = pg_catalog, public as $$
begin
    if old.locked_at is not null then
        raise check_violation using message = 'What is locked stands.';
    end if;
    return case tg_op when 'DELETE' then old else new end;
end
$$;
create trigger results_period_stands before update or delete on results_period
    for each row execute function results_period_stands();

create function results_target_stands() returns trigger language plpgsql set search_path = pg_catalog, public as $$
declare
    target results_target := case tg_op when 'DELETE' then old else new end;
    locked timestamptz;
begin
    select locked_at into locked from results_period where id = target.period_id for share;
    if locked is not null and (tg_op = 'DELETE' or (tg_op = 'INSERT' and new.value is not null)
            or (tg_op = 'UPDATE' and new.value is distinct from old.value)) then
        raise check_violation using message = 'A target stands once its period is locked.';
    end if;
    return target;
end
$$;
create trigger results_target_stands before insert or update or delete on results_target
    for each row execute function results_target_stands();

create function results_figure_stands() returns trigger language plpgsql set search_path = pg_catalog, public as $$
declare
    dimension text;
    locked timestamptz;
begin
    if tg_op = 'DELETE' then
        if old.decision = 'approved' then
            raise check_violation using message = 'A figure that was approved stays.';
        end if;
        return old;
    end if;
    if tg_op = 'UPDATE' then
        if (new.id, new.organisation_id, new.fact_id, new.number, new.value, new.of_organisations, new.parts,
            new.evidence, new.link, new.reason, new.written_by_id, new.written_at) is distinct from
            (old.id, old.organisation_id, old.fact_id, old.number, old.value, old.of_organisations, old.parts,
            old.evidence, old.link, old.reason, old.written_by_id, old.written_at) or old.decision <> '' then
            raise check_violation using message = 'A figure stands as it was written, and is decided once.';
        end if;
        return new;
    end if;
    select p.locked_at into locked from results_period p join results_fact f on f.period_id = p.id
        where f.id = new.fact_id for share of p;
    if locked is not null and new.reason = '' then
        raise check_violation using message = 'Of a locked period each figure says why it came later.';
    end if;
    for dimension in select jsonb_object_keys(new.parts) loop
        if (select sum(value::bigint) from jsonb_each_text(new.parts -> dimension)) is distinct from new.value
            or exists (select from jsonb_each_text(new.parts -> dimension) where value::bigint between 1 and 9
                or value::bigint < 0) then
            raise check_violation using message = 'Parts add up to the value, and none is of a few people.';
        end if;
    end loop;
    return new;
end
$$;
create trigger results_figure_stands before insert or update or delete on results_figure
    for each row execute function results_figure_stands();
"""
UNGUARDED = """
drop trigger results_figure_stands on results_figure; drop function results_figure_stands();
drop trigger results_target_stands on results_target; drop function results_target_stands();
drop trigger results_period_stands on results_period; drop function results_period_stands();
drop trigger results_target_of_programme on results_target;
drop trigger results_fact_of_programme on results_fact; drop function results_of_one_programme();
"""
TOTAL = """
create function results_add(so_far text[], value bigint, kind text, currency text, period uuid) returns text[]
    language plpgsql immutable set search_path = pg_catalog, public as $$
begin
    if value is null then
        return so_far;
    end if;
    if so_far is null then
        return array[value::text, kind, currency, period::text];
    end if;
    if so_far[2] <> kind or so_far[3] <> currency then
        raise check_violation using message = 'Two kinds are never added.';
    end if;
    if so_far[4] <> period::text and kind not in ('attendances', 'services', 'money') then
        raise check_violation using message = 'What can come again is never added over time.';
    end if;
    return array[(so_far[1]::bigint + value)::text, kind, currency, so_far[4]];
end
$$;
create function results_sum(so_far text[]) returns bigint language sql immutable as $$ select so_far[1]::bigint $$;
create aggregate results_total(bigint, text, text, uuid) (sfunc = results_add, stype = text[], finalfunc = results_sum);
"""
NO_TOTAL = """
drop aggregate results_total(bigint, text, text, uuid);
drop function results_sum(text[]); drop function results_add(text[], bigint, text, text, uuid);
"""
OF = {
    "result": "programme", "indicator": "result", "period": "programme", "target": "indicator", "fact": "indicator",
    "figure": "fact",
}  # fmt: skip
TABLES = ", ".join(f"results_{name}" for name in ("programme", *OF))


class Migration(migrations.Migration):
    dependencies = [
        ("results", "0001_create_tables"),
        ("organisations", "0002_bind_rows_to_organisation"),
    ]

    operations = [
        migrations.RunSQL(TIES, UNTIED),
        migrations.RunSQL(GUARDS, UNGUARDED),
        migrations.RunSQL(TOTAL, NO_TOTAL),
        bind("results_programme"),
        *(
            bind(
                f"results_{name}",
                f"{OWN} and exists (select from results_{above} a where a.id = results_{name}.{above}_id)",
            )
            for name, above in OF.items()
        ),
        migrations.RunSQL(
            f"grant maintain on {TABLES} to amanjol_keeper;",
            f"revoke maintain on {TABLES} from amanjol_keeper;",
        ),
    ]
