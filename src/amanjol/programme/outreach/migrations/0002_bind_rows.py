"""The ledger is there for its own organisation alone. Of the two open tables everybody reads what stands in them, of a
partner while its word holds; only the own organisation writes there. The owner is bound too.
"""

from django.db import migrations

from amanjol.foundation.organisations.binding import bind

TABLES = (
    "outreach_partner", "outreach_partnerword", "outreach_recommendation", "outreach_commitment", "outreach_report",
    "outreach_prooffile", "outreach_openrecommendation", "outreach_openpartner",
)
OPENLY = (
    ("outreach_openrecommendation", "true"),
    ("outreach_openpartner", "holds_until >= current_date"),
)


class Migration(migrations.Migration):
    dependencies = [
        ("outreach", "0001_create_recommendations"),
        ("organisations", "0013_add_advocates"),
    ]

    operations = [
        *(bind(table) for table in TABLES),
        *(
            migrations.RunSQL(
                f"create policy {table}_read on {table} for select using ({rule});",
                f"drop policy {table}_read on {table};",
            )
            for table, rule in OPENLY
        ),
    ]
