"""What has ended for good, by ids: a restore of an older backup does not bring it back.

    endings.register(Kind("account", …))            # from an `apps.py`
    amanjol manage endings list > newest.ended      # beside each backup
    amanjol manage endings replay newest.ended      # after each restore, which does it by itself

Nothing else than what never begins again may be listed: lists of before are replayed, too.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from django.db import connection

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

FIRST_LINE: Final = "amanjol-ended-1"
NOBODY: Final = "-"
"""In place of an organisation, where it is of the node."""


class EndingsUnreadable(ValueError):
    """Not a list of what has ended; the sentence says in which line."""


@dataclass(frozen=True, slots=True)
class Ending:
    """An id, or a hash. It never says anything about anybody."""

    organisation: str
    id: str


@dataclass(frozen=True, slots=True)
class Kind:
    """Both are called as the keeper. `end_again` gives how many rows it ended, in a transaction; where `table` is not
    there yet, since an older version made the backup, it waits. `stand_still` is called after every restore, at once:
    what must not go on by itself.
    """

    name: str
    table: str
    listed: Callable[[], Iterable[Ending]]
    end_again: Callable[[Sequence[Ending]], int]
    stand_still: Callable[[], None] | None = None


_kinds: dict[str, Kind] = {}


def register(kind: Kind) -> None:
    _kinds[kind.name] = kind


def write() -> Iterator[str]:
    """`amanjol-ended-1`, then `kind organisation id` in each line."""
    yield FIRST_LINE
    for kind in _kinds.values():
        for ending in kind.listed():
            yield f"{kind.name} {ending.organisation} {ending.id}"


def read(lines: Iterable[str]) -> dict[str, list[Ending]]:
    """EndingsUnreadable. What no room here answers for is left out."""
    endings: dict[str, list[Ending]] = {}
    for number, line in enumerate(lines, start=1):
        words = line.split()
        if number == 1 and words != [FIRST_LINE]:
            raise EndingsUnreadable(f"line 1 is not {FIRST_LINE}")
        if number > 1 and len(words) != 3:
            raise EndingsUnreadable(f"line {number} is not a kind, an organisation and an id")
        if number > 1 and words[0] in _kinds:
            endings.setdefault(words[0], []).append(Ending(words[1], words[2]))
    return endings


def stand_still() -> None:
    for kind in _kinds.values():
        if kind.stand_still is not None:
            kind.stand_still()


def replay(endings: dict[str, list[Ending]]) -> int:
    """Gives how many rows ended anew."""
    return sum(_kinds[name].end_again(listed) for name, listed in endings.items() if has_place(name))


def has_place(name: str) -> bool:
    return _kinds[name].table in connection.introspection.table_names()
