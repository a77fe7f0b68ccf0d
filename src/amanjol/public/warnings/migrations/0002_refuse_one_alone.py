"""What the database itself refuses, whichever program writes: see `models`."""

from __future__ import annotations

from django.db import migrations

FUNCTIONS = """
create function warnings_refuse_alone() returns trigger
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
    if cardinality(new.authors) = 0 then
        raise exception 'A warning names who wrote it.' using errcode = 'check_violation';
    end if;
    if new.approved_by_id is not null and new.approved_by_id = any(new.authors) then
        raise exception 'A warning is approved by somebody who wrote no part of it.' using errcode = 'check_violation';
    end if;
    if tg_op = 'INSERT' then
        if new.approved_at is not null then
            raise exception 'A warning waits before it is approved.' using errcode = 'check_violation';
        end if;
        return new;
    end if;
    if not new.authors @> old.authors then
        raise exception 'Who wrote a part of a warning stays named.' using errcode = 'check_violation';
    end if;
    if old.approved_at is null then
        if new.approved_at is not null
            and (new.ends_on - new.begins_on + 1 > 30
                or new.begins_on not between current_date - 1 and current_date + 1) then
            raise exception 'A warning holds thirty days at most.' using errcode = 'check_violation';
        end if;
        return new;
    end if;
    if (new.kind, new.country, new.region, new.trade, new.channel, new.month, new.advice, new.sureness, new.source,
            new.contact, new.texts, new.authors, new.approved_by_id, new.approved_at, new.begins_on)
        is distinct from
        (old.kind, old.country, old.region, old.trade, old.channel, old.month, old.advice, old.sureness, old.source,
            old.contact, old.texts, old.authors, old.approved_by_id, old.approved_at, old.begins_on) then
        raise exception 'What was approved is not changed.' using errcode = 'check_violation';
    end if;
    if old.ended_at is not null and new.ended_at is distinct from old.ended_at then
        raise exception 'What has ended stays ended.' using errcode = 'check_violation';
    end if;
    if new.ends_on > old.ends_on and not exists (
        select from public.warnings_prolonging
        where warning_id = new.id and until = new.ends_on and agreed_by_id is not null and agreed_by_id <> asked_by_id
            and until < current_date + 31
    ) then
        raise exception 'Two people agree that a warning holds longer.' using errcode = 'check_violation';
    end if;
    return new;
end
$$;

create function warnings_refuse_removal() returns trigger
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
    if old.approved_at is not null then
        raise exception 'What readers were told is not removed.' using errcode = 'check_violation';
    end if;
    return old;
end
$$;

create function warnings_keep_question() returns trigger
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
    if (new.warning_id, new.until, new.asked_by_id) is distinct from (old.warning_id, old.until, old.asked_by_id)
        or old.agreed_at is not null then
        raise exception 'What was asked for is not changed.' using errcode = 'check_violation';
    end if;
    return new;
end
$$;

revoke execute on function warnings_refuse_alone(), warnings_refuse_removal(), warnings_keep_question() from public;
"""

TRIGGERS = """
create trigger warnings_refuse_alone before insert or update on warnings_publicwarning
    for each row execute function warnings_refuse_alone();
create trigger warnings_refuse_removal before delete on warnings_publicwarning
    for each row execute function warnings_refuse_removal();
create trigger warnings_keep_question before update on warnings_prolonging
    for each row execute function warnings_keep_question();
"""


class Migration(migrations.Migration):
    dependencies = [("warnings", "0001_create_tables")]

    operations = [
        migrations.RunSQL(
            FUNCTIONS,
            "drop function warnings_refuse_alone(), warnings_refuse_removal(), warnings_keep_question();",
        ),
        migrations.RunSQL(
            TRIGGERS,
            "drop trigger warnings_refuse_alone on warnings_publicwarning;"
            " drop trigger warnings_refuse_removal on warnings_publicwarning;"
            " drop trigger warnings_keep_question on warnings_prolonging;",
        ),
    ]
