"""Each organisation sees and writes its own consultations only, whatever a query says; the owner is bound too."""

from django.db import migrations

BIND = """
alter table intake_consultation enable row level security;
alter table intake_consultation force row level security;
create policy intake_consultation_own on intake_consultation
    using (organisation_id = (select amanjol_organisation()))
    with check (organisation_id = (select amanjol_organisation()));
"""
LOOSEN = """
drop policy intake_consultation_own on intake_consultation;
alter table intake_consultation no force row level security;
alter table intake_consultation disable row level security;
"""


class Migration(migrations.Migration):
    dependencies = [("intake", "0003_create_consultations")]

    operations = [migrations.RunSQL(BIND, LOOSEN)]
