"""Which pack is shown: the one `current` leads to, read again within a second after that changed.

While a tree is read, and where it is not whole, the earlier table goes on answering. After every switch a
thread reads each file once in the background and compares its hash; one that differs is not sent any more,
and `sync` is asked to fetch it again.
"""

from __future__ import annotations

import logging
import threading
import time
from contextlib import suppress
from typing import TYPE_CHECKING

from amanjol_kiosk import records
from amanjol_kiosk.serving.mending import Mending
from amanjol_kiosk.serving.table import BrokenPack, DamagedFile, Table, read_table

if TYPE_CHECKING:
    from pathlib import Path

    from amanjol_kiosk.folder import DataFolder
    from amanjol_kiosk.serving.table import ServedFile

    type Sighting = tuple[
        Path | None, int, bool
    ]  # the tree, when its record was written, whether it waits for mending

logger = logging.getLogger(__name__)
CHECK_EVERY = 0.5  # seconds between looks whether the pack was switched
READ_AFTER = 3.0  # seconds after the start: first the page is shown


class CurrentPack:
    """Answers come from `table`; everything else happens in one thread of its own."""

    def __init__(self, folder: DataFolder) -> None:
        self.table = Table()
        self._folder = folder
        self._seen: Sighting | None = None
        self._mending = Mending(folder)
        self._ends = threading.Event()
        self._thread = threading.Thread(target=self._watch, name="current pack", daemon=True)

    def start(self) -> None:
        """Reads the table before it returns, and the files themselves afterwards."""
        self.look()
        self._thread.start()

    def stop(self) -> None:
        self._ends.set()
        if self._thread.is_alive():
            self._thread.join(10)

    def look(self) -> bool:
        """Take the tree that the link names now. Gives whether it is another one than before."""
        sighting = self._what_is_there()
        if sighting == self._seen:
            return False
        self._seen = sighting
        tree = sighting[0]
        if tree is None:
            return False
        try:
            table = read_table(tree, must_be_whole=bool(self.table.plain))
        except BrokenPack as error:
            logger.error("the new pack is not shown: %s", error)  # noqa: TRY400  the sentence says all
            self.ask_to_mend()
            return False
        if table.damaged:
            logger.error("%d files of %s are not as they should be and not shown", table.damaged, tree.name)
            self.ask_to_mend()
        self.table = table
        logger.info("shows pack %d", table.pack)
        return True

    def found_damaged(self, table: Table, served: ServedFile) -> None:
        """Called from any thread. Files of a tree that is gone are no damage."""
        if table is not self.table or records.target_of(self._folder.current) != table.tree:
            return
        logger.error("%s is damaged and not shown any more", served.file)
        table.drop(served)
        self.ask_to_mend()

    def ask_to_mend(self) -> None:
        """Leave a mark for `sync`, and wake it, though not at every file. A disk that is full keeps no mark."""
        with suppress(OSError):
            self._folder.damage.touch()
            if self._seen is not None:  # so that its going away is noticed, however soon
                self._seen = (*self._seen[:2], True)
            self._mending.ask()

    def _what_is_there(self) -> Sighting:
        tree = records.target_of(self._folder.current)
        written = 0
        if tree is not None:
            with suppress(OSError):
                written = records.file_beside(tree).stat().st_mtime_ns
        return tree, written, self._folder.damage.exists()

    def _watch(self) -> None:
        reads_at = time.monotonic() + READ_AFTER
        was_read: Table | None = None
        while not self._ends.wait(CHECK_EVERY):
            self.look()
            if self.table is not was_read and time.monotonic() >= reads_at:
                was_read = self.table
                self._read_all(was_read)

    def _read_all(self, table: Table) -> None:
        """Compare every file with its hash, and keep small ones while there is room."""
        for served in table.files():
            if self._ends.is_set() or self._what_is_there()[0] != table.tree:
                return
            if not served.is_whole():
                self.found_damaged(table, served)
            elif served.content is None:
                with suppress(DamagedFile):
                    table.keep(served)
