"""A story goes with its case and in no other way, and stays the story of its case, whoever connects as `amanjol_app`."""

import django.db.models.deletion
from django.db import migrations, models

ALONG = """
alter table support_story add constraint support_story_of_case foreign key (case_id)
    references cases_case (id) on delete cascade deferrable initially deferred;
"""
ALONE = "alter table support_story drop constraint support_story_of_case;"
STANDS = """
revoke delete, truncate on support_story from amanjol_app;
create function support_story_stands() returns trigger language plpgsql set search_path = pg_catalog, public as $$
begin
    raise check_violation using message = 'A story stays that of its case.';
end
$$;
create trigger support_story_stands before update on support_story
    for each row when (old.id <> new.id or old.case_id <> new.case_id or old.organisation_id <> new.organisation_id)
    execute function support_story_stands();
"""
FALLS = """
drop trigger support_story_stands on support_story;
drop function support_story_stands();
grant delete on support_story to amanjol_app;
"""


class Migration(migrations.Migration):
    dependencies = [("support", "0017_bind_stories")]

    operations = [
        migrations.AlterField(
            model_name="story",
            name="case",
            field=models.ForeignKey(
                editable=False,
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="cases.case",
            ),
        ),
        migrations.RunSQL(ALONG, ALONE),
        migrations.RunSQL(STANDS, FALLS),
    ]
