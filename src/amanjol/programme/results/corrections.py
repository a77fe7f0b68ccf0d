"""What is done, in the same transaction, once an approved figure changes a sum: a higher room registers it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from amanjol.foundation.organisations.models import Member
    from amanjol.programme.results.models import Fact

    type Listener = Callable[[Fact, Member], None]
    """Is given the fact of which another figure holds from now on, and who approved it."""

_listeners: list[Listener] = []


def register(listener: Listener) -> None:
    """From the `apps.py` of the room that wants to know."""
    if listener not in _listeners:
        _listeners.append(listener)


def tell(fact: Fact, by: Member) -> None:
    for listener in _listeners:
        listener(fact, by)
