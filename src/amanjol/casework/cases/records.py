"""What is inside the seals of a person and of a case, and its plain data for `canonical`."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any, Final, Self

from msgspec import Meta

from amanjol.casework.cases.record_parts.demands import Demand
from amanjol.casework.standards.people.forms import Form, packaged_forms
from amanjol.casework.standards.stages import assistance, justice
from amanjol.casework.standards.stages.tracks import Way
from amanjol.foundation.seals.canonical import NotCanonical
from amanjol.foundation.seals.records import DataRecord, Moment, TimedRecord

if TYPE_CHECKING:
    from collections.abc import Sequence

    from amanjol.casework.standards.people.forms import FormWords


class Level(StrEnum):
    """How great a danger is. `UNKNOWN` asks for care as `HIGH` does."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"
    UNKNOWN = "unknown"


class SafeContact(DataRecord, frozen=True):
    """How the person may be reached without danger; read before any number. All may be empty."""

    how: str = ""
    when: str = ""
    never: str = ""
    telephone: str = ""


class PersonRecord(DataRecord, frozen=True):
    """`names`: how she is called first, then every other: of papers, patronymic, nickname, earlier ones.

    `form` is who it is: an adult, a child, a family, somebody missing or deceased. `details` are the documents
    of HTCDS about the person; see `details`. `changes` says how many rows of earlier values there are, by the id of
    who was changed: the person, and whoever was made one with them; see `earlier`.
    """

    names: Annotated[tuple[str, ...], Meta(min_length=1)]
    birth_year: int | None = None
    place: str = ""
    document: str = ""
    contact: SafeContact = SafeContact()
    form: Form = Form.ADULT
    details: tuple[dict[str, Any], ...] = ()
    changes: dict[str, Annotated[int, Meta(ge=1)]] = {}

    def __post_init__(self) -> None:
        _check_details(self.details)

    @property
    def name(self) -> str:
        return self.names[0]

    @property
    def words(self) -> FormWords:
        """What staff read about people of this form."""
        return packaged_forms()[self.form]


def _check_details(details: tuple[dict[str, Any], ...]) -> None:
    """Whose documents these are, each as `details` keeps it. ValueError."""
    for detail in details:
        document = detail.get("document")
        values = document.get("values") if isinstance(document, dict) else None
        texts = detail.get("part"), detail.get("entry")
        if not isinstance(values, dict) or not all(isinstance(text, str) for text in texts):
            raise ValueError("These are no details.")


def join(before: PersonRecord, typed: PersonRecord) -> PersonRecord:
    """What was known of a person with what was typed now. Nothing is lost: two different rules stand side by side."""
    return PersonRecord(
        names=tuple(dict.fromkeys((*before.names, *typed.names))),
        birth_year=before.birth_year or typed.birth_year,
        place=_both(before.place, typed.place),
        document=_both(before.document, typed.document),
        form=_form_of(before.form, typed.form),
        details=before.details,
        changes=before.changes | typed.changes,
        contact=SafeContact(
            **{
                name: _both(getattr(before.contact, name), getattr(typed.contact, name))
                for name in ("how", "when", "never", "telephone")
            }
        ),
    )


def _form_of(before: Form, typed: Form) -> Form:
    """What says less of somebody never takes the place of what says more: an adult none of a child, a doubt nothing."""
    if before is Form.AGE_NOT_KNOWN:
        return typed
    return before if typed in (Form.ADULT, Form.AGE_NOT_KNOWN) else typed


def _both(before: str, typed: str) -> str:
    return " / ".join(dict.fromkeys(text for text in (before, typed) if text))


class Note(TimedRecord, frozen=True):
    """`by` is an account's id, `at` a moment in UTC to the second.

    `happened_on` is the day of what it tells of, where that is another than the day on which it was written.
    `corrects` is the number of the note of this case in whose place its words stand, which is never changed itself;
    `struck`: that one was written by mistake, and `text` may say why.
    """

    at: Moment
    by: str
    text: str
    happened_on: date | None = None
    corrects: Annotated[int, Meta(ge=1)] | None = None
    struck: bool = False


class Risk(DataRecord, frozen=True):
    """One assessment: danger now, danger on return, whether the telephone is watched.

    `on` is its day; `entered_on` the one on which it was written down, where that is another.
    """

    on: date
    by: str
    now: Level
    on_return: Level
    digital: Level
    says: str = ""
    entered_on: date | None = None


def newest_of(risks: Sequence[Risk]) -> Risk:
    """That of the latest day, and of one day the one that was written last. In the order of the writing."""
    return max(reversed(risks), key=lambda risk: risk.on)


class Wages(DataRecord, frozen=True):
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


class Asker(StrEnum):
    """Who is accompanied on a consultation: nobody has said or decided that they are a victim of anything."""

    RETURNEE = "returnee"
    AT_RISK = "at-risk"
    OTHER = "other"


