"""What goes into a log: lines in which no sign does anything, wherever the words came from.

Also called: log injection.
"""

from __future__ import annotations

import logging
import sys


def begin(form: str) -> None:
    """Log to standard error, in this form of `logging`."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(_Escaping(form))
    logging.basicConfig(level=logging.INFO, handlers=[handler])
    for chatty in ("tuf", "urllib3"):  # they repeat what the other side wrote
        logging.getLogger(chatty).setLevel(logging.WARNING)


class _Escaping(logging.Formatter):
    def formatMessage(self, record: logging.LogRecord) -> str:  # noqa: N802  logging's name
        return escaped(super().formatMessage(record))

    def formatException(self, ei: object) -> str:  # noqa: N802  as above
        text = super().formatException(ei)  # type: ignore[arg-type]  # its type is only in logging's stubs
        return "\n".join(map(escaped, text.splitlines()))


def escaped(text: str) -> str:
    """Signs that move a terminal's cursor, colour it or turn a line round are written out."""
    return "".join(sign if sign.isprintable() else ascii(sign)[1:-1] for sign in text)
