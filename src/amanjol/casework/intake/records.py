"""What is inside the seals of a report and of a consultation, and its plain data for `canonical`."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any, Self

from amanjol.casework.cases.records import RecordUnreadable, SafeContact


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


@dataclass(frozen=True, slots=True)
class Seen:
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


@dataclass(frozen=True, slots=True)
class Sender:
    """Whom the organisation can ask: the officer and their organisation by name, and the moment, in UTC."""

    name: str
    organisation: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of it: `case` is an id, or empty and there is a `reason`. `by` is an account's id."""

    at: datetime
    by: str
    case: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class ReportRecord:
    seen: Seen
    sender: Sender
    outcome: Outcome | None = field(default=None)

    def as_data(self) -> dict[str, Any]:
        return {
            "seen": asdict(self.seen) | {"signs": list(self.seen.signs)},
            "sender": _with_moment(self.sender),
            "outcome": _with_moment(self.outcome) if self.outcome else None,
        }

    @classmethod
    def from_data(cls, data: Any) -> Self:
        try:
            outcome = data["outcome"]
            return cls(
                _seen(data["seen"]),
                Sender(**_moment_of(data["sender"])),
                Outcome(**_moment_of(outcome)) if outcome else None,
            )
        except (TypeError, KeyError, ValueError):
            raise RecordUnreadable from None


class Kind(StrEnum):
    """What somebody came with; most of it is no trafficking."""

    UNPAID_WAGES = "unpaid-wages"
    KEPT_PASSPORT = "kept-passport"
    VULNERABLE_FAMILY = "vulnerable-family"
    RETURNEE = "returnee"
    MISSING_RELATIVE = "missing-relative"
    OTHER = "other"


class Way(StrEnum):
    VISIT = "visit"
    TELEPHONE = "telephone"
    MESSAGE = "message"
    KIOSK = "kiosk"
    OUTREACH = "outreach"


@dataclass(frozen=True, slots=True)
class ConsultationRecord:
    """`name` may be empty: nobody has to say it. `case` is an id once it became one."""

    kind: Kind
    way: Way
    asked: str
    advised: str = ""
    name: str = ""
    telephone: str = ""
    case: str = ""

    def as_data(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def from_data(cls, data: Any) -> Self:
        try:
            return cls(**data | {"kind": Kind(data["kind"]), "way": Way(data["way"])})
        except (TypeError, KeyError, ValueError):
            raise RecordUnreadable from None


def _seen(data: dict[str, Any]) -> Seen:
    typed = {
        "office": Office(data["office"]),
        "signs": tuple(data["signs"]),
        "age": Age(data["age"]),
        "contact": SafeContact(**data["contact"]),
        "agreement": Agreement(data["agreement"]),
    }
    return Seen(**data | typed)


def _with_moment(entry: Sender | Outcome) -> dict[str, Any]:
    return asdict(entry) | {"at": entry.at.isoformat()}


def _moment_of(entry: dict[str, Any]) -> dict[str, Any]:
    return entry | {"at": datetime.fromisoformat(entry["at"])}
