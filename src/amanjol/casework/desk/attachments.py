"""What packages above add to a case: a sheet on its page, what they find, what goes when it is restricted or erased."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from amanjol.foundation.accounts.panels import Panel

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from django.db.models import Model

    from amanjol.casework.cases.models import Case
    from amanjol.foundation.journal.subjects import Subject
    from amanjol.foundation.organisations.keys.ring import Keyring

__all__ = [
    "Hits",
    "Panel",
    "erase",
    "erased_rows",
    "found",
    "let_go",
    "panels_of",
    "register_at_erasing",
    "register_at_restricting",
    "register_finder",
    "register_panel",
]


@dataclass(frozen=True, slots=True)
class Hits:
    """What another room found: a part of the page, and whom or what it shows by name."""

    panel: Panel
    subjects: tuple[Subject, ...]


_finders: list[Callable[[Keyring, str], Hits | None]] = []
_panels: list[Callable[[Keyring, Case], Panel | None]] = []
_at_restricting: list[Callable[[Keyring, Case], list[str]]] = []
_at_erasing: dict[Callable[[Keyring, Case], list[UUID]], tuple[type[Model], ...]] = {}


def register_panel(show: Callable[[Keyring, Case], Panel | None]) -> None:
    """`show(keyring, case)` is asked each time the page is shown, for a case that the member may read.

    Its template gives a heading and what stands below it; None shows nothing.
    """
    if show not in _panels:
        _panels.append(show)


def panels_of(keyring: Keyring, case: Case) -> list[Panel]:
    """In the order in which they were registered."""
    return [panel for show in _panels if (panel := show(keyring, case)) is not None]


def register_finder(find: Callable[[Keyring, str], Hits | None]) -> None:
    """`find(keyring, question)` looks among what is no person yet, whenever somebody looks for a person."""
    if find not in _finders:
        _finders.append(find)


def found(keyring: Keyring, question: str) -> list[Hits]:
    """What other rooms know under this. SealBroken."""
    return [hits for find in _finders if (hits := find(keyring, question)) is not None]


def register_at_restricting(do: Callable[[Keyring, Case], list[str]]) -> None:
    """`do(keyring, case)` deletes what every holder of the keys could still open, and gives its words.

    It runs in the transaction that restricts the case, whose notes the words become.
    """
    if do not in _at_restricting:
        _at_restricting.append(do)


def let_go(keyring: Keyring, case: Case) -> list[str]:
    """The words of what was deleted. SealBroken."""
    return [text for do in _at_restricting for text in do(keyring, case)]


def register_at_erasing(do: Callable[[Keyring, Case], list[UUID]], *models: type[Model]) -> None:
    """`do(keyring, case)` deletes what the case came from, and gives the ids of all that is or was there.

    It runs in the transaction that erases the case. After a restore, rows of `models` with these ids are deleted
    again; the keeper may write their tables anew.
    """
    _at_erasing[do] = models


def erase(keyring: Keyring, case: Case) -> list[UUID]:
    """The ids of what went, for the ledger."""
    return [pk for do in _at_erasing for pk in do(keyring, case)]


def erased_rows() -> list[type[Model]]:
    """What other rooms keep under ids that may stand in the ledger."""
    return [model for models in _at_erasing.values() for model in models]
