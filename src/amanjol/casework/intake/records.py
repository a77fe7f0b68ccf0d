"""What is inside the seals of a report and of a consultation, and its plain data for `canonical`."""

from __future__ import annotations

from datetime import date  # noqa: TC003  msgspec reads the types of the fields
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

from msgspec import Meta

from amanjol.casework.cases.records import SafeContact
from amanjol.casework.desk.sealed_rows import BoundRecord
from amanjol.foundation.seals.records import DataRecord, Moment, TimedRecord

if TYPE_CHECKING:
    from collections.abc import Mapping


class Office(StrEnum):
    POLICE = "police"
    BORDER = "border"
    LABOUR_INSPECTORATE = "labour-inspectorate"
    HOTLINE = "hotline"
    AIRPORT = "airport"
    OTHER = "other"


class Age(StrEnum):
    ADULT = "adult"
    CHILD = "child"
    UNKNOWN = "unknown"


class Agreement(StrEnum):
    """Whether the person agreed that this is passed on."""

    YES = "yes"
    NO = "no"
    COULD_NOT_ASK = "could-not-ask"


class Observation(DataRecord, frozen=True):
    """What an officer wrote down. `signs` are keys of the ILO's eleven indicators."""

    office: Office
    what: str
    signs: tuple[str, ...]
    where: str
    name: str
    language: str
    age: Age
    contact: SafeContact
    agreement: Agreement
    in_danger: bool


class Sender(TimedRecord, frozen=True):
    """Whom the organisation can ask: the officer and their organisation by name, and the moment, in UTC."""

    name: str
    organisation: str
    at: Moment


class Outcome(TimedRecord, frozen=True):
    """What became of it: `case` is an id, or empty and there is a `reason`. `by` is an account's id."""

    at: Moment
    by: str
    case: str = ""
    reason: str = ""


class ReportRecord(DataRecord, frozen=True):
    seen: Observation
    sender: Sender
    outcome: Outcome | None = None


class Concern(StrEnum):
    """What somebody came with; most of it is no trafficking."""

    UNPAID_WAGES = "unpaid-wages"
    KEPT_PASSPORT = "kept-passport"
    VULNERABLE_FAMILY = "vulnerable-family"
    RETURNEE = "returnee"
    MISSING_RELATIVE = "missing-relative"
    OTHER = "other"


class ContactMode(StrEnum):
    """How somebody reached the organisation."""

    VISIT = "visit"
    TELEPHONE = "telephone"
    MESSAGE = "message"
    KIOSK = "kiosk"
    OUTREACH = "outreach"


class ConsultationRecord(BoundRecord, frozen=True):
    """`name` may be empty: nobody has to say it. `case` is an id once it became one. `accompanied` is that of the
    accompaniment which has a plan, and stays when it becomes the case.

    `happened_on` is the day on which somebody asked, where it was written down on another. `acts` counts the entries of
    the journal of what was written. It is 0 of a row from before acts were counted: then `is_open` and `next_on`, the
    day to call back, say nothing.
    """

    kind: Concern
    way: ContactMode
    asked: str
    advised: str = ""
    name: str = ""
    telephone: str = ""
    case: str = ""
    happened_on: date | None = None
    accompanied: str = ""
    is_open: bool = True
    next_on: date | None = None
    acts: Annotated[int, Meta(ge=0)] = 0

    @property
    def beside(self) -> Mapping[str, Any]:
        if not self.acts:
            return {}
        return {"state": "open" if self.is_open else "done", "next_on": self.next_on}
