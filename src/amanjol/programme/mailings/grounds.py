"""On what a mailing rests: an issue that is out, a story that may be told. A room above says whether it still holds.

    grounds.register("story", Keeper(holds=…, note_out=…))        # from its `apps.py`
    write_mailing(…, rests_on=[Ground("story", permit, ("ru",))])

It is asked before each mail, in the transaction that takes it. What nobody answers for goes nowhere.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Self
from uuid import UUID

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from django.utils.functional import _StrPromise

    from amanjol.programme.mailings.mails import Mail
    from amanjol.programme.mailings.models import Mailing

LONGEST: Final = 80  # signs of one as a row holds it


@dataclass(frozen=True, slots=True)
class Ground:
    """`languages`: of which mails. The second person reads it, and the mark of the approval holds it."""

    kind: str
    id: UUID
    languages: tuple[str, ...] = ()

    def __str__(self) -> str:
        return f"{self.kind}:{self.id}:{'+'.join(self.languages)}"

    @classmethod
    def read(cls, written: str) -> Self:
        """ValueError."""
        kind, pk, languages = written.split(":")
        return cls(kind, UUID(pk), tuple(languages.split("+")) if languages else ())


@dataclass(frozen=True, slots=True)
class Keeper:
    """What a room says of its grounds, each by its id.

    `holds` is asked in the transaction that takes a mail, and waits for nobody. Where it takes a lock (a story's does)
    its answer stands until that ends; else one mail more can go. `note_out` is told of so many mails that
    are with the mail server, each once. `mails` gives the words of now; `page` a title and an address for staff.
    """

    holds: Callable[[UUID], bool]
    note_out: Callable[[Mailing, UUID, int], None] | None = None
    mails: Callable[[UUID], Mapping[str, Mail]] | None = None
    page: Callable[[UUID], tuple[str, str] | None] | None = None


@dataclass(frozen=True, slots=True)
class Room:
    """Where mailings are prepared besides here: its name, the page of its staff, and what everybody reads there."""

    label: _StrPromise
    staff: str
    openly: str


_keepers: dict[str, Keeper] = {}
rooms: Final[list[Room]] = []


def register(kind: str, keeper: Keeper) -> None:
    _keepers[kind] = keeper


def register_room(room: Room) -> None:
    if room not in rooms:
        rooms.append(room)


def of(row: Mailing) -> list[Ground]:
    """ValueError."""
    return [Ground.read(written) for written in row.rests_on]


def hold(row: Mailing) -> bool:
    """Whether it may go on: see `Keeper.holds`."""
    try:
        return all(
            (keeper := _keepers.get(ground.kind)) is not None and keeper.holds(ground.id)
            for ground in of(row)
        )
    except ValueError:
        return False


def say_the_same(row: Mailing, mails: Mapping[str, Mail]) -> bool:
    """Whether these are the words of what it rests on, as they are now."""
    asked = ((_keepers[ground.kind].mails, ground.id) for ground in of(row) if ground.kind in _keepers)
    return all(words is None or words(pk) == mails for words, pk in asked)


def note_out(row: Mailing, out: Mapping[str, int]) -> None:
    """So many mails more by language."""
    for ground in of(row):
        keeper, number = _keepers.get(ground.kind), sum(out.get(code, 0) for code in ground.languages)
        if keeper is not None and keeper.note_out is not None and number > 0:
            keeper.note_out(row, ground.id, number)


def pages_of(row: Mailing) -> list[tuple[str, str]]:
    """Where staff reads on: titles and addresses."""
    try:
        asked = ((_keepers[ground.kind].page, ground.id) for ground in of(row) if ground.kind in _keepers)
        pages = [page(pk) for page, pk in asked if page is not None]
    except ValueError:
        return []
    return [page for page in pages if page is not None]
