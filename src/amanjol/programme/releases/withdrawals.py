"""What is done, in the same transaction, once a release is withdrawn: a higher room registers it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from amanjol.foundation.organisations.models import Member
    from amanjol.programme.releases.models import Release

    type Listener = Callable[[Release, Member], None]
    """Is given the release that holds no more, and who withdrew it."""

_listeners: list[Listener] = []


def register(listener: Listener) -> None:
    """From the `apps.py` of the room that wants to know."""
    if listener not in _listeners:
        _listeners.append(listener)


def tell(release: Release, by: Member) -> None:
    for listener in _listeners:
        listener(release, by)
