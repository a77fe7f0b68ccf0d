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

__all__ = ["Panel", "on_board", "on_warning", "register"]

_on_board: list[OnBoard] = []
_on_warning: list[OnWarning] = []


def register(board: OnBoard, warning: OnWarning) -> None:
    """Each is asked for whoever writes warnings; None shows nothing. `panel` is the context of the template."""
    if board not in _on_board:
        _on_board.append(board)
        _on_warning.append(warning)


def on_board(request: HttpRequest) -> list[Panel]:
    return [panel for show in _on_board if (panel := show(request)) is not None]


def on_warning(request: HttpRequest, row: PublicWarning) -> list[Panel]:
    return [panel for show in _on_warning if (panel := show(request, row)) is not None]
