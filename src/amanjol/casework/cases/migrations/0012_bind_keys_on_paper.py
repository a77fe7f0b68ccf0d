"""What is sealed to sheets of paper is there for who is named, and for colleagues only when nobody is named any more."""

from django.db import migrations

from amanjol.foundation.organisations.binding import bind, narrow

NAMED = "select from cases_named n where n.person_id = cases_onpaper.person_id"
MINE_OR_NOBODYS = (
    f"(exists ({NAMED} and n.member_id = (select amanjol_member())) or not exists ({NAMED}))"  # noqa: S608  names of this file
)


class Migration(migrations.Migration):
    dependencies = [("cases", "0011_put_keys_on_paper")]

    operations = [bind("cases_onpaper"), narrow("cases_onpaper", MINE_OR_NOBODYS)]
