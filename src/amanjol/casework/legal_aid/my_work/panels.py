"""What other rooms add to the page of an advocate: offers, mandates, duty."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from amanjol.foundation.accounts.panels import Panel

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from amanjol.foundation.organisations.keys.circles.opening import Circles
    from amanjol.foundation.organisations.models import Member

__all__ = ["MyWork", "Panel", "Show", "panels_of", "register"]


@dataclass(frozen=True, slots=True)
class MyWork:
    """Of whom the page is. `advocate`: whose duty they keep, as a row in clear says; None where nobody said it yet.

    `circles`: those that this request opens; None while it is locked. There is no keyring: an advocate holds no epoch.
    """

    member: Member
    advocate: UUID | None
    circles: Circles | None


type Show = Callable[[MyWork], Panel | None]
_panels: Final[list[tuple[int, Show]]] = []


def register(place: int, show: Show) -> None:
    """`show(work)` is asked each time the page is shown; panels stand in the order of their places.

    In the template of a panel its context is `panel`, and `work` what `show` was given.
    """
    if (place, show) not in _panels:
        _panels.append((place, show))
        _panels.sort(key=lambda panel: panel[0])


def panels_of(work: MyWork) -> list[Panel]:
    """Those that have something to show."""
    return [panel for _place, show in _panels if (panel := show(work)) is not None]
