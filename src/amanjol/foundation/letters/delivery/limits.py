"""How much one node may lay into the inbox of one organisation within 24 hours (`AMANJOL_LETTERS_A_DAY`).

What is more is refused as everything is that does not belong here, and comes again by the other node's own waits. A
node that was seized so fills no disk, and hides no true letter beneath thousands of others.

Also called: quota, rate limit.
"""

from __future__ import annotations

from typing import Final

from django.conf import settings
from django.db import connection

_FULL: Final = "select * from letters_full_here(%s)"
_FULL_NODES: Final = "select node, organisations from letters_full_nodes(%s)"


def at_most() -> int:
    return int(settings.LETTERS_A_DAY)


def full_here() -> list[str]:
    """The nodes of which the organisation of this session takes nothing more now, by their ids."""
    with connection.cursor() as cursor:
        cursor.execute(_FULL, [at_most()])
        return [row[0] for row in cursor.fetchall()]


def full_nodes() -> list[tuple[str, int]]:
    """The nodes that have laid in as much as goes, by their ids, and with how many organisations here."""
    with connection.cursor() as cursor:
        cursor.execute(_FULL_NODES, [at_most()])
        return list(cursor.fetchall())
