"""A node that came back from an older copy asks each partner for what was sent since: they bring it once more.

What is here already stays as it is. It can ask for 35 days, as long as the others keep the bytes.

Also called: replay, resynchronisation.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Final

from django.db import connection

from amanjol.foundation.seals.fields import SealBroken

PATH: Final = "/nodes/again/"
_AGAIN: Final = "select letters_again(%s, %s)"
_LONGEST: Final = 40


def write_since(moment: datetime) -> bytes:
    return moment.astimezone(UTC).isoformat(timespec="seconds").encode("ascii")


def read_since(body: bytes) -> datetime:
    """SealBroken for what is no moment with its time zone."""
    try:
        moment = datetime.fromisoformat(body[:_LONGEST].decode("ascii"))
    except (ValueError, UnicodeDecodeError):
        raise SealBroken from None
    if moment.tzinfo is None:
        raise SealBroken
    return moment


def bring_again(node: str, since: datetime) -> int:
    """Everything for this node since then is due now. Gives how many letters. In the caller's transaction."""
    with connection.cursor() as cursor:
        cursor.execute(_AGAIN, [node, since])
        return int(cursor.fetchone()[0])
