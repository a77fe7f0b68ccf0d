"""What is inside the seals of a person and of a case, and its plain data for `canonical`."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Self

from amanjol.casework.cases.record_parts.demands import demands_as_data, demands_from_data
from amanjol.casework.cases.record_parts.reviews import Review
from amanjol.casework.standards.people.forms import Form, packaged_forms
from amanjol.casework.standards.people.given import GivenConsent
from amanjol.casework.standards.screening.determinations import Determination
from amanjol.casework.standards.stages import assistance, justice

if TYPE_CHECKING:
    from amanjol.casework.cases.record_parts.demands import Demands
    from amanjol.casework.standards.people.forms import FormWords
    from amanjol.casework.standards.stages.tracks import Way


class RecordUnreadable(ValueError):
    """These are not the data of a record. Never quotes what is inside."""


class Level(StrEnum):
    """How great a danger is. `UNKNOWN` asks for care as `HIGH` does."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class SafeContact:
    """How the person may be reached without danger; read before any number. All may be empty."""

    how: str = ""
    when: str = ""
    never: str = ""
    telephone: str = ""


@dataclass(frozen=True, slots=True)
class PersonRecord:
    """`names`: how she is called first, then every other: of papers, patronymic, nickname, earlier ones.

    `form` is who it is: an adult, a child, a family, somebody missing or deceased. `details` are the documents
    of HTCDS about the person; see `details`.
    """

    names: tuple[str, ...]
    birth_year: int | None = None
    place: str = ""
    document: str = ""
    contact: SafeContact = field(default_factory=SafeContact)
    form: Form = Form.ADULT
    details: tuple[dict[str, Any], ...] = ()

    @property
    def name(self) -> str:
        return self.names[0]

    @property
    def words(self) -> FormWords:
        """What staff read about people of this form."""
        return packaged_forms()[self.form]

    def as_data(self) -> dict[str, Any]:
        return asdict(self) | {"names": list(self.names), "details": list(self.details)}

    @classmethod
    def from_data(cls, data: Any) -> Self:
        try:
            contact = SafeContact(**data["contact"])
            form = Form(data.get("form", Form.ADULT))  # rows of before there were forms have none
            told = {"names": tuple(data["names"]), "details": tuple(data.get("details", ()))}
            return cls(**data | told | {"contact": contact, "form": form})
        except (TypeError, KeyError, ValueError):
            raise RecordUnreadable from None


def joined(known: PersonRecord, typed: PersonRecord) -> PersonRecord:
    """What was known of a person with what was typed now. Nothing is lost: two different rules stand side by side."""
    return PersonRecord(
        names=tuple(dict.fromkeys((*known.names, *typed.names))),
        birth_year=known.birth_year or typed.birth_year,
        place=_both(known.place, typed.place),
        document=_both(known.document, typed.document),
        form=known.form if typed.form is Form.ADULT else typed.form,
        details=known.details,
        contact=SafeContact(
            **{
                name: _both(getattr(known.contact, name), getattr(typed.contact, name))
                for name in ("how", "when", "never", "telephone")
            }
        ),
    )


def _both(known: str, typed: str) -> str:
    return " / ".join(dict.fromkeys(text for text in (known, typed) if text))


@dataclass(frozen=True, slots=True)
class Note:
    """`by` is an account's id, `at` a moment in UTC to the second."""

    at: datetime
    by: str
    text: str


@dataclass(frozen=True, slots=True)
class Risk:
    """One assessment: danger now, danger on return, whether the telephone is watched."""

    on: date
    by: str
    now: Level
    on_return: Level
    digital: Level
    says: str = ""


@dataclass(frozen=True, slots=True)
class Wages:
    """What is owed to one person: `promised` a month in whole units of `currency`, `paid` in all.

    `joins` says that the person wishes to be named in the claim of the whole group.
    """

    promised: int
    months: int
    paid: int
    currency: str
    joins: bool = False

    @property
    def owed(self) -> int:
        return max(self.promised * self.months - self.paid, 0)


