"""What other rooms have to be done in a case: it stands on the day of whoever does it, and is named when a case closes.

The day registers nothing itself: a room above hands in what is due when it starts (`apps.py`).
"""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from amanjol.foundation.seals.fields import SealBroken

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Sequence
    from datetime import date
    from uuid import UUID

    from amanjol.casework.cases.models import Case
    from amanjol.foundation.organisations.keys.keyring import Keyring
    from amanjol.foundation.organisations.models import Member


@dataclass(frozen=True, slots=True)
class Due:
    """One thing with its day; `text` is empty while locked. `page` is where it is gone on with."""

    case: Case
    text: str
    due_on: date
    page: str


@dataclass(frozen=True, slots=True)
class DueOfRoom:
    """`older` are cases of which the journal knows more than the room has, as of an older copy.

    `danger` cannot wait until its turn: it stands above the day, and not while somebody sits beside. `broken` are cases
    of which something did not open; `is_broken`: something else did not open, of which the case is unknown, so that
    more of the room may be missing.
    """

    lines: list[Due]
    older: set[UUID] = field(default_factory=set)
    danger: list[Due] = field(default_factory=list)
    broken: dict[UUID, Case] = field(default_factory=dict)
    is_broken: bool = False


type Day = Callable[[Member, Collection[Case], Keyring | None], DueOfRoom]
type StillOpen = Callable[[Keyring, Case], list[str]]
_days: list[Day] = []
_still_open: list[StillOpen] = []


def register_day(day: Day) -> None:
    """`day(member, cases, keyring)` is asked for the first page of a member: for what is due in their own `cases`, and
    what they do in cases of colleagues. Without the keyring it says what stands in clear alone.
    """
    if day not in _days:
        _days.append(day)


def due_for(member: Member, cases: Collection[Case], keyring: Keyring | None) -> DueOfRoom:
    """Of all rooms. One with a row that does not open says so, and hides none of the others."""
    rooms = [_room(day, member, cases, keyring) for day in _days]
    return DueOfRoom(
        [line for room in rooms for line in room.lines],
        set().union(*(room.older for room in rooms)),
        [line for room in rooms for line in room.danger],
        {pk: case for room in rooms for pk, case in room.broken.items()},
        is_broken=any(room.is_broken for room in rooms),
    )


def _room(day: Day, member: Member, cases: Collection[Case], keyring: Keyring | None) -> DueOfRoom:
    try:
        return day(member, cases, keyring)
    except SealBroken:
        return DueOfRoom([], is_broken=True)


@contextmanager
def passing_over(case: Case, broken: dict[UUID, Case]) -> Iterator[None]:
    """What does not open of a case is put into `broken`, and hides nothing else."""
    try:
        yield
    except SealBroken:
        broken[case.pk] = case


MOST_NAMED: Final = 12


def named(sentence: str, names: Sequence[str]) -> str:
    """A sentence about what is not done, and behind it what that is."""
    more = "…" if len(names) > MOST_NAMED else ""
    return f"{sentence} {'; '.join(names[:MOST_NAMED])}{more}"


def register_still_open(still_open: StillOpen) -> None:
    """`still_open(keyring, case)` says in a sentence each what is not done yet, before a case is closed."""
    if still_open not in _still_open:
        _still_open.append(still_open)


def still_open_in(keyring: Keyring, case: Case) -> list[str]:
    """Of all rooms. SealBroken."""
    return [sentence for still_open in _still_open for sentence in still_open(keyring, case)]
