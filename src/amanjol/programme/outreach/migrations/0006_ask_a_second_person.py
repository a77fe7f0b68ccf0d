"""What everybody reads of a recommendation is approved by a second person, whoever writes rows.

Nobody approves what they wrote or asked for, and who wrote stays a writer until somebody did. No earlier copy is put
back: editions are counted upwards, and a recommendation is not deleted, since one that begins anew counts from 0. Who
wrote earlier is not known: there, who asks and who approves are two, and that is all.
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
    if tg_op = 'DELETE' or (new.id, new.organisation_id) is distinct from (old.id, old.organisation_id) then
        raise check_violation using message = 'A recommendation stays: its editions are counted upwards.';
    end if;
    if new.edition < old.edition then
        raise check_violation using message = 'Editions are counted upwards.';
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
create trigger outreach_second_person before update or delete on outreach_recommendation
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
"""
UNGUARDED = """
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
