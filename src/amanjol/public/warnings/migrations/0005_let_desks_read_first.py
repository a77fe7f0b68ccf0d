"""Hotlines and desks read a warning for an hour before its readers: nobody approves meanwhile, as with translators."""

import django.utils.timezone
from django.db import migrations, models

# A minute more: the clock of the database may be another than the node's.
FUNCTION = """
create or replace function warnings_keep_hour() returns trigger
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
    if old.approved_at is null then
        if old.desks_until is not null and (new.desks_until is null or new.desks_until < old.desks_until) then
            raise exception 'Nobody takes their hour from desks.' using errcode = 'check_violation';
        end if;
        if new.approved_at is not null and new.at_once_by_id is null
            and greatest(new.translators_until, new.desks_until) > clock_timestamp() + interval '1 minute' then
            raise exception 'A warning waits for its translators and for desks.' using errcode = 'check_violation';
        end if;
    elsif (new.translators_until, new.desks_until, new.changed_at, new.at_once_by_id, new.at_once_words) is distinct from
        (old.translators_until, old.desks_until, old.changed_at, old.at_once_by_id, old.at_once_words) then
        raise exception 'Why an approved warning did not wait is not changed.' using errcode = 'check_violation';
    end if;
    return new;
end
$$;
"""
EARLIER = """
create or replace function warnings_keep_hour() returns trigger
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
    if old.approved_at is null then
        if new.approved_at is not null and new.at_once_by_id is null
            and new.translators_until > clock_timestamp() + interval '1 minute' then
            raise exception 'A warning waits for its translators.' using errcode = 'check_violation';
        end if;
    elsif (new.translators_until, new.at_once_by_id, new.at_once_words)
        is distinct from (old.translators_until, old.at_once_by_id, old.at_once_words) then
        raise exception 'Why an approved warning did not wait is not changed.' using errcode = 'check_violation';
    end if;
    return new;
end
$$;
"""


class Migration(migrations.Migration):

    dependencies = [
        ('warnings', '0004_wait_for_translators'),
    ]

    operations = [
        migrations.CreateModel(
            name='Dropped',
            fields=[
                ('id', models.UUIDField(editable=False, primary_key=True, serialize=False)),
                ('kind', models.SlugField(editable=False, max_length=40)),
                ('country', models.CharField(blank=True, editable=False, max_length=2)),
                ('region', models.SlugField(blank=True, editable=False, max_length=40)),
                ('dropped_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
            ],
            options={
                'ordering': ('-dropped_at', 'id'),
            },
        ),
        migrations.AddField(
            model_name='publicwarning',
            name='changed_at',
            field=models.DateTimeField(editable=False, null=True),
        ),
        migrations.AddField(
            model_name='publicwarning',
            name='desks_until',
            field=models.DateTimeField(editable=False, null=True),
        ),
        migrations.RunSQL(FUNCTION, EARLIER),
    ]
