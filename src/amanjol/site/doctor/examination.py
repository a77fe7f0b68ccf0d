"""All checks, in the order in which one should mend what they find."""

from __future__ import annotations

from contextlib import ExitStack
from typing import TYPE_CHECKING

from amanjol.site.doctor import (
    backups,
    circles,
    complaints,
    database,
    letters,
    machine,
    mailings,
    neighbours,
    protection,
    running,
    signing,
    work,
)
from amanjol.site.doctor.findings import State

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amanjol.site.configuration import Configuration, Role
    from amanjol.site.doctor.database import Connection
    from amanjol.site.doctor.findings import Finding


def examine(configuration: Configuration) -> Iterator[Finding]:
    """Look at everything that can be reached. Django must be set up."""
    connections: dict[Role, Connection] = {}
    with ExitStack() as stack:
        yield from machine.examine(configuration)
        yield from database.reach(configuration, stack, connections)
        if "app" in connections:
            yield from database.examine(connections["app"])
            yield from protection.examine(connections["app"])
            yield from _tables(configuration, connections)
        yield from machine.clocks(list(connections.values()))
    yield running.web(configuration)
    yield from work.pack(configuration)
    yield from signing.examine(configuration)
    yield letters.examine(configuration)
    yield from work.voices()
    yield from work.outside(configuration)
    yield from running.certificates(configuration)
    yield running.mail(configuration)
    yield from running.postgresql_unit()
    yield from backups.examine(configuration)


def _tables(configuration: Configuration, connections: dict[Role, Connection]) -> Iterator[Finding]:
    """What is read from our own tables can be told only where they are those of this program."""
    migrations = work.migrations()
    yield migrations
    if migrations.state is State.OK:
        yield from work.planes()
        yield running.worker()
        yield letters.files()
        yield from work.background()
        yield from letters.brought()
        yield from letters.nameless()
        yield running.failed_tasks()
        yield from work.demo(configuration)
        if "keeper" in connections:
            yield from circles.examine(connections["keeper"])
        yield from complaints.examine()
        yield from mailings.examine(configuration)
        yield from neighbours.examine(configuration, connections["app"])
