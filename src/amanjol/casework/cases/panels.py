"""What packages above show on the page of a case, each in a sheet of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amanjol.foundation.accounts.panels import Panel

if TYPE_CHECKING:
    from collections.abc import Callable

    from amanjol.casework.cases.models import Case
    from amanjol.foundation.organisations.keys.ring import Keyring

__all__ = ["Panel", "panels_of", "register"]

_shown: list[Callable[[Keyring, Case], Panel | None]] = []


def register(show: Callable[[Keyring, Case], Panel | None]) -> None:
    """`show(keyring, case)` is asked each time the page is shown, for a case that the member may read.

    Its template gives a heading and what stands below it; None shows nothing.
    """
    if show not in _shown:
        _shown.append(show)


def panels_of(keyring: Keyring, case: Case) -> list[Panel]:
    """In the order in which they were registered."""
    return [panel for show in _shown if (panel := show(keyring, case)) is not None]
