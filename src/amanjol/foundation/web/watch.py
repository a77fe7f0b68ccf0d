"""What a page is told so that it obeys the lock by its own clock (`static/web/watch.js`)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest


@dataclass(frozen=True, slots=True)
class Watch:
    """`account` is the random id of who looks. `locks_in`: seconds; None where this page shows nothing sealed.

    `state_url` says how it stands and counts as no activity.
    """

    account: str
    locks_in: int | None
    state_url: str
    lock_url: str
    unlock_url: str
    sign_in_url: str


_readers: list[Callable[[HttpRequest], Watch | None]] = []


def register(read: Callable[[HttpRequest], Watch | None]) -> None:
    """`read(request)` gives None for who is signed out."""
    _readers[:] = [read]


def watch_of(request: HttpRequest) -> Watch | None:
    return _readers[0](request) if _readers else None
