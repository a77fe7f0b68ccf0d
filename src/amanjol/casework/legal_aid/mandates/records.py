"""What is inside the seal of a mandate: every act, the oldest first. What stands now is worked out (`standing`)."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Final

from amanjol.casework.desk.sealed_rows import BoundRecord
from amanjol.casework.standards.entitlement.rights import Proceeding
from amanjol.foundation.seals.records import DataRecord, Moment, TimedRecord

if TYPE_CHECKING:
    from collections.abc import Mapping

MOST_MINUTES: Final = 24 * 60
"""Of one step: what took longer was more than one."""


class StepOutcome(StrEnum):
    PLANNED = "planned"
    DONE = "done"
    PARTLY = "partly"
    REFUSED = "refused"
    DROPPED = "dropped"


class CourtLevel(StrEnum):
    FIRST = "first"
    APPEAL = "appeal"
    CASSATION = "cassation"


class InterpreterThere(StrEnum):
    NOT_NEEDED = "not-needed"
    THERE = "there"
    MISSING = "missing"


class Apart(StrEnum):
    """How the person is kept apart from the accused."""

    SCREEN = "screen"
    VIDEO = "video"
    ANOTHER_ROOM = "another-room"
    ACCUSED_ABSENT = "accused-absent"
    NOTHING = "nothing"


class HearingOutcome(StrEnum):
    PLANNED = "planned"
    HEARD = "heard"
    ADJOURNED = "adjourned"
    DECIDED = "decided"
    CANCELLED = "cancelled"


class SumKind(StrEnum):
    WAGES = "wages"
    COMPENSATION = "compensation"


class SumStage(StrEnum):
    CLAIMED = "claimed"
    AWARDED = "awarded"
    RECEIVED = "received"


class Contacted(StrEnum):
    EMPLOYER = "employer"
    RECRUITER = "recruiter"
    FAMILY = "family"


class Risk(StrEnum):
    """What the person says could come of a contact. `NONE_SAID` stands alone: they were asked and named nothing."""

    NONE_SAID = "none-said"
    LEARNS_WHERE = "learns-where"
    LEARNS_THAT = "learns-that"
    PRESSURE = "pressure"
    VIOLENCE = "violence"
    FAMILY_HARMED = "family-harmed"
    PROOF_LOST = "proof-lost"


class ContactAnswer(StrEnum):
    YES = "yes"
    NO = "no"


class ContactOutcome(StrEnum):
    REACHED = "reached"
    NOT_REACHED = "not-reached"
    AGREED = "agreed"
    REFUSED = "refused"
    THREATENED = "threatened"


class ExtensionReason(StrEnum):
    PROCEEDING_GOES_ON = "proceeding-goes-on"
    APPEAL = "appeal"
    ENFORCEMENT = "enforcement"
    PERSON_WISHES = "person-wishes"


class HandOverReason(StrEnum):
    PERSON_WISHES = "person-wishes"
    LAWYER_WISHES = "lawyer-wishes"
    CONFLICT = "conflict"
    LICENCE = "licence"
    AWAY = "away"


class ClosingOutcome(StrEnum):
    REACHED = "reached"
    PARTLY = "partly"
    NOT_REACHED = "not-reached"
    PERSON_ENDED = "person-ended"
    PERSON_AWAY = "person-away"
    ENTERED_WRONGLY = "entered-wrongly"


class Begun(DataRecord, frozen=True, tag_field="act", tag="begun"):
    """Advocates by their number in the register; `deputy` may be empty. `ends_on` is the last day.

    `need` is the random id of a need, empty for a mandate that came about elsewhere. `country` and `procedure` are keys
    of `standards/legal_procedures`, as they held on `begins_on`.
    """

    advocate: str
    begins_on: date
    ends_on: date
    proceeding: Proceeding
    country: str
    procedure: str
    deputy: str = ""
    need: str = ""


class StepWritten(DataRecord, frozen=True, tag_field="act", tag="step"):
    """`step` is a key of the procedure; `minutes` were spent on it; `next_on` is the day on which it goes on."""

    item: int
    step: str
    on: date
    outcome: StepOutcome
    minutes: int = 0
    next_on: date | None = None


class HearingWritten(DataRecord, frozen=True, tag_field="act", tag="hearing"):
    item: int
    on: date
    level: CourtLevel
    interpreter: InterpreterThere
    apart: Apart
    outcome: HearingOutcome
    minutes: int = 0
    next_on: date | None = None


class SumWritten(DataRecord, frozen=True, tag_field="act", tag="sum"):
    """`amount` in whole units of `currency`. What was received is in the person's hands: nothing else counts."""

    item: int
    on: date
    kind: SumKind
    stage: SumStage
    amount: int
    currency: str


