"""Has a plot drawn, or a picture for a post, by a process of its own (`drawer.py`). What was drawn is kept in memory by
all that it was drawn of, so that the same is not drawn again.
"""

from __future__ import annotations

import json
import logging
import subprocess
import sys
import threading
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence

logger = logging.getLogger(__name__)
LONGEST: Final = 30
"""Seconds until a drawing is given up."""
_COMMAND: Final = (sys.executable, "-I", "-m", "amanjol.foundation.drawing.drawer")
_PLACES: Final = threading.BoundedSemaphore(2)
"""So many are drawn at once by one process of the web server; the next one waits. No stranger asks for any."""


class DrawingFailed(Exception):
    """It took too long, or cannot be drawn. The journal of the server has its code only."""


class Row(Protocol):
    """See `charts.Shown`; `drawn_as` are its group and label."""

    @property
    def drawn_as(self) -> tuple[str, str]: ...

    @property
    def value(self) -> int | None: ...

    @property
    def number(self) -> str: ...


class Plot(Protocol):
    """`form` is `line`, else bars; `not_shown` says of a row without value that it is not shown."""

    @property
    def form(self) -> str: ...

    @property
    def rows(self) -> Sequence[Row]: ...

    @property
    def not_shown(self) -> str: ...


def drawing_of(plot: Plot) -> str:
    """SVG of shapes alone. DrawingFailed."""
    rows = [[*row.drawn_as, row.value, row.number] for row in plot.rows]
    return _drawn({"what": "chart", "form": plot.form, "rows": rows, "not_shown": plot.not_shown}).decode()


def picture_of(*, title: str, number: str, about: str, drawing: str, foot: tuple[str, str]) -> bytes:
    """PNG for a post, as `posters.post`. DrawingFailed."""
    said = {"title": title, "number": number, "about": about, "drawing": drawing, "foot": foot}
    return _drawn({"what": "post"} | said)


def notice_of(*, tag: str, parts: Sequence[tuple[str, str]], foot: str, is_over: bool) -> bytes:
    """PNG of a warning for a post, as `notices.notice`. DrawingFailed."""
    return _drawn({"what": "notice", "tag": tag, "parts": list(parts), "foot": foot, "is_over": is_over})


def _drawn(order: dict[str, Any]) -> bytes:
    return _drawn_of(json.dumps(order, sort_keys=True))


@lru_cache(maxsize=64)
def _drawn_of(order: str) -> bytes:
    with _PLACES:
        try:
            run = subprocess.run(
                _COMMAND, input=order.encode(), capture_output=True, check=False, timeout=LONGEST, env={}
            )
        except subprocess.TimeoutExpired as error:
            raise DrawingFailed from error
    if run.returncode or not run.stdout:
        # What it says may quote what is drawn; its code does not.
        logger.error("A plot or a picture could not be drawn: the process ended with %d.", run.returncode)
        raise DrawingFailed
    return run.stdout
