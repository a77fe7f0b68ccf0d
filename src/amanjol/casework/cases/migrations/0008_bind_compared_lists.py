"""Signatures are there for their own organisation only, whatever a query says; the owner is bound too."""

from django.db import migrations

BIND = """
alter table cases_comparedlist enable row level security;
alter table cases_comparedlist force row level security;
create policy cases_comparedlist_own on cases_comparedlist
    using (organisation_id = (select amanjol_organisation()))
    with check (organisation_id = (select amanjol_organisation()));
"""
LOOSEN = """
drop policy cases_comparedlist_own on cases_comparedlist;
alter table cases_comparedlist no force row level security;
alter table cases_comparedlist disable row level security;
"""


class Migration(migrations.Migration):
    dependencies = [("cases", "0007_add_compared_lists")]

    operations = [migrations.RunSQL(BIND, LOOSEN)]
