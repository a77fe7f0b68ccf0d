"""Whoever sits beside reads along: one press takes danger and lateness off the pages, one more brings them back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from django.http import HttpRequest

_KEY: Final = "desk.discreet"


def is_discreet(request: HttpRequest) -> bool:
    return bool(request.session.get(_KEY, False))


def turn(request: HttpRequest) -> None:
    """From the one to the other."""
    request.session[_KEY] = not is_discreet(request)
