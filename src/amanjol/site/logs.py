"""What the log says of a page that was refused: one line.

Where in the program somebody was refused is sixty lines of traceback, and whoever knocks at doors could fill the disk.
Of a fault of ours it stays.
"""

from __future__ import annotations

import logging
from typing import Final

FAULT: Final = 500  # from this status on it is ours


class RefusedInOneLine(logging.Filter):
    """Of Django's records of answers, which carry the status; a record without one keeps its traceback."""

    def filter(self, record: logging.LogRecord) -> bool:
        if getattr(record, "status_code", FAULT) < FAULT:
            record.exc_info = None
        return True
