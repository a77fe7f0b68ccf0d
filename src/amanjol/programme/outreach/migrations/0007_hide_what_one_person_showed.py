"""What one person had shown before 0006 is shown to nobody until a second one approves it: data alone, no table changes.

The copies are deleted, the words stay at the desk.
"""

from django.db import migrations

# The owner is bound too, who sees no rows else.
OF_BEFORE = """
alter table outreach_recommendation no force row level security;
alter table outreach_openrecommendation no force row level security;
delete from outreach_openrecommendation;
update outreach_recommendation set shown_on = null where shown_on is not null;
alter table outreach_recommendation force row level security;
alter table outreach_openrecommendation force row level security;
"""


class Migration(migrations.Migration):
    dependencies = [("outreach", "0006_ask_a_second_person")]

    operations = [migrations.RunSQL(OF_BEFORE, migrations.RunSQL.noop)]
