"""Groups are there for their own organisation only, whatever a query says; the owner is bound too."""

from django.db import migrations

BIND = """
alter table cases_group enable row level security;
alter table cases_group force row level security;
create policy cases_group_own on cases_group
    using (organisation_id = (select amanjol_organisation()))
    with check (organisation_id = (select amanjol_organisation()));
"""
LOOSEN = """
drop policy cases_group_own on cases_group;
alter table cases_group no force row level security;
alter table cases_group disable row level security;
"""


class Migration(migrations.Migration):
    dependencies = [("cases", "0005_add_groups")]

    operations = [migrations.RunSQL(BIND, LOOSEN)]
