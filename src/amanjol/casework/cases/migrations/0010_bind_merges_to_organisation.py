"""Merges are there for whoever their person is there for: of a restricted one, for the named alone."""

from django.db import migrations

RULE = (
    "organisation_id = (select amanjol_organisation()) and (epoch is not null or exists (select from cases_named n"
    " where n.person_id = cases_merge.person_id and n.member_id = (select amanjol_member())))"
)
BIND = f"""
alter table cases_merge enable row level security;
alter table cases_merge force row level security;
create policy cases_merge_own on cases_merge using ({RULE}) with check ({RULE});
"""
LOOSEN = """
drop policy cases_merge_own on cases_merge;
alter table cases_merge no force row level security;
alter table cases_merge disable row level security;
"""


class Migration(migrations.Migration):
    dependencies = [("cases", "0009_add_merges")]

    operations = [migrations.RunSQL(BIND, LOOSEN)]
