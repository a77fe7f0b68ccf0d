"""When the page on the screen has said nothing for a minute, its browser is to be started again.

This program may not do that itself. It touches a file; a path unit of systemd sees it and restarts the unit of
the browser (`deploy/amanjol-kiosk-restart.path`). Where that does not help, the next time comes later each time.

Also called: watchdog.
"""

from __future__ import annotations

import logging
import os
import time
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from amanjol_kiosk import counting, moments

if TYPE_CHECKING:
    from collections.abc import Callable

    from amanjol_kiosk.folder import DataFolder

logger = logging.getLogger(__name__)
FILE_SETTING = "AMANJOL_KIOSK_SILENT"  # the file; without it nothing is restarted
SILENT_SECONDS = 60.0
START_SECONDS = 180.0  # a small computer takes long to show its first page
LONGEST_PAUSE = 1800.0


class Silence:
    """`expects_page`: whether the pack that is shown has a page that says it is alive; older packs do not."""

    def __init__(
        self,
        folder: DataFolder,
        expects_page: Callable[[], bool],
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._folder = folder
        self._expects_page = expects_page
        self._clock = clock
        self._due_at = clock() + START_SECONDS
        self._restarts = 0
        named = os.environ.get(FILE_SETTING)
        self._file = Path(named) if named else None

    def heard(self) -> None:
        self._restarts = 0
        self._due_at = self._clock() + SILENT_SECONDS

    def look(self) -> bool:
        """Call every few seconds. Gives whether the browser was asked to start again."""
        if not self._expects_page():
            self._due_at = max(self._due_at, self._clock() + SILENT_SECONDS)
            return False
        if self._file is None or self._clock() < self._due_at:
            return False
        self._restarts += 1
        self._due_at = self._clock() + min(LONGEST_PAUSE, START_SECONDS * 2 ** (self._restarts - 1))
        sentence = "The page on the screen did not answer for a minute; its browser was started again."
        logger.error("%s", sentence)
        with suppress(OSError):
            self._file.touch()
            counting.add_faults(self._folder, [sentence], moments.now())
        return True