@dataclass(frozen=True, slots=True)
class CaseRecord:
    """`facts` and `wishes` are what the two tracks ask for; see `stages`. `triage` is a short interview's state.

    `waits`: somebody else has to do the next step. `details` are the documents of HTCDS about what happened; see
    `details`.
    """

    help: Way
    justice: Way
    facts: frozenset[str] = frozenset()
    wishes: frozenset[str] = frozenset()
    next_step: str = ""
    waits: bool = False
    safety_plan: str = ""
    risks: tuple[Risk, ...] = ()
    notes: tuple[Note, ...] = ()
    interview: dict[str, Any] | None = None
    determinations: tuple[Determination, ...] = ()
    triage: dict[str, Any] | None = None
    wages: Wages | None = None
    demands: Demands = ()
    details: tuple[dict[str, Any], ...] = ()
    consents: tuple[GivenConsent, ...] = ()
    reviews: tuple[Review, ...] = ()

    @property
    def risk(self) -> Risk | None:
        """The newest."""
        return self.risks[-1] if self.risks else None

    def as_data(self) -> dict[str, Any]:
        return {
            "help": self.help.as_data(),
            "justice": self.justice.as_data(),
            "facts": sorted(self.facts),
            "wishes": sorted(self.wishes),
            "next_step": self.next_step,
            "waits": self.waits,
            "safety_plan": self.safety_plan,
            "risks": [asdict(risk) | {"on": risk.on.isoformat()} for risk in self.risks],
            "notes": [asdict(note) | {"at": note.at.isoformat()} for note in self.notes],
            "interview": self.interview,
            "determinations": [one.as_data() for one in self.determinations],
            "triage": self.triage,
            "wages": asdict(self.wages) if self.wages else None,
            "demands": demands_as_data(self.demands),
            "details": list(self.details),
            "consents": [one.as_data() for one in self.consents],
            "reviews": [one.as_data() for one in self.reviews],
        }

    @classmethod
    def from_data(cls, data: Any) -> Self:
        try:
            return cls(
                **data
                | {
                    "help": assistance.from_data(data["help"]),
                    "justice": justice.from_data(data["justice"]),
                    "facts": frozenset(data["facts"]),
                    "wishes": frozenset(data["wishes"]),
                    "risks": tuple(_risk(entry) for entry in data["risks"]),
                    "notes": tuple(_note(entry) for entry in data["notes"]),
                    "determinations": tuple(map(Determination.from_data, data["determinations"])),
                    "wages": Wages(**data["wages"]) if data.get("wages") else None,
                    "demands": demands_from_data(data.get("demands", ())),
                    "details": tuple(data.get("details", ())),
                    "consents": tuple(map(GivenConsent.from_data, data.get("consents", ()))),
                    "reviews": tuple(map(Review.from_data, data.get("reviews", ()))),
                }
            )
        except (TypeError, KeyError, ValueError):
            raise RecordUnreadable from None


@dataclass(frozen=True, slots=True)
class GroupRecord:
    """One event with many people: what happened and who employed them. All but `title` may be empty."""

    title: str
    happened: str = ""
    employer: str = ""
    address: str = ""
    work: str = ""
    led_by: str = ""
    since_until: str = ""

    def as_data(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def from_data(cls, data: Any) -> Self:
        try:
            return cls(**data)
        except TypeError:
            raise RecordUnreadable from None


@dataclass(frozen=True, slots=True)
class MergeRecord:
    """Two people made one: who stays, `before` and `after`, and the `other` as they were.

    `cases`, `openings` and `merges` are ids of the other's rows. `by` is an account's id, `at` a moment in UTC.
    """

    at: datetime
    by: str
    before: PersonRecord
    after: PersonRecord
    other: PersonRecord
    cases: tuple[str, ...] = ()
    openings: tuple[str, ...] = ()
    merges: tuple[str, ...] = ()

    def as_data(self) -> dict[str, Any]:
        people = {name: getattr(self, name).as_data() for name in ("before", "after", "other")}
        moved = {name: list(getattr(self, name)) for name in ("cases", "openings", "merges")}
        return people | moved | {"at": self.at.isoformat(), "by": self.by}

    @classmethod
    def from_data(cls, data: Any) -> Self:
        try:
            people = {name: PersonRecord.from_data(data[name]) for name in ("before", "after", "other")}
            moved = {name: tuple(data[name]) for name in ("cases", "openings", "merges")}
            return cls(**data | people | moved | {"at": datetime.fromisoformat(data["at"])})
        except (TypeError, KeyError, ValueError):
            raise RecordUnreadable from None


@dataclass(frozen=True, slots=True)
class Reason:
    """Why somebody opened a restricted case alone."""

    text: str

    def as_data(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def from_data(cls, data: Any) -> Self:
        try:
            return cls(**data)
        except TypeError:
            raise RecordUnreadable from None


def begin(on: date) -> CaseRecord:
    return CaseRecord(help=assistance.begin(on), justice=justice.begin(on))


def _risk(entry: dict[str, Any]) -> Risk:
    levels = {key: Level(entry[key]) for key in ("now", "on_return", "digital")}
    return Risk(**entry | levels | {"on": date.fromisoformat(entry["on"])})


def _note(entry: dict[str, Any]) -> Note:
    return Note(**entry | {"at": datetime.fromisoformat(entry["at"])})
