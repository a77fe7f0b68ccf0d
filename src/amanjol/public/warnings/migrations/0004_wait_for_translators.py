"""The hour of translators: nobody approves while it runs, and what was said of it stands afterwards."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

# A minute more: the clock of the database may be another than the node's.
FUNCTION = """
create function warnings_keep_hour() returns trigger
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

revoke execute on function warnings_keep_hour() from public;
"""

TRIGGER = """
create trigger warnings_keep_hour before update on warnings_publicwarning
    for each row execute function warnings_keep_hour();
"""


class Migration(migrations.Migration):

    dependencies = [
        ('warnings', '0003_note_copies'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name='publicwarning',
            name='at_once_by',
            field=models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='publicwarning',
            name='at_once_words',
            field=models.CharField(blank=True, editable=False, max_length=300),
        ),
        migrations.AddField(
            model_name='publicwarning',
            name='translators_until',
            field=models.DateTimeField(editable=False, null=True),
        ),
        migrations.AddConstraint(
            model_name='publicwarning',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('at_once_by', None), ('at_once_words', '')), models.Q(('at_once_by__isnull', False), models.Q(('at_once_words', ''), _negated=True)), _connector='OR'), name='warnings_at_once_with_a_reason'),
        ),
        migrations.RunSQL(FUNCTION, "drop function warnings_keep_hour();"),
        migrations.RunSQL(TRIGGER, "drop trigger warnings_keep_hour on warnings_publicwarning;"),
    ]
