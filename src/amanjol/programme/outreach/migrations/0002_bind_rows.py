"""The ledger is there for its own organisation alone. Of the two open tables everybody reads what stands in them, of a
partner while its word holds and stands behind the copy; only the own organisation writes there. The owner is bound too.

A row hangs on one of its own organisation: who writes for one organisation names no partner and keeps no recommendation
of another one.
"""

from django.db import migrations

from amanjol.foundation.organisations.binding import bind

TABLES = (
    "outreach_partner", "outreach_partnerword", "outreach_recommendation", "outreach_commitment", "outreach_report",
    "outreach_prooffile", "outreach_openrecommendation", "outreach_openpartner",
)
OPENLY = (
    ("outreach_openrecommendation", "true"),
    (
        "outreach_openpartner",
        "holds_until >= current_date and outreach_word_stands(organisation_id, partner_id, country)",
    ),
)
STANDS = """
create function outreach_word_stands(organisation uuid, partner uuid, country text) returns boolean
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select exists (select from public.outreach_partnerword word
        where word.organisation_id = $1 and word.partner_id = $2 and word.country = $3
            and word.name_may and word.ended_on is null and word.holds_until >= current_date)
$$;
revoke execute on function outreach_word_stands(uuid, uuid, text) from public;
grant execute on function outreach_word_stands(uuid, uuid, text) to amanjol_app;
create policy outreach_partnerword_carry on outreach_partnerword for select to current_user using (true);
"""
NO_STANDS = """
drop policy outreach_partnerword_carry on outreach_partnerword;
drop function outreach_word_stands(uuid, uuid, text);
"""
HANG = (
    ("partnerword", "partner", "partner"), ("recommendation", "partner", "partner"),
    ("commitment", "recommendation", "recommendation"), ("report", "commitment", "commitment"),
    ("prooffile", "report", "report"), ("openrecommendation", "recommendation", "recommendation"),
    ("openrecommendation", "partner", "partner"), ("openpartner", "partner", "partner"),
)


def _own(table: str) -> migrations.RunSQL:
    name = f"outreach_{table}_of_organisation"
    return migrations.RunSQL(
        f"alter table outreach_{table} add constraint {name} unique (organisation_id, id);",
        f"alter table outreach_{table} drop constraint {name};",
    )


def _hang(table: str, column: str, on: str) -> migrations.RunSQL:
    field = "partner" if (table, column) == ("openrecommendation", "partner") else f"{column}_id"
    name = f"outreach_{table}_own_{column}"
    return migrations.RunSQL(
        f"alter table outreach_{table} add constraint {name} foreign key (organisation_id, {field})"
        f" references outreach_{on} (organisation_id, id) deferrable initially deferred;",
        f"alter table outreach_{table} drop constraint {name};",
    )


class Migration(migrations.Migration):
    dependencies = [
        ("outreach", "0001_create_recommendations"),
        ("organisations", "0013_add_advocates"),
    ]

    operations = [
        *(bind(table) for table in TABLES),
        *(_own(table) for table in ("partner", "recommendation", "commitment", "report")),
        *(_hang(*of) for of in HANG),
        migrations.RunSQL(STANDS, NO_STANDS),
        *(
            migrations.RunSQL(
                f"create policy {table}_read on {table} for select using ({rule});",
                f"drop policy {table}_read on {table};",
            )
            for table, rule in OPENLY
        ),
    ]
