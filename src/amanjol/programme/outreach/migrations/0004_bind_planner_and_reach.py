"""The planner and what was counted are there for their own organisation alone; the owner is bound too.

A calendar cannot sign in. Whoever says the hash of the secret part of its address reads that row, and the events of that
organisation; nothing else, and they write nothing.
"""

from django.db import migrations

from amanjol.foundation.organisations.binding import bind

CALLED = "name = nullif(current_setting('amanjol.feed', true), '')"
OF_FEED = (
    "exists (select from outreach_feed f where f.organisation_id = outreach_event.organisation_id"
    " and f.name = nullif(current_setting('amanjol.feed', true), ''))"
)
TABLES = ("outreach_campaign", "outreach_event", "outreach_feed", "outreach_publication", "outreach_snapshot")


class Migration(migrations.Migration):
    dependencies = [("outreach", "0003_create_planner_and_reach")]

    operations = [
        *(bind(table) for table in TABLES),
        *(
            migrations.RunSQL(
                f"create policy {table}_read on {table} for select using ({rule});",
                f"drop policy {table}_read on {table};",
            )
            for table, rule in (("outreach_feed", CALLED), ("outreach_event", OF_FEED))
        ),
    ]
