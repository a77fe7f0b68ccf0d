"""Each organisation sees and writes its own rows only; of open issues everybody reads what stands in them. And what must
never be written, whoever writes.

An issue goes step by step. What was handed over stands: its titles, its blocks, the figures it quotes. It is handed over
whole, ready in both languages, and nobody approves what they handed over or ever wrote in. A figure
that is quoted is of a locked period, and what it was at publication stands.
"""

from django.db import migrations

from amanjol.foundation.organisations.binding import OWN, bind

GUARDS = """
alter table newsletter_issue add constraint newsletter_issue_quarter check (
    extract(day from first_day) = 1 and extract(month from first_day)::int % 3 = 1);
create function newsletter_issue_steps() returns trigger language plpgsql set search_path = pg_catalog, public as $$
begin
    if tg_op = 'INSERT' then
        if new.state <> 'draft' or not new.written_by_id = any(new.writers) then
            raise check_violation using message = 'An issue begins as a draft, with who begins it as a writer.';
        end if;
        return new;
    end if;
    if tg_op = 'DELETE' then
        if old.state <> 'draft' then
            raise check_violation using message = 'What was handed over stands.';
        end if;
        return old;
    end if;
    if (new.id, new.organisation_id, new.programme_id, new.written_by_id, new.is_demo) is distinct from
        (old.id, old.organisation_id, old.programme_id, old.written_by_id, old.is_demo)
        or (old.state <> 'draft' or new.state <> 'draft') and (new.first_day, new.title_en, new.title_ru)
            is distinct from (old.first_day, old.title_en, old.title_ru)
        or old.published_on is not null and new.published_on is distinct from old.published_on
        or old.handed_by_id is not null and new.state <> 'draft' and new.handed_by_id <> old.handed_by_id
        or old.decided_by_id is not null and new.state <> 'draft' and new.decided_by_id <> old.decided_by_id then
        raise check_violation using message = 'What was handed over stands.';
    end if;
    if new.state <> old.state and (old.state, new.state) not in (('draft', 'waiting'), ('waiting', 'draft'),
        ('waiting', 'approved'), ('approved', 'draft'), ('approved', 'published'), ('published', 'withdrawn')) then
        raise check_violation using message = 'An issue goes step by step.';
    end if;
    if new.state = 'waiting' and (not exists (select from newsletter_block where issue_id = new.id)
        or exists (select from newsletter_block where issue_id = new.id and kind <> 'story'
            and (state_en <> 'ready' or state_ru <> 'ready'))) then
        raise check_violation using message = 'An issue is handed over whole, ready in both languages.';
    end if;
    if not new.writers @> old.writers then
        raise check_violation using message = 'Who wrote in an issue stays one of its writers.';
    end if;
    if new.state = 'approved' and old.state = 'waiting' and (new.decided_by_id = any(new.writers)) then
        raise check_violation using message = 'Nobody approves what they wrote.';
    end if;
    return new;
end
$$;
create trigger newsletter_issue_steps before update or delete on newsletter_issue
    for each row execute function newsletter_issue_steps();
create trigger newsletter_issue_begins after insert on newsletter_issue
    for each row execute function newsletter_issue_steps();

create function newsletter_block_stands() returns trigger language plpgsql set search_path = pg_catalog, public as $$
declare
    step text;
    who uuid[];
begin
    select state, writers into step, who from newsletter_issue where id = case tg_op when 'INSERT' then new.issue_id
        else old.issue_id end for share;
    if tg_op <> 'DELETE' and not (new.written_by_id = any(who)) then
        raise check_violation using message = 'Who writes a block is one of the writers.';
    end if;
    if step <> 'draft' or tg_op = 'UPDATE' and new.issue_id <> old.issue_id then
        raise check_violation using message = 'What was handed over stands.';
    end if;
    return case tg_op when 'DELETE' then old else new end;
end
$$;
create trigger newsletter_block_stands before insert or update or delete on newsletter_block
    for each row execute function newsletter_block_stands();

create function newsletter_quote_stands() returns trigger language plpgsql set search_path = pg_catalog, public as $$
declare
    step text;
begin
    if tg_op = 'UPDATE' then
        select state into step from newsletter_issue where id = old.issue_id for share;
        if (new.id, new.organisation_id, new.issue_id, new.number, new.indicator_id, new.period_id, new.kind,
            new.currency) is distinct from (old.id, old.organisation_id, old.issue_id, old.number, old.indicator_id,
            old.period_id, old.kind, old.currency) or step <> 'approved' then
            raise check_violation using message = 'What a figure was at publication stands.';
        end if;
        return new;
    end if;
    select state into step from newsletter_issue where id = case tg_op when 'INSERT' then new.issue_id
        else old.issue_id end for share;
    if step <> 'draft' then
        raise check_violation using message = 'What was handed over stands.';
    end if;
    if tg_op = 'DELETE' then
        return old;
    end if;
    if new.value is not null or exists (select from results_period
        where id = new.period_id and locked_at is null) then
        raise check_violation using message = 'Only figures of a locked period are quoted.';
    end if;
    return new;
end
$$;
create trigger newsletter_quote_stands before insert or update or delete on newsletter_quote
    for each row execute function newsletter_quote_stands();

create function newsletter_erratum_stands() returns trigger language plpgsql set search_path = pg_catalog, public as $$
begin
    raise check_violation using message = 'An erratum stands.';
end
$$;
create trigger newsletter_erratum_stands before update or delete on newsletter_erratum
    for each row execute function newsletter_erratum_stands();

create function newsletter_openissue_is_out() returns trigger language plpgsql set search_path = pg_catalog, public as $$
begin
    if not exists (select from newsletter_issue where id = new.issue_id and organisation_id = new.organisation_id
        and state = 'published' and first_day = new.first_day and published_on = new.published_on) then
        raise check_violation using message = 'Everybody reads what is published, and nothing else.';
    end if;
    return null;
end
$$;
create trigger newsletter_openissue_is_out after insert or update on newsletter_openissue
    for each row execute function newsletter_openissue_is_out();
"""
UNGUARDED = """
drop trigger newsletter_openissue_is_out on newsletter_openissue; drop function newsletter_openissue_is_out();
drop trigger newsletter_erratum_stands on newsletter_erratum; drop function newsletter_erratum_stands();
drop trigger newsletter_quote_stands on newsletter_quote; drop function newsletter_quote_stands();
drop trigger newsletter_block_stands on newsletter_block; drop function newsletter_block_stands();
drop trigger newsletter_issue_begins on newsletter_issue;
drop trigger newsletter_issue_steps on newsletter_issue; drop function newsletter_issue_steps();
alter table newsletter_issue drop constraint newsletter_issue_quarter;
"""
TIES = """
alter table newsletter_quote add constraint newsletter_quote_of_kind foreign key (indicator_id, kind, currency)
    references results_indicator (id, kind, currency) on update restrict;
alter table newsletter_quote add constraint newsletter_quote_of_issue unique (issue_id, id);
alter table newsletter_block add constraint newsletter_block_quote_of_issue foreign key (issue_id, quote_id)
    references newsletter_quote (issue_id, id) deferrable initially deferred;
alter table newsletter_erratum add constraint newsletter_erratum_quote_of_issue foreign key (issue_id, quote_id)
    references newsletter_quote (issue_id, id) deferrable initially deferred;
"""
UNTIED = """
alter table newsletter_erratum drop constraint newsletter_erratum_quote_of_issue;
alter table newsletter_block drop constraint newsletter_block_quote_of_issue;
alter table newsletter_quote drop constraint newsletter_quote_of_issue;
alter table newsletter_quote drop constraint newsletter_quote_of_kind;
"""
NAMED = (
    "results_programme", "results_indicator", "results_period", "outreach_event", "newsletter_issue",
)
"""Rows that are hung on by organisation and id; those of recommendations are so already."""
HANG = (
    ("issue", "programme", "results_programme"), ("quote", "issue", "newsletter_issue"),
    ("quote", "indicator", "results_indicator"), ("quote", "period", "results_period"),
    ("block", "issue", "newsletter_issue"), ("block", "event", "outreach_event"),
    ("block", "recommendation", "outreach_recommendation"), ("erratum", "issue", "newsletter_issue"),
    ("posting", "issue", "newsletter_issue"), ("openissue", "issue", "newsletter_issue"),
)
TABLES = ("issue", "quote", "block", "erratum", "posting", "openissue")


