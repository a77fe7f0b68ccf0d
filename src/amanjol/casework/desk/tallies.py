"""What was done in a quarter, counted by the room in which it was done: each hands in its tally when it starts.

All of it is counted in the request of whoever asks, and stored nowhere.

Also called: statistics, report.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, Final, Self

from amanjol.casework.desk import in_bulk

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping
    from uuid import UUID

    from django.db.models import QuerySet
    from django.utils.functional import _StrPromise

    from amanjol.casework.desk.in_bulk import OpenedRow
    from amanjol.foundation.organisations.keys.keyring import Keyring

_MONTHS: Final = 3


@dataclass(frozen=True, slots=True, order=True)
class Quarter:
    """`number` is 1 for January to March. ValueError."""

    year: int
    number: int

    def __post_init__(self) -> None:
        if not (date.min.year < self.year < date.max.year and 1 <= self.number <= 4):
            raise ValueError("There is no such quarter.")

    @classmethod
    def of(cls, day: date) -> Self:
        return cls(day.year, (day.month - 1) // _MONTHS + 1)

    @property
    def first_day(self) -> date:
        return date(self.year, (self.number - 1) * _MONTHS + 1, 1)

    @property
    def last_day(self) -> date:
        after = date(self.year + 1, 1, 1) if self.number * _MONTHS == 12 else None
        return (after or date(self.year, self.number * _MONTHS + 1, 1)) - timedelta(days=1)

    @property
    def before(self) -> Quarter:
        return Quarter.of(self.first_day - timedelta(days=1))

    def holds(self, day: date | None) -> bool:
        return day is not None and self.first_day <= day <= self.last_day


@dataclass(frozen=True, slots=True)
class Deed:
    """Something that was done once in the quarter, of a kind that its room names.

    `case` is the id of the case in which it was; else `who` may be the random id of whoever it was done for, so that
    each counts once. Both may be empty. `minutes` it took, where the room keeps them; `amount` is money that came, in
    whole units of `currency`.
    """

    kind: str
    case: str = ""
    who: str = ""
    minutes: int = 0
    currency: str = ""
    amount: int = 0


@dataclass(frozen=True, slots=True)
class Counting:
    """What a room counts with. `keys` are those of the cases that are counted, by their ids as texts: rows beneath any
    other are of restricted people, or of people who do not want to be counted, and are no room's to count.
    """

    keyring: Keyring
    quarter: Quarter
    keys: Mapping[str, bytes]

    def rows(self, rows: QuerySet[Any]) -> list[OpenedRow]:
        """Rows beneath the cases that are counted, opened; of which case each is says `points["case_id"]`.

        SealBroken.
        """
        return in_bulk.opened_beneath(rows, "case_id", self.keys, self.keyring)


@dataclass(frozen=True, slots=True)
class Tally:
    """`deeds(counting)` gives what was done in the quarter; SealBroken. `words(kind)` says what a kind is called.

    Tallies stand in the order of their `place`. `title` is a heading of a table, `says` what is counted, in a sentence.
    `is_added_up`: whether its kinds are of one sort, so that their sum says something. `older(counting)` gives the
    cases of which the journal knows more than the rows of the room have, as of an older copy; SealBroken.
    """

    key: str
    place: int
    title: _StrPromise
    says: _StrPromise
    deeds: Callable[[Counting], Iterable[Deed]]
    words: Callable[[str], str]
    is_added_up: bool = True
    older: Callable[[Counting], Collection[UUID]] | None = None


_tallies: dict[str, Tally] = {}


def register(tally: Tally) -> None:
    _tallies[tally.key] = tally


def all_tallies() -> list[Tally]:
    return sorted(_tallies.values(), key=lambda tally: (tally.place, tally.key))