class Accompaniment(DataRecord, frozen=True):
    """What makes a case an accompaniment: the consultation, by its id, of which a plan, a course or a grant comes.

    It stays a consultation: no stages, no questions about signs and no decision about the person, until somebody makes
    it a case.
    """

    consultation: str
    asker: Asker


class CaseRecord(DataRecord, frozen=True):
    """What a case has one of; what is written in it again and again stands in rows of their own (`items`).

    `facts` and `wishes` are what the two tracks ask for; see `stages`. `triage` is a short interview's state.
    `waits`: somebody else has to do the next step. `risk` is the newest. `details` are the documents of HTCDS about
    what happened; see `details`. `counts` says how many items of each kind there are, `acts` how many acts have changed
    any of it, which the journal says, too. `consents_until` has the last day of each consent that ends by itself, by
    its id, so that the day's page finds what ends soon without opening items: it lets nobody do anything. `unsorted`
    holds items of before they had rows, as plain data, until somebody writes in the case. `accompanies` as long as it
    is no case of a victim but a consultation with a plan. `named`: who was named when the person was restricted, and
    for what, by the text of the member's id; rows that say so are claims.
    """

    help: Way
    justice: Way
    facts: frozenset[str] = frozenset()
    wishes: frozenset[str] = frozenset()
    next_step: str = ""
    waits: bool = False
    safety_plan: str = ""
    interpreter: str = ""
    risk: Risk | None = None
    interview: dict[str, Any] | None = None
    triage: dict[str, Any] | None = None
    wages: Wages | None = None
    details: tuple[dict[str, Any], ...] = ()
    counts: dict[str, Annotated[int, Meta(ge=1)]] = {}
    unsorted: dict[str, list[Any]] = {}
    acts: Annotated[int, Meta(ge=0)] = 0
    consents_until: dict[str, date] = {}
    accompanies: Accompaniment | None = None
    named: dict[str, str] = {}

    def __post_init__(self) -> None:
        assistance.check(self.help)
        justice.check(self.justice)
        if not self.counts.keys() <= _KINDS or not self.unsorted.keys() <= set(_BEFORE_ROWS.values()):
            raise ValueError("A case has no items of this kind.")
        _check_details(self.details)

    @classmethod
    def from_data(cls, data: Any) -> Self:
        return super().from_data(_without_items(data) if isinstance(data, dict) else data)


_BEFORE_ROWS: Final = {
    "notes": "note",
    "risks": "risk",
    "determinations": "determination",
    "demands": "demand",
    "consents": "consent",
    "reviews": "review",
}
_KINDS: Final = {*_BEFORE_ROWS.values(), "change", "paper", "vital-interest"}


def _without_items(data: dict[str, Any]) -> dict[str, Any]:
    """Data of before items had rows: each list apart, by its kind; the newest danger stays in the case."""
    lists = {kind: data[name] for name, kind in _BEFORE_ROWS.items() if name in data}
    if not lists:
        return data
    risks, demands = lists.get("risk", []), lists.pop("demand", [])
    are_lists = all(isinstance(items, list) for items in (*lists.values(), demands))
    if not are_lists or not all(isinstance(entries, list) for entries in demands):
        raise NotCanonical("What was written in the case cannot be read.")
    lists["demand"] = [
        Demand.from_data(entry | {"number": number} if isinstance(entry, dict) else entry).as_data()
        for number, entries in enumerate(demands, 1)
        for entry in entries
    ]
    rest = {name: value for name, value in data.items() if name not in _BEFORE_ROWS}
    unsorted = {kind: items for kind, items in lists.items() if items}
    return rest | {"risk": risks[-1] if risks else None, "unsorted": unsorted}


class GroupRecord(DataRecord, frozen=True):
    """One event with many people: what happened and who employed them. All but `title` may be empty."""

    title: str
    happened: str = ""
    employer: str = ""
    address: str = ""
    work: str = ""
    led_by: str = ""
    since_until: str = ""


class MergeRecord(TimedRecord, frozen=True):
    """Two people made one: who stays, `before` and `after`, and the `other` as they were.

    `cases`, `openings` and `merges` are ids of the other's rows. `by` is an account's id, `at` a moment in UTC.
    """

    at: Moment
    by: str
    before: PersonRecord
    after: PersonRecord
    other: PersonRecord
    cases: tuple[str, ...] = ()
    openings: tuple[str, ...] = ()
    merges: tuple[str, ...] = ()


class Reason(DataRecord, frozen=True):
    """Why somebody opened a restricted case alone."""

    text: str


def begin(on: date, entered_on: date | None = None) -> CaseRecord:
    """`on` is the day of the event, `entered_on` that of the entry."""
    return CaseRecord(help=assistance.begin(on, entered_on), justice=justice.begin(on, entered_on))
