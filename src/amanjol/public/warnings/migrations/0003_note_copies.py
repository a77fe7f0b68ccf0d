"""Copies that people posted by hand. Until somebody says that one is taken down, it stands: see `models`."""

import django.db.models.deletion
import django.utils.timezone
import uuid
from django.conf import settings
from django.db import migrations, models

FUNCTION = """
create function warnings_keep_copy() returns trigger
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
    if tg_op = 'DELETE' then
        raise exception 'A copy is taken down where it was posted, not here.' using errcode = 'check_violation';
    end if;
    if tg_op = 'INSERT' then
        if new.taken_down_on is not null then
            raise exception 'A copy was posted before it is taken down.' using errcode = 'check_violation';
        end if;
        if new.says_end and exists (
            select from public.warnings_publicwarning
            where id = new.warning_id and ended_at is null and ends_on > current_date
        ) then
            raise exception 'No copy says that a warning has ended that stands.' using errcode = 'check_violation';
        end if;
        return new;
    end if;
    if old.taken_down_on is not null
        or to_jsonb(new) - '{taken_down_on,taken_down_by_id}'::text[]
            is distinct from to_jsonb(old) - '{taken_down_on,taken_down_by_id}'::text[] then
        raise exception 'What was posted stands; that it was taken down is said once.'
            using errcode = 'check_violation';
    end if;
    return new;
end
$$;

revoke execute on function warnings_keep_copy() from public;
"""

TRIGGER = """
create trigger warnings_keep_copy before insert or update or delete on warnings_copy
    for each row execute function warnings_keep_copy();
"""


class Migration(migrations.Migration):

    dependencies = [
        ('warnings', '0002_refuse_one_alone'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Copy',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('language', models.CharField(max_length=10)),
                ('place', models.CharField(choices=[('telegram', 'Telegram'), ('whatsapp', 'WhatsApp'), ('elsewhere', 'Elsewhere')], max_length=10)),
                ('name', models.CharField(max_length=200)),
                ('link', models.URLField(blank=True, max_length=500)),
                ('posted_on', models.DateField()),
                ('takes_down', models.CharField(max_length=200)),
                ('says_end', models.BooleanField(default=False)),
                ('noted_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('taken_down_on', models.DateField(editable=False, null=True)),
                ('noted_by', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('taken_down_by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('warning', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.CASCADE, related_name='copies', to='warnings.publicwarning')),
            ],
            options={
                'ordering': ('posted_on', 'noted_at', 'id'),
                'constraints': [models.CheckConstraint(condition=models.Q(('link', ''), ('link__startswith', 'https://'), _connector='OR'), name='warnings_copy_https'), models.CheckConstraint(condition=models.Q(models.Q(('takes_down', ''), _negated=True), models.Q(('name', ''), _negated=True)), name='warnings_copy_has_somebody'), models.CheckConstraint(condition=models.Q(models.Q(('taken_down_by', None), ('taken_down_on', None)), models.Q(('taken_down_by__isnull', False), ('taken_down_on__gte', models.F('posted_on'))), _connector='OR'), name='warnings_copy_taken_down_whole')],
            },
        ),
        migrations.RunSQL(FUNCTION, "drop function warnings_keep_copy();"),
        migrations.RunSQL(TRIGGER, "drop trigger warnings_keep_copy on warnings_copy;"),
    ]