def _named(table: str) -> migrations.RunSQL:
    name = f"{table}_named_by_newsletter"
    return migrations.RunSQL(
        f"alter table {table} add constraint {name} unique (organisation_id, id);",
        f"alter table {table} drop constraint {name};",
    )


def _hang(table: str, column: str, on: str) -> migrations.RunSQL:
    name = f"newsletter_{table}_own_{column}"
    return migrations.RunSQL(
        f"alter table newsletter_{table} add constraint {name} foreign key (organisation_id, {column}_id)"
        f" references {on} (organisation_id, id) deferrable initially deferred;",
        f"alter table newsletter_{table} drop constraint {name};",
    )


class Migration(migrations.Migration):
    dependencies = [("newsletter", "0001_create_issues"), ("outreach", "0004_bind_planner_and_reach")]

    operations = [
        *(_named(table) for table in NAMED),
        *(_hang(*of) for of in HANG),
        migrations.RunSQL(TIES, UNTIED),
        migrations.RunSQL(GUARDS, UNGUARDED),
        *(bind(f"newsletter_{table}", OWN) for table in TABLES),
        migrations.RunSQL(
            "create policy newsletter_openissue_read on newsletter_openissue for select using (true);",
            "drop policy newsletter_openissue_read on newsletter_openissue;",
        ),
    ]
