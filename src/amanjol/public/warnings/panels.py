"""What packages above add to the pages of warnings: what arrived to be warned of, and on what a warning rests."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amanjol.foundation.accounts.panels import Panel

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest

    from amanjol.public.warnings.models import PublicWarning

    type OnBoard = Callable[[HttpRequest], Panel | None]
    type OnWarning = Callable[[HttpRequest, PublicWarning], Panel | None]
    type Said = Callable[[PublicWarning], str]

__all__ = ["Panel", "on_board", "on_warning", "register", "said_of"]

_on_board: list[OnBoard] = []
_on_warning: list[OnWarning] = []
_said: list[Said] = []


def register(board: OnBoard, warning: OnWarning, said: Said | None = None) -> None:
    """Each is asked for whoever writes warnings; None shows nothing. `panel` is the context of the template.

    `said` gives what the second person has to have seen of it: once that changes, they look again before they approve.
    """
    if board not in _on_board:
        _on_board.append(board)
        _on_warning.append(warning)
        if said is not None:
            _said.append(said)


def on_board(request: HttpRequest) -> list[Panel]:
    return [panel for show in _on_board if (panel := show(request)) is not None]


def on_warning(request: HttpRequest, row: PublicWarning) -> list[Panel]:
    return [panel for show in _on_warning if (panel := show(request, row)) is not None]


def said_of(row: PublicWarning) -> list[str]:
    return [say(row) for say in _said]
