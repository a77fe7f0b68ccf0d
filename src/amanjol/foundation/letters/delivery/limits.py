"""How much one node may lay into the inbox of one organisation within 24 hours (`AMANJOL_LETTERS_A_DAY`).

What is more is refused as everything is that does not belong here, and comes again by the other node's own waits. A
node that was seized so fills no disk, and hides no true letter beneath thousands of others.

Also called: quota, rate limit.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.conf import settings
from django.db import connection

if TYPE_CHECKING:
    from uuid import UUID

_FULL: Final = "select organisation, node from letters_full(%s)"


def at_most() -> int:
    return int(settings.LETTERS_A_DAY)


def full() -> list[tuple[UUID, str]]:
    """The organisations here and the nodes that have laid in as much as goes, by their ids."""
    with connection.cursor() as cursor:
        cursor.execute(_FULL, [at_most()])
        return list(cursor.fetchall())


def full_of(organisation: UUID) -> list[str]:
    """The nodes of which this organisation takes nothing more now."""
    return [node for pk, node in full() if pk == organisation]