class ContactAsked(DataRecord, frozen=True, tag_field="act", tag="contact-asked"):
    """The person was asked whether the advocate may reach somebody, this once, and what could come of it."""

    item: int
    on: date
    whom: Contacted
    risks: tuple[Risk, ...]


class ContactAnswered(DataRecord, frozen=True, tag_field="act", tag="contact-answered"):
    """What the person says to it. A later answer takes the place of an earlier one, until the contact was made."""

    item: int
    on: date
    answer: ContactAnswer


class ContactMade(DataRecord, frozen=True, tag_field="act", tag="contact-made"):
    item: int
    on: date
    outcome: ContactOutcome


class Extended(DataRecord, frozen=True, tag_field="act", tag="extended"):
    ends_on: date
    reason: ExtensionReason


class HandedOver(DataRecord, frozen=True, tag_field="act", tag="handed-over"):
    on: date
    advocate: str
    reason: HandOverReason
    deputy: str = ""


class Closed(DataRecord, frozen=True, tag_field="act", tag="closed"):
    on: date
    outcome: ClosingOutcome


class Part(StrEnum):
    """As what somebody acts."""

    ADVOCATE = "advocate"
    DEPUTY = "deputy"


class Reader(DataRecord, frozen=True):
    """Whoever opens the mandate with an account of their own. `key` are the 12 bytes of their public key, in
    hexadecimal: the one whose six words a holder compared.
    """

    account: str
    part: Part
    key: str


class ReadersNamed(DataRecord, frozen=True, tag_field="act", tag="readers"):
    """Who opens the mandate from now on, besides whoever coordinates; nobody else does.

    `is_shut`: nobody is named again before it is handed over, since who acted is the person's lawyer no more.
    """

    readers: tuple[Reader, ...]
    is_shut: bool = False


class FileArrived(DataRecord, frozen=True, tag_field="act", tag="file"):
    """What the person lets who acts know came in a letter of this organisation, sealed to them. `letter` is the row of
    the opened letter, `sent` the letter's own id, by which it is taken back (empty where an older program opened it);
    `digest` is that of what is kept there (SHA-256, in hexadecimal figures).
    """

    on: date
    letter: str
    node: str
    organisation: str
    version: int
    digest: str
    until: date | None
    sent: str = ""


type Act = (
    Begun
    | StepWritten
    | HearingWritten
    | SumWritten
    | ContactAsked
    | ContactAnswered
    | ContactMade
    | Extended
    | HandedOver
    | Closed
    | ReadersNamed
    | FileArrived
)


class Written(TimedRecord, frozen=True):
    """What was done at `at` by the account `by`, who coordinates, or acts."""

    at: Moment
    by: str
    says: Act


class MandateRecord(BoundRecord, frozen=True):
    """Never empty, and the first is its beginning. What is corrected is written again under the same `item`.

    What stands in clear follows from all acts, and is held against them by `sealing.proven`.
    """

    acts: tuple[Written, ...]

    @property
    def beside(self) -> Mapping[str, Any]:
        return {}
