"""Each organisation sees and writes its own rows only, how a restricted person earns the named alone; as 0002."""

from django.db import migrations

from amanjol.foundation.organisations.binding import OWN, bind

NAMED = (
    "(epoch is not null or exists (select from learning_namedforlivelihood n"
    " where n.livelihood_id = learning_livelihood.id and n.member_id = (select amanjol_member())))"
)
WITH_LIVELIHOOD = """
alter table learning_namedforlivelihood add constraint learning_named_of_livelihood foreign key (livelihood_id)
    references learning_livelihood (id) on delete cascade deferrable initially deferred;
"""
TABLES = "learning_employer, learning_livelihood, learning_namedforlivelihood"


class Migration(migrations.Migration):
    dependencies = [("learning", "0005_create_work"), ("cases", "0004_bind_restricted_to_named")]

    operations = [
        migrations.RunSQL(
            WITH_LIVELIHOOD,
            "alter table learning_namedforlivelihood drop constraint learning_named_of_livelihood;",
        ),
        bind("learning_employer"),
        bind("learning_livelihood", f"{OWN} and {NAMED}"),
        bind("learning_namedforlivelihood"),
        # So that what was erased leaves the files, too; see cases 0012.
        migrations.RunSQL(
            f"grant maintain on {TABLES} to amanjol_keeper;",
            f"revoke maintain on {TABLES} from amanjol_keeper;",
        ),
    ]
