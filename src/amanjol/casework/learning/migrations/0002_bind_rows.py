"""Each organisation sees and writes its own rows only, a restricted learner the named alone; the owner is bound too.

The rows that name members are bound to the organisation alone: what they hold is sealed to one member each, and a
policy that asked its own table would never end. Which member a session is, a function of cases tells.
"""

from django.db import migrations

from amanjol.foundation.organisations.binding import OWN, bind

NAMED = (
    "(epoch is not null or exists (select from learning_named n"
    " where n.learner_id = learning_learner.id and n.member_id = (select amanjol_member())))"
)
WITH_LEARNER = """
alter table learning_named add constraint learning_named_of_learner foreign key (learner_id)
    references learning_learner (id) on delete cascade deferrable initially deferred;
"""
TABLES = "learning_cohort, learning_learner, learning_named"


class Migration(migrations.Migration):
    dependencies = [
        ("learning", "0001_create_tables"),
        ("cases", "0004_bind_restricted_to_named"),
    ]

    operations = [
        migrations.RunSQL(
            WITH_LEARNER, "alter table learning_named drop constraint learning_named_of_learner;"
        ),
        bind("learning_cohort"),
        bind("learning_learner", f"{OWN} and {NAMED}"),
        bind("learning_named"),
        # So that what was erased leaves the files, too; see cases 0012.
        migrations.RunSQL(
            f"grant maintain on {TABLES} to amanjol_keeper;",
            f"revoke maintain on {TABLES} from amanjol_keeper;",
        ),
    ]
