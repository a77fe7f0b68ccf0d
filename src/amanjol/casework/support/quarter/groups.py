"""Into which groups people are counted: as coarse as an organisation needs them, never finer than is written down."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from amanjol.casework.cases.models import ItemKind
from amanjol.casework.cases.records import Asker
from amanjol.casework.cases.talks.standing import names_signs
from amanjol.casework.standards.people.forms import CERTAIN_CHILDREN, Form
from amanjol.casework.standards.screening.determinations import Status

if TYPE_CHECKING:
    from collections.abc import Mapping

    from amanjol.casework.cases.records import PersonRecord
    from amanjol.casework.support.quarter.counted import CountedCase, CountedPerson


class Kind(StrEnum):
    """Who somebody is to the organisation. Of somebody with several cases the first of these holds."""

    RECOGNISED = "recognised"
    PRESUMED = "presumed"
    NOT_RECOGNISED = "not-recognised"
    SIGNS = "signs"
    NOTHING_NAMED = "nothing-named"
    RETURNEE = "returnee"
    AT_RISK = "at-risk"
    OTHER = "other"


class Sex(StrEnum):
    FEMALE = "female"
    MALE = "male"
    UNSAID = "unsaid"


class Age(StrEnum):
    """On the last day of the quarter; where only the year of birth is known, as old as they become in that year."""

    CHILD = "child"
    FROM_18 = "18-24"
    FROM_25 = "25-34"
    FROM_35 = "35-49"
    FROM_50 = "50"
    UNKNOWN = "unknown"
    FAMILY = "family"


_DECIDED: Final[Mapping[Status, Kind]] = {
    Status.RECOGNISED: Kind.RECOGNISED,
    Status.POSSIBLE: Kind.PRESUMED,
    Status.NOT_RECOGNISED: Kind.NOT_RECOGNISED,
}
_ASKERS: Final[Mapping[Asker, Kind]] = {
    Asker.RETURNEE: Kind.RETURNEE,
    Asker.AT_RISK: Kind.AT_RISK,
    Asker.OTHER: Kind.OTHER,
}
_SEXES: Final[Mapping[str, Sex]] = {"Feminine": Sex.FEMALE, "Masculine": Sex.MALE}
"""What else may be written down is told apart nowhere: a country can punish for it, and of few each is recognised."""
_YOUNGEST: Final = (
    (50, Age.FROM_50),
    (35, Age.FROM_35),
    (25, Age.FROM_25),
    (18, Age.FROM_18),
    (0, Age.CHILD),
)


def kind_of(person: CountedPerson) -> Kind:
    kinds, order = {_of_case(case) for case in person.cases}, list(Kind)
    return min(kinds, key=order.index)


def sex_of(person: PersonRecord) -> Sex:
    return _SEXES.get(_filled_in(person, "prs_Gender"), Sex.UNSAID)


def age_of(person: PersonRecord, on: date) -> Age:
    if person.form is Form.FAMILY:
        return Age.FAMILY
    if person.form in CERTAIN_CHILDREN:
        return Age.CHILD
    years = _years(person, on)
    if years is None:
        return Age.UNKNOWN
    return next((age for youngest, age in _YOUNGEST if years >= youngest), Age.UNKNOWN)


def _of_case(case: CountedCase) -> Kind:
    decisions = case.written[ItemKind.DETERMINATION]
    if decisions:
        return _DECIDED[max(reversed(decisions), key=lambda decision: decision.decided_on).status]
    if case.record.accompanies is not None:
        return _ASKERS[case.record.accompanies.asker]
    return Kind.SIGNS if names_signs(case.record) else Kind.NOTHING_NAMED


def _years(person: PersonRecord, on: date) -> int | None:
    born = _filled_in(person, "prs_Birthdate")
    if born:
        day = date.fromisoformat(born)
        return on.year - day.year - ((on.month, on.day) < (day.month, day.day))
    return on.year - person.birth_year if person.birth_year is not None else None


def _filled_in(person: PersonRecord, field: str) -> str:
    values = (detail["document"]["values"].get(field) for detail in person.details)
    return next((value for value in values if isinstance(value, str)), "")
