"""Where it is explained what can be done on the page that somebody looks at. The handbook says it when it starts.

Also called: context help.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest

_finders: list[Callable[[HttpRequest], str]] = []


def register(find: Callable[[HttpRequest], str]) -> None:
    """`find(request)` gives the address of the chapter, or nothing where there is none."""
    _finders[:] = [find]


def address_for(request: HttpRequest) -> str:
    return _finders[0](request) if _finders else ""
