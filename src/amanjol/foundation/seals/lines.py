"""Bytes as one line of text, for a square code, a message or a paper: a prefix that says what it is, and base64url.

One spelling of each: what would be read as the same bytes in another one is refused. White space, as somebody copies
it, does not matter.
"""

from __future__ import annotations

import base64
import binascii


class MalformedLine(ValueError):
    """The text is no such line. Never holds the text."""


def write(prefix: str, data: bytes) -> str:
    """Without the `=` of base64."""
    return prefix + _encoded(data)


def read(prefix: str, text: str, longest: int) -> bytes:
    """What `write` was given. MalformedLine for all else, also for more than `longest` letters."""
    line = "".join(text.split())
    if not line.startswith(prefix) or len(line) > longest:
        raise MalformedLine("This is no such line.")
    body = line.removeprefix(prefix)
    try:
        data = base64.b64decode(body + "=" * (-len(body) % 4), altchars=b"-_", validate=True)
    except (binascii.Error, ValueError):
        raise MalformedLine("This line has a slip of the pen.") from None
    if _encoded(data) != body:
        raise MalformedLine("This line has a slip of the pen.")
    return data


def _encoded(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).decode().rstrip("=")
