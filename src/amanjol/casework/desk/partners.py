"""Who learned something of a case from other rooms, or will; and what the journal has of it beside the case."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from amanjol.casework.cases.models import Case
    from amanjol.foundation.organisations.keys.keyring import Keyring


@dataclass(frozen=True, slots=True)
class Told:
    """Somebody who was told something on a consent: their name, and the page on which it is taken back."""

    name: str
    page: str


@dataclass(frozen=True, slots=True)
class ToTell:
    """Somebody who waits to be told something: their name, and the page on which it goes on."""

    name: str
    page: str


@dataclass(frozen=True, slots=True)
class Partners:
    """Who learned something of a case, or will: `told` by the id of each consent on which they were told what is not
    taken back, and by an empty one what was told on none; `names` of whom somebody will tell, as a consent has to name
    them; `waiting` are those who said yes, `choosing` those for whom somebody chooses what they read. `are_fewer`: the
    journal knows of more partners than are here.
    """

    told: Mapping[str, list[Told]] = field(default_factory=dict)
    names: frozenset[str] = frozenset()
    waiting: tuple[ToTell, ...] = ()
    are_fewer: bool = False
    choosing: tuple[ToTell, ...] = ()


@dataclass(frozen=True, slots=True)
class Beside:
    """What the journal says of something beside a case: acts of these verbs on these ids, as of who opened a letter."""

    subject: str
    ids: tuple[str, ...]
    verbs: tuple[str, ...]


_partners: list[Callable[[Keyring, Case], Partners]] = []
_besides: list[Callable[[Case], Beside]] = []


def register_beside(beside_case: Callable[[Case], Beside]) -> None:
    """Those acts stand in the list of who opened what of the case."""
    if beside_case not in _besides:
        _besides.append(beside_case)


def beside(case: Case) -> list[Beside]:
    """Of all rooms."""
    return [of_room(case) for of_room in _besides]


def register_partners(partners: Callable[[Keyring, Case], Partners]) -> None:
    """`partners(keyring, case)` opens whatever says it once."""
    if partners not in _partners:
        _partners.append(partners)


def partners_of(keyring: Keyring, case: Case) -> Partners:
    """Of all rooms. SealBroken."""
    by_consent: dict[str, list[Told]] = {}
    names: set[str] = set()
    waiting: list[ToTell] = []
    choosing: list[ToTell] = []
    are_fewer = False
    for of_room in _partners:
        there = of_room(keyring, case)
        names |= there.names
        waiting += there.waiting
        choosing += there.choosing
        are_fewer |= there.are_fewer
        for consent, entries in there.told.items():
            by_consent.setdefault(consent, []).extend(entries)
    return Partners(by_consent, frozenset(names), tuple(waiting), are_fewer, tuple(choosing))
