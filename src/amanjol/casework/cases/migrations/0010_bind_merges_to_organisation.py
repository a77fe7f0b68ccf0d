"""Merges are there for whoever their person is there for: of a restricted one, for the named alone."""

from django.db import migrations

from amanjol.foundation.organisations.binding import OWN, bind

NAMED = (
    "(epoch is not null or exists (select from cases_named n"
    " where n.person_id = cases_merge.person_id and n.member_id = (select amanjol_member())))"
)


class Migration(migrations.Migration):
    dependencies = [("cases", "0009_add_merges")]

    operations = [bind("cases_merge", f"{OWN} and {NAMED}")]
