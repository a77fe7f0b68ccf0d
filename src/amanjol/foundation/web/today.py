"""What a day begins with: packages add their parts of the first page when they start."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest

type Show = Callable[[HttpRequest], Part | None]


@dataclass(frozen=True, slots=True)
class Part:
    """A template with its context, which is `part` there.

    `is_first`: it stands above what waits, for whoever sits beside reads from the top.
    `covers` is the menu entry whose number it tells already; `when_made` runs once the page is made, last of all: it
    writes who stood there.
    """

    template: str
    context: dict[str, Any] = field(default_factory=dict)
    stylesheet: str = ""
    covers: str = ""
    when_made: Callable[[], None] | None = None
    is_first: bool = False


_parts: dict[Show, int] = {}


def register(place: int, show: Show) -> None:
    """`show(request)` is asked for everybody signed in; None for whom it does not concern. Low places come first."""
    _parts[show] = place


def parts_for(request: HttpRequest) -> list[Part]:
    in_order = sorted(_parts, key=lambda show: _parts[show])
    return [part for show in in_order if (part := show(request)) is not None]
