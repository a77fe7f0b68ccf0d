"""How far a long fetch is: a bar for somebody who watches, a line now and then for a log."""

from __future__ import annotations

import logging
import sys
import time
from typing import TYPE_CHECKING, Any

import click

from amanjol_kiosk import notifying
from amanjol_kiosk.failures import Interrupted

if TYPE_CHECKING:
    from collections.abc import Callable

logger = logging.getLogger(__name__)
A_LINE_EVERY = 30.0  # seconds
LOOKS_EVERY = 1.0


class Progress:
    """Called with bytes fetched and bytes in all. `must_stop` is asked now and then."""

    def __init__(self, must_stop: Callable[[], bool] = lambda: False) -> None:
        self._must_stop = must_stop
        self._is_watched = sys.stderr.isatty()
        self._looked_at = self._told_at = time.monotonic()
        self._bar: Any = None
        self._shown = 0

    def __call__(self, done: int, total: int) -> None:
        now = time.monotonic()
        if now - self._looked_at >= LOOKS_EVERY:
            self._looked_at = now
            notifying.alive()
            if self._must_stop():
                raise Interrupted("The sync makes way for something more urgent; it continues afterwards.")
        if not total:
            return
        if self._is_watched:
            self._draw(done, total)
        elif now - self._told_at >= A_LINE_EVERY:
            self._told_at = now
            logger.info("fetched %.1f of %.1f MiB", done / 1024**2, total / 1024**2)

    def _draw(self, done: int, total: int) -> None:
        if self._bar is None:
            self._bar = click.progressbar(length=total, label="fetching", file=sys.stderr)
            self._bar.render_progress()
        self._bar.update(done - self._shown)
        self._shown = done
        if done >= total:
            self._bar.render_finish()
            self._bar, self._shown = None, 0
