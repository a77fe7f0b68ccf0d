"""A legal demand for a file: who demands what on which basis, what a lawyer said, what was given, who was told."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from amanjol.foundation.seals.records import Moment, TimedRecord

if TYPE_CHECKING:
    from collections.abc import Iterable

VERBS: Final = frozenset({"case.demand-recorded", "case.demand-changed"})
"""What the journal says of a demand."""


class Answer(StrEnum):
    OPEN = "open"
    REFUSED = "refused"
    DISCLOSED = "disclosed"


class PersonTold(StrEnum):
    NOT_YET = "not-yet"
    YES = "yes"
    FORBIDDEN = "forbidden"


class Demand(TimedRecord, frozen=True):
    """What is known of one demand at one time. `at` is a moment in UTC to the second, `by` an account's id.

    `number` counts the demands of a case from 1; what is written later of the same demand has the same number.
    `answered_with` is what was disclosed, or why it was refused. `forbidden_by` is the law that forbids telling.
    """

    at: Moment
    by: str
    demanded_by: str
    basis: str
    scope: str
    received_on: date
    lawyer: str = ""
    lawyer_on: date | None = None
    advice: str = ""
    answer: Answer = Answer.OPEN
    answered_with: str = ""
    told: PersonTold = PersonTold.NOT_YET
    told_on: date | None = None
    forbidden_by: str = ""
    number: int = 1


def by_number(demands: Iterable[Demand]) -> list[list[Demand]]:
    """Each demand with all that was ever written of it, the newest last."""
    histories: dict[int, list[Demand]] = {}
    for demand in demands:
        histories.setdefault(demand.number, []).append(demand)
    return [histories[number] for number in sorted(histories)]


def newest(demands: Iterable[Demand]) -> list[Demand]:
    return [history[-1] for history in by_number(demands)]


def is_untold(demands: Iterable[Demand]) -> bool:
    """Whether the person does not know, or may not know, of one of them: no list read with her may say it."""
    return any(demand.told is not PersonTold.YES for demand in newest(demands))
