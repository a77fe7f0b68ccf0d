"""What everybody reads of a recommendation is approved by a second person, whoever writes rows.

Nobody approves what they wrote or asked for, and who wrote stays a writer until somebody did. No earlier copy is put
back: editions are counted upwards, one by one, and a recommendation is not deleted, since one that begins anew counts
from 0. Who wrote earlier is not known: there, who asks and who approves are two, and that is all.

No copy stands here that takes the page down for those who read the others: a day that no calendar has, a number of
thousands of digits (none stands in a copy), depths in which nothing is said.
"""

import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models

GUARDS = """
create function outreach_second_person() returns trigger language plpgsql set search_path = pg_catalog, public as $$
begin
    if tg_op = 'INSERT' then
        if cardinality(new.writers) = 0 or new.shown_on is not null or new.asked_by_id is not null
            or new.approved_by_id is not null or new.edition <> 0 then
            raise check_violation using message = 'A recommendation begins with who writes it, and is shown to nobody.';
        end if;
        return new;
    end if;
    if (new.id, new.organisation_id) is distinct from (old.id, old.organisation_id) then
        raise check_violation using message = 'A recommendation stays: its editions are counted upwards.';
    end if;
    if new.edition not in (old.edition, old.edition + 1) then
        raise check_violation using message = 'Editions are counted upwards, one by one.';
    end if;
    if (not new.writers @> old.writers or new.shown_on is not null and old.shown_on is null
            or new.approved_by_id is distinct from old.approved_by_id)
        and (old.asked_by_id is null or new.approved_by_id is null or new.approved_by_id = old.asked_by_id
            or new.approved_by_id = any(old.writers)) then
        raise check_violation using message = 'Nobody approves what they wrote or asked for.';
    end if;
    return new;
end
$$;
create trigger outreach_second_person before update on outreach_recommendation
    for each row execute function outreach_second_person();
create trigger outreach_recommendation_begins after insert on outreach_recommendation
    for each row execute function outreach_second_person();

create function outreach_open_is_approved() returns trigger language plpgsql set search_path = pg_catalog, public as $$
begin
    if not exists (select from outreach_recommendation where id = new.recommendation_id
        and organisation_id = new.organisation_id and shown_on is not null and approved_by_id is not null
        and edition = new.edition for share) then
        raise check_violation using message = 'Everybody reads what a second person approved last, and nothing else.';
    end if;
    return null;
end
$$;
create trigger outreach_open_is_approved after insert or update on outreach_openrecommendation
    for each row execute function outreach_open_is_approved();

revoke delete, truncate on outreach_recommendation from amanjol_app;

alter table outreach_recommendation
    add constraint outreach_writers_are_members check (array_position(writers, null) is null);
alter table outreach_openrecommendation
    add constraint outreach_open_mark check (mark ~ '^([0-9a-f]{64})?$'),
    add constraint outreach_open_day check (made_in between '0001-01-01' and '9999-12-31'),
    add constraint outreach_open_is_readable check (not jsonb_path_exists(shown, '$.** ? (@.type() == "number")')
        and not jsonb_path_exists(shown, '$.**{6 to last}'));
alter table outreach_openpartner
    add constraint outreach_open_partner_ends check (holds_until < '3000-01-01');
"""
UNGUARDED = """
alter table outreach_openpartner drop constraint outreach_open_partner_ends;
alter table outreach_openrecommendation drop constraint outreach_open_is_readable,
    drop constraint outreach_open_day, drop constraint outreach_open_mark;
alter table outreach_recommendation drop constraint outreach_writers_are_members;
grant delete, truncate on outreach_recommendation to amanjol_app;
drop trigger outreach_open_is_approved on outreach_openrecommendation; drop function outreach_open_is_approved();
drop trigger outreach_recommendation_begins on outreach_recommendation;
drop trigger outreach_second_person on outreach_recommendation; drop function outreach_second_person();
"""


def _member() -> models.ForeignKey:
    return models.ForeignKey(
        editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+",
        to="organisations.member",
    )  # fmt: skip


class Migration(migrations.Migration):
    dependencies = [("outreach", "0005_let_survivors_speak")]

    operations = [
        migrations.AddField(
            model_name="recommendation",
            name="writers",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.UUIDField(), default=list, editable=False
            ),
        ),
        migrations.AddField(model_name="recommendation", name="asked_by", field=_member()),
        migrations.AddField(
            model_name="recommendation",
            name="asked_mark",
            field=models.CharField(blank=True, default="", editable=False, max_length=64),
        ),
        migrations.AddField(model_name="recommendation", name="approved_by", field=_member()),
        migrations.AddField(
            model_name="recommendation",
            name="edition",
            field=models.PositiveIntegerField(default=0, editable=False),
        ),
        migrations.AddField(
            model_name="openrecommendation",
            name="edition",
            field=models.PositiveIntegerField(default=0, editable=False),
        ),
        migrations.AddField(
            model_name="openrecommendation",
            name="mark",
            field=models.CharField(default="", editable=False, max_length=64),
        ),
        migrations.RunSQL(GUARDS, UNGUARDED),
    ]
