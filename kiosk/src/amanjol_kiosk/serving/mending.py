"""What is damaged here is fetched again with the next sync, which is woken for it, though not at every file."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from amanjol_kiosk.folder import DataFolder

ASK_EVERY = 600.0  # seconds between two wishes to mend


class Mending:
    def __init__(self, folder: DataFolder) -> None:
        self._folder = folder
        self._asked_at = float("-inf")

    def ask(self) -> None:
        """Raises `OSError`: a disk that is full keeps no wish."""
        if time.monotonic() - self._asked_at > ASK_EVERY:
            self._asked_at = time.monotonic()
            self._folder.wish("sync")
