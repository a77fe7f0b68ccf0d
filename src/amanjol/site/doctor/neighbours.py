"""Whether a second node has come to this machine, or this node's folder or port went to another."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final, LiteralString

from amanjol.foundation.organisations import queries as organisations
from amanjol.site import neighbours
from amanjol.site.database import ROLES
from amanjol.site.doctor.findings import Finding, State, judge

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amanjol.site.configuration import Configuration
    from amanjol.site.doctor.database import Connection

UNITS: Final = frozenset(
    {"amanjol-web.service", "amanjol-worker.service", "amanjol-backup.service", "amanjol-doctor.service"}
)
_ROOT = Path("/")
_OTHERS: LiteralString = """
select datname from pg_database
where pg_get_userbyid(datdba) = %s and datname <> current_database() order by 1
"""
_MOVE = "One machine holds one node: move the second to a machine of its own (docs/running-for-real.md)."


def examine(configuration: Configuration, connection: Connection) -> Iterator[Finding]:
    """Of an installation that others reach. A developer's machine may have as many as there is room for."""
    if not configuration.is_public:
        return
    names = [str(name) for (name,) in connection.execute(_OTHERS, [ROLES["owner"]])]
    wrong = f"this PostgreSQL has another, {', '.join(names)}, and lets the same roles into both. {_MOVE}"
    yield judge("databases of nodes", wrong=wrong if names else "", right="only this one's.")
    units = neighbours.foreign_units(_ROOT, UNITS)
    wrong = f"{', '.join(units)} runs this program beside our units. {_MOVE}"
    yield judge("units of nodes", wrong=wrong if units else "", right="only this one's.")
    yield from _folder(configuration)
    yield _port(configuration)


def _folder(configuration: Configuration) -> Iterator[Finding]:
    """What setup has written there against what the database says."""
    node, mark = organisations.node(), neighbours.marked(configuration.data)
    if node is None or not mark:
        return
    wrong = (
        f"{configuration.data} is of another node ({mark}) than the database ({node.pk}), so each builds over the"
        " other's packs. Give each its own folder, or restore the backup of the right one."
    )
    yield judge("node of the folder", wrong="" if mark == str(node.pk) else wrong, right="the database's.")


def _port(configuration: Configuration) -> Finding:
    user = neighbours.listener_at(neighbours.PORT)
    ours = configuration.data.stat().st_uid if configuration.data.exists() else user
    if user is None or user == ours:
        return Finding(State.OK, "port", f"nobody else has {neighbours.PORT}.")
    text = f"another user's program (user {user}) answers at 127.0.0.1:{neighbours.PORT}, and nginx asks it. Stop it."
    return Finding(State.BAD, "port", text)
