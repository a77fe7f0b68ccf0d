"""Who sees a threat, an interpreter, a conference, whatever a query says; the owner is bound, too.

- A threat is there for its receivers alone. What somebody wrote without keys is there, sealed, for each session of the
  organisation until it is taken in: whoever moves keys to a new epoch must count it, and nobody's page shows it. The rows
  that name receivers are bound to the organisation alone: what they hold is sealed to one member each, and a policy that
  asked its own table would never end.
- Interpreters are their organisation's; who interprets in a case is there for whoever the case is there for.
- So is a conference. A guest's paper is besides there for the guest, until its last day: the program asks that day by the
  clock of the node, inside the seal; here it is a day later, whatever the time zone.
"""

from django.db import migrations

from amanjol.casework.cases.row_security import bind_to_case
from amanjol.foundation.organisations.binding import OWN, bind

RECEIVED = (
    "(epoch is not null or exists (select from support_threatreceiver r"
    " where r.threat_id = support_threat.id and r.member_id = (select amanjol_member())))"
)
OF_CONFERENCE = (
    "exists (select from support_conference c where c.id = support_conferenceguest.conference_id)"
)
MINE = "(member_id = (select amanjol_member()) and until >= current_date - 1)"
ALONG = """
alter table support_threatreceiver add constraint support_receiver_of_threat foreign key (threat_id)
    references support_threat (id) on delete cascade deferrable initially deferred;
alter table support_conferenceguest add constraint support_guest_of_conference foreign key (conference_id)
    references support_conference (id) on delete cascade deferrable initially deferred;
"""
ALONE = """
alter table support_threatreceiver drop constraint support_receiver_of_threat;
alter table support_conferenceguest drop constraint support_guest_of_conference;
"""
TABLES = "support_threat, support_threatreceiver, support_interpreter, support_conferenceguest"


class Migration(migrations.Migration):
    dependencies = [
        ("support", "0014_add_others"),
        ("cases", "0004_bind_restricted_to_named"),
    ]

    operations = [
        migrations.RunSQL(ALONG, ALONE),
        bind("support_threat", f"{OWN} and {RECEIVED}"),
        bind("support_threatreceiver"),
        bind("support_interpreter"),
        *bind_to_case("support_interpreting"),
        *bind_to_case("support_conference"),
        bind("support_conferenceguest", f"{OWN} and ({OF_CONFERENCE} or {MINE})"),
        migrations.RunSQL(
            f"grant maintain on {TABLES} to amanjol_keeper;",
            f"revoke maintain on {TABLES} from amanjol_keeper;",
        ),
    ]
