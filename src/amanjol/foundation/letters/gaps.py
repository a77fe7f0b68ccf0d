"""Numbers that are missing among the letters of one writer: something was sent and has not been opened here.

Also called: sequence gaps.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.db import connection

if TYPE_CHECKING:
    from collections.abc import Iterable
    from uuid import UUID

    from amanjol.foundation.letters.models import OpenedLetter

_LACKING: Final = """
select newest.node from unnest(%s::text[], %s::text[], %s::bigint[]) as newest (node, issuer, sequence)
where (select count(*) from letters_openedletter here
    where here.organisation_id = %s and here.issuer_node = newest.node and here.issuer = newest.issuer
        and here.sequence < newest.sequence) < newest.sequence - 1
"""


def nodes_of(organisation: UUID, opened: Iterable[OpenedLetter]) -> set[str]:
    """Nodes of writers who have sent this organisation letters before the last of these that were not opened here."""
    last: dict[tuple[str, str], int] = {}
    for row in opened:
        writer = row.issuer_node, row.issuer
        last[writer] = max(last.get(writer, 0), row.sequence)
    if not last:
        return set()
    nodes, issuers = [node for node, _issuer in last], [issuer for _node, issuer in last]
    with connection.cursor() as cursor:
        cursor.execute(_LACKING, [nodes, issuers, list(last.values()), organisation])
        return {node for (node,) in cursor.fetchall()}
