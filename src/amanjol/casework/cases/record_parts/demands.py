"""A legal demand for a file: who demands what on which basis, what a lawyer said, what was given, who was told."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any, Final, Self

VERBS: Final = frozenset({"case.demand-recorded", "case.demand-changed"})
"""What the journal says of a demand."""


class Answer(StrEnum):
    OPEN = "open"
    REFUSED = "refused"
    DISCLOSED = "disclosed"


class Told(StrEnum):
    NOT_YET = "not-yet"
    YES = "yes"
    FORBIDDEN = "forbidden"


@dataclass(frozen=True, slots=True)
class Demand:
    """What is known of one demand at one time. `at` is a moment in UTC to the second, `by` an account's id.

    `answered_with` is what was disclosed, or why it was refused. `forbidden_by` is the law that forbids telling.
    """

    at: datetime
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
    told: Told = Told.NOT_YET
    told_on: date | None = None
    forbidden_by: str = ""

    def as_data(self) -> dict[str, Any]:
        days = {name: day.isoformat() if (day := getattr(self, name)) else None for name in _DAYS}
        return asdict(self) | days | {"at": self.at.isoformat()}

    @classmethod
    def from_data(cls, data: Any) -> Self:
        """TypeError, KeyError or ValueError for other data."""
        days = {name: date.fromisoformat(data[name]) if data[name] else None for name in _DAYS}
        words = {"answer": Answer(data["answer"]), "told": Told(data["told"])}
        return cls(**data | days | words | {"at": datetime.fromisoformat(data["at"])})


type Demands = tuple[tuple[Demand, ...], ...]
"""Each demand with all that was ever written of it, the newest last."""

_DAYS = ("received_on", "lawyer_on", "told_on")


def demands_as_data(demands: Demands) -> list[list[dict[str, Any]]]:
    return [[each.as_data() for each in one] for one in demands]


def demands_from_data(data: Any) -> Demands:
    """TypeError, KeyError or ValueError for other data."""
    return tuple(tuple(map(Demand.from_data, one)) for one in data)


def newest(demands: Demands) -> list[Demand]:
    return [one[-1] for one in demands]


def is_untold(demands: Demands) -> bool:
    """Whether the person does not know, or may not know, of one of them: no list read with her may say it."""
    return any(one.told is not Told.YES for one in newest(demands))
