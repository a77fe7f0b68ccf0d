"""Where a copy is, corrected: rows beside it, which stay. The copy itself goes on to be changed by nobody."""

import uuid

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

FUNCTION = """
create function warnings_keep_correction() returns trigger
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
    if tg_op <> 'INSERT' then
        raise exception 'What was written of a copy stays: write it once more.' using errcode = 'check_violation';
    end if;
    perform from public.warnings_copy where id = new.copy_id and taken_down_on is null for key share;
    if not found then
        raise exception 'A copy that is taken down is nowhere any more.' using errcode = 'check_violation';
    end if;
    new.corrected_at := clock_timestamp();  -- the newest holds: nobody writes a day that is still to come
    return new;
end
$$;

revoke execute on function warnings_keep_correction() from public;
"""

TRIGGER = """
create trigger warnings_keep_correction before insert or update or delete on warnings_copycorrection
    for each row execute function warnings_keep_correction();
"""


class Migration(migrations.Migration):
    dependencies = [
        ("warnings", "0005_let_desks_read_first"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="CopyCorrection",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("name", models.CharField(max_length=200)),
                ("link", models.URLField(blank=True, max_length=500)),
                ("corrected_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                (
                    "copy",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="corrections",
                        to="warnings.copy",
                    ),
                ),
                (
                    "corrected_by",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ("corrected_at", "id"),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("link", ""), ("link__startswith", "https://"), _connector="OR"),
                        name="warnings_correction_https",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("name", ""), _negated=True), name="warnings_correction_has_name"
                    ),
                ],
            },
        ),
        migrations.RunSQL(FUNCTION, "drop function warnings_keep_correction();"),
        migrations.RunSQL(TRIGGER, "drop trigger warnings_keep_correction on warnings_copycorrection;"),
    ]
