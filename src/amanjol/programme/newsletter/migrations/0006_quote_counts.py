"""An issue may quote a count of a release. And the copy that everybody reads is the last one: its edition is counted at the
issue, upwards alone, and the database takes no earlier one back, whoever writes.
"""

import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models

NAMED = """
alter table releases_release add constraint releases_release_named_by_newsletter unique (organisation_id, id);
alter table newsletter_quote add constraint newsletter_quote_own_release foreign key (organisation_id, release_id)
    references releases_release (organisation_id, id) deferrable initially deferred;
"""
UNNAMED = """
alter table newsletter_quote drop constraint newsletter_quote_own_release;
alter table releases_release drop constraint releases_release_named_by_newsletter;
"""
COUNTS = """
create function newsletter_quote_of_release() returns trigger language plpgsql set search_path = pg_catalog, public as $$
begin
    if tg_op = 'UPDATE' and (new.release_id, new.of_table, new.codes, new.title_en, new.title_ru) is distinct from
        (old.release_id, old.of_table, old.codes, old.title_en, old.title_ru) then
        raise check_violation using message = 'What a figure was at publication stands.';
    end if;
    if new.release_id is not null and not exists (select from releases_release where id = new.release_id
        and state = 'approved') then
        raise check_violation using message = 'Only counts of an approved release are quoted.';
    end if;
    return new;
end
$$;
create trigger newsletter_quote_of_release before insert or update on newsletter_quote
    for each row execute function newsletter_quote_of_release();
"""
NO_COUNTS = """
drop trigger newsletter_quote_of_release on newsletter_quote; drop function newsletter_quote_of_release();
"""
EDITIONS = """
create function newsletter_issue_editions() returns trigger language plpgsql set search_path = pg_catalog, public as $$
begin
    if tg_op = 'INSERT' and new.editions <> 0 or tg_op = 'UPDATE' and new.editions <> old.editions
        and (new.editions <> old.editions + 1 or new.state <> 'published') then
        raise check_violation using message = 'Editions are counted upwards, one by one.';
    end if;
    return new;
end
$$;
create trigger newsletter_issue_editions before update on newsletter_issue
    for each row execute function newsletter_issue_editions();
create trigger newsletter_issue_unread after insert on newsletter_issue
    for each row execute function newsletter_issue_editions();
create function newsletter_openissue_is_last() returns trigger language plpgsql set search_path = pg_catalog, public as $$
begin
    if not exists (select from newsletter_issue where id = new.issue_id and editions = new.edition
        for share) then
        raise check_violation using message = 'No earlier copy is put back.';
    end if;
    return null;
end
$$;
create trigger newsletter_openissue_is_last after insert or update on newsletter_openissue
    for each row execute function newsletter_openissue_is_last();
"""
NO_EDITIONS = """
drop trigger newsletter_openissue_is_last on newsletter_openissue; drop function newsletter_openissue_is_last();
drop trigger newsletter_issue_unread on newsletter_issue;
drop trigger newsletter_issue_editions on newsletter_issue; drop function newsletter_issue_editions();
"""


class Migration(migrations.Migration):

    dependencies = [
        ("newsletter", "0005_sign_open_copies"),
        ("releases", "0002_bind_rows"),
        ("results", "0004_bind_answers"),
    ]

    operations = [
        migrations.AddField(
            model_name="issue",
            name="editions",
            field=models.PositiveIntegerField(default=0, editable=False),
        ),
        migrations.AddField(
            model_name="openissue",
            name="edition",
            field=models.PositiveIntegerField(default=1, editable=False),
        ),
        migrations.AddField(
            model_name="quote",
            name="release",
            field=models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="releases.release"),
        ),
        migrations.AddField(
            model_name="quote",
            name="of_table",
            field=models.CharField(blank=True, default="", editable=False, max_length=64),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="quote",
            name="codes",
            field=django.contrib.postgres.fields.ArrayField(base_field=models.CharField(blank=True, max_length=200), default=list, editable=False, size=None),
        ),
        migrations.AddField(
            model_name="quote",
            name="title_en",
            field=models.CharField(blank=True, default="", editable=False, max_length=160),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="quote",
            name="title_ru",
            field=models.CharField(blank=True, default="", editable=False, max_length=160),
            preserve_default=False,
        ),
        migrations.AlterField(
            model_name="quote",
            name="indicator",
            field=models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="results.indicator"),
        ),
        migrations.AlterField(
            model_name="quote",
            name="period",
            field=models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="results.period"),
        ),
        migrations.AddConstraint(
            model_name="quote",
            constraint=models.CheckConstraint(condition=models.Q(models.Q(("codes__len", 0), ("indicator__isnull", False), ("of_table", ""), ("period__isnull", False), ("release", None), ("title_en", ""), ("title_ru", "")), models.Q(("codes__len__gte", 1), ("currency", ""), ("indicator", None), ("kind", "people"), ("period", None), ("release__isnull", False), models.Q(("of_table", ""), _negated=True), models.Q(("title_en", ""), _negated=True), models.Q(("title_ru", ""), _negated=True)), _connector="OR"), name="newsletter_quote_of_one"),
        ),
        migrations.AddConstraint(
            model_name="quote",
            constraint=models.UniqueConstraint(fields=("issue", "release", "of_table", "codes"), name="newsletter_quote_count_once"),
        ),
        migrations.RunSQL(NAMED, UNNAMED),
        migrations.RunSQL(COUNTS, NO_COUNTS),
        migrations.RunSQL(EDITIONS, NO_EDITIONS),
    ]
