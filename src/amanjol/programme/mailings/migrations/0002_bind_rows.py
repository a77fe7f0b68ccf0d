"""Lists, addresses and mailings are there for their own organisation alone; the owner is bound too.

A stranger cannot sign in. They see lists that are open, and write a row that is to be asked. Of the rows of others they
see the one that they name, by the keyed hash of its address, which the server alone makes, or by the hash of the secret
part of a link; and they change that one alone. An address that said no yes in time is anybody's to erase.

A row hangs on one of its own organisation.
"""

from django.db import migrations

from amanjol.foundation.organisations.binding import bind

TABLES = (
    "mailings_mailinglist", "mailings_subscriber", "mailings_mailing", "mailings_mailtext", "mailings_delivery",
)
CALLED = (
    "(name = nullif(current_setting('amanjol.mailing_address', true), '')"
    " or link = nullif(current_setting('amanjol.mailing_link', true), ''))"
)
TOO_LATE = "state = 'asked' and asked_at < statement_timestamp() - interval '7 days'"
ASKED_OF_OPEN = (
    "state = 'asked' and confirmed_on is null and exists (select from mailings_mailinglist l where l.id = list_id"
    " and l.organisation_id = mailings_subscriber.organisation_id and l.is_open)"
)
POLICIES = (
    (
        "mailings_mailinglist", "read",
        "for select using (is_open or id::text = nullif(current_setting('amanjol.mailing_list', true), ''))",
    ),
    ("mailings_subscriber", "add", f"for insert with check ({ASKED_OF_OPEN})"),
    ("mailings_subscriber", "read", f"for select using ({CALLED})"),
    ("mailings_subscriber", "answer", f"for update using ({CALLED}) with check ({CALLED})"),
    ("mailings_subscriber", "late", f"for select using ({TOO_LATE})"),
    ("mailings_subscriber", "forget", f"for delete using ({TOO_LATE})"),
)
HANG = (
    ("subscriber", "list_id", "mailinglist"), ("mailing", "list_id", "mailinglist"), ("mailtext", "mailing_id", "mailing"),
    ("delivery", "mailing_id", "mailing"), ("delivery", "subscriber_id", "subscriber"),
)


def _own(table: str) -> migrations.RunSQL:
    name = f"mailings_{table}_of_organisation"
    return migrations.RunSQL(
        f"alter table mailings_{table} add constraint {name} unique (organisation_id, id);",
        f"alter table mailings_{table} drop constraint {name};",
    )


def _hang(table: str, column: str, on: str) -> migrations.RunSQL:
    name = f"mailings_{table}_own_{on}"
    return migrations.RunSQL(
        f"alter table mailings_{table} add constraint {name} foreign key (organisation_id, {column})"
        f" references mailings_{on} (organisation_id, id) deferrable initially deferred;",
        f"alter table mailings_{table} drop constraint {name};",
    )


class Migration(migrations.Migration):
    dependencies = [
        ("mailings", "0001_create_tables"),
        ("organisations", "0013_add_advocates"),
    ]

    operations = [
        *(bind(table) for table in TABLES),
        *(_own(table) for table in ("mailinglist", "subscriber", "mailing")),
        *(_hang(*of) for of in HANG),
        *(
            migrations.RunSQL(
                f"create policy {table}_{name} on {table} {rule};", f"drop policy {table}_{name} on {table};"
            )
            for table, name, rule in POLICIES
        ),
    ]
