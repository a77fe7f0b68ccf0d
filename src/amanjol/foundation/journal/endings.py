"""What has ended for good, by ids: a restore of an older backup does not bring it back.

    endings.register(Kind("account", …))            # from an `apps.py`
    amanjol manage endings list > newest.ended      # beside each backup
    amanjol manage endings replay newest.ended      # after each restore, which does it by itself

Nothing else than what never begins again may be listed: lists of before are replayed, too. Whoever writes rows may make
a list say what they like, so one that would leave nobody who keeps the node going shuts nobody out unasked.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from django.db import connection, transaction

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

FIRST_LINE: Final = "amanjol-ended-1"
NOBODY: Final = "-"
"""In place of an organisation, where it is of the node."""
A_UUID: Final = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
A_HASH: Final = re.compile(r"[0-9a-f]{64}")


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
    what must not go on by itself. `shuts_out`: somebody, or a machine, is refused from then on.
    """

    name: str
    table: str
    listed: Callable[[], Iterable[Ending]]
    end_again: Callable[[Sequence[Ending]], int]
    id: re.Pattern[str] = A_UUID
    is_of_node: bool = False
    stand_still: Callable[[], None] | None = None
    shuts_out: bool = False

    def reads(self, ending: Ending) -> bool:
        is_organisation = A_UUID.fullmatch(ending.organisation) is not None
        is_whose = ending.organisation == NOBODY if self.is_of_node else is_organisation
        return is_whose and self.id.fullmatch(ending.id) is not None


@dataclass(frozen=True, slots=True)
class Replayed:
    """Rows by the names of their kinds: what ended anew, and what did not, since nobody would stay."""

    ended: Mapping[str, int]
    refused: Mapping[str, int]


_kinds: dict[str, Kind] = {}
_keeping: list[Callable[[], frozenset[str]]] = []


def register(kind: Kind) -> None:
    _kinds[kind.name] = kind


def register_keeping(able: Callable[[], frozenset[str]]) -> None:
    """What keeps the node going that somebody can do now. A replay takes none of it away unasked."""
    _keeping[:] = [able]


def write() -> Iterator[str]:
    """`amanjol-ended-1`, then `kind organisation id` in each line."""
    yield FIRST_LINE
    for kind in filter(_has_place, _kinds.values()):
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
        if number > 1 and (kind := _kinds.get(words[0])):
            ending = Ending(words[1], words[2])
            if not kind.reads(ending):
                raise EndingsUnreadable(f"line {number} is no organisation and id of a {kind.name}")
            endings.setdefault(kind.name, []).append(ending)
    return endings


def stand_still() -> None:
    for kind in _kinds.values():
        if kind.stand_still is not None:
            kind.stand_still()


@transaction.atomic
def replay(endings: Mapping[str, Sequence[Ending]], *, may_leave_nobody: bool = False) -> Replayed:
    kinds = [kind for kind in _kinds.values() if kind.name in endings and _has_place(kind)]
    ended = {kind.name: kind.end_again(endings[kind.name]) for kind in kinds if not kind.shuts_out}
    with transaction.atomic():
        before = _able()
        shut = {kind.name: kind.end_again(endings[kind.name]) for kind in kinds if kind.shuts_out}
        is_refused = not (may_leave_nobody or before <= _able())
        transaction.set_rollback(is_refused)  # of this much alone
    return Replayed(ended, shut) if is_refused else Replayed(ended | shut, {})


def has_place(name: str) -> bool:
    return _has_place(_kinds[name])


def _has_place(kind: Kind) -> bool:
    return kind.table in connection.introspection.table_names()


def _able() -> frozenset[str]:
    return frozenset().union(*(able() for able in _keeping))
