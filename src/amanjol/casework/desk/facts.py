"""Facts that a stage of help asks for and nobody ticks: the room that holds them says whether they are so. Before a
step of justice a room may say so besides: then it is so without a tick.

Also called: derived facts, evidence.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from amanjol.casework.cases.models import Case
    from amanjol.casework.desk.attachments import OpenedCase
    from amanjol.casework.standards.stages.assistance import Fact
    from amanjol.casework.standards.stages.justice import Wish
    from amanjol.foundation.organisations.keys.keyring import Keyring


class _ReadFact(NamedTuple):
    fact: Fact
    is_so: Callable[[Keyring, Case], bool]
    page: Callable[[Case], str]
    is_so_on_page: Callable[[OpenedCase], bool]


_read: dict[str, _ReadFact] = {}
_pages_of_wishes: dict[Wish, Callable[[Keyring, Case], str]] = {}


def register_wish(wish: Wish, page: Callable[[Keyring, Case], str]) -> None:
    """`page(keyring, case)` is the address of the page that says that it is so; empty where none does, and then a tick
    counts alone.
    """
    _pages_of_wishes[wish] = page


def pages_that_say(keyring: Keyring, case: Case) -> dict[Wish, str]:
    """What a room says before a step of justice, with the address of the page. SealBroken."""
    said = {wish: page(keyring, case) for wish, page in _pages_of_wishes.items()}
    return {wish: page for wish, page in said.items() if page}


def register(
    fact: Fact,
    is_so: Callable[[Keyring, Case], bool],
    page: Callable[[Case], str],
    is_so_on_page: Callable[[OpenedCase], bool],
) -> None:
    """`is_so(keyring, case)` is asked in place of a tick; `page(case)` is the address where it becomes so.
    `is_so_on_page(opened)` says the same on the page of the case, where the room has opened what it is about already.
    """
    _read[fact] = _ReadFact(fact, is_so, page, is_so_on_page)


def is_read(fact: str) -> bool:
    """Whether a room says so: then a tick for it counts for nothing."""
    return fact in _read


def page_of(fact: str, case: Case) -> str:
    """KeyError for one that is ticked."""
    return _read[fact].page(case)


def with_what_is_so(ticked: Iterable[Fact], keyring: Keyring, case: Case) -> frozenset[Fact]:
    """What was ticked, and of what is read what is so. SealBroken."""
    so = frozenset(read.fact for read in _read.values() if read.is_so(keyring, case))
    return frozenset(fact for fact in ticked if fact not in _read) | so


def holds(fact: str, opened: OpenedCase) -> bool:
    """Whether a room says on the page of the case that it is so; False for what is ticked. SealBroken."""
    return fact in _read and _read[fact].is_so_on_page(opened)
