"""What the installation does: migrations, planes, background work, the pack, how it faces the internet."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from django.conf import settings
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.db.models import Q
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from amanjol.foundation.organisations import queries as organisations
from amanjol.site.configuration import PLANES, is_local
from amanjol.site.doctor.findings import Finding, State, judge
from amanjol.site.newer import unknown_migrations

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amanjol.site.configuration import Configuration

LONGEST_WAIT = timedelta(minutes=5)


def migrations() -> Finding:
    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    strange = unknown_migrations(executor.loader, executor.loader.applied_migrations)
    wrong = ""
    if plan:
        wrong = f"{len(plan)} are not applied. Run `amanjol manage migrate`."
    elif strange:
        wrong = (
            f"the database knows {len(strange)} that this program does not. Install the newer Amanjol again."
        )
    return judge("migrations", wrong=wrong, right="all applied.")


def planes() -> Iterator[Finding]:
    off = [plane for plane in PLANES if plane not in settings.PLANES]
    yield Finding(State.NOTE, "planes", f"{', '.join(settings.PLANES)} on; {', '.join(off) or 'none'} off.")
    tables = set(connection.introspection.table_names())
    for plane in off:
        left = [table for table in tables if table.startswith(_prefixes(plane))]
        if left:
            text = f"is off, but {len(left)} of its tables are in this database. Use a database that never had them."
            yield Finding(State.NOTE, f"plane {plane}", text)


def _prefixes(plane: str) -> tuple[str, ...]:
    """How the tables of a plane's own packages begin."""
    names = getattr(settings, f"{plane.upper()}_APPS", ())
    return tuple(f"{name.rpartition('.')[2]}_" for name in names if name.startswith(f"amanjol.{plane}."))


def background() -> Iterator[Finding]:
    """Tasks that nobody takes, and tasks that nobody ends."""
    since = timezone.now() - LONGEST_WAIT
    at_once = Q(run_after__gt=timezone.now())  # the library writes the last of all days then
    ready = DBTaskResult.objects.ready().filter(enqueued_at__lt=since)
    waiting = ready.filter(at_once | Q(run_after__lt=since)).count()
    running = DBTaskResult.objects.running().filter(started_at__lt=since).count()
    wrong = ""
    if waiting:
        wrong = f"{waiting} tasks wait longer than 5 minutes. Start the worker (amanjol-worker)."
    elif running:
        wrong = f"{running} tasks run longer than 5 minutes. Restart the worker: it puts back what it left."
    yield judge("tasks", wrong=wrong, right="no task waits or runs longer than 5 minutes.")


def pack(configuration: Configuration) -> Iterator[Finding]:
    if "public" not in settings.PLANES:
        return
    from amanjol.public.packs.tree import MANIFEST, read_manifest, verify  # noqa: PLC0415  only where it is on

    current = configuration.data / "packs" / "current"
    if not current.exists():
        yield Finding(State.BAD, "pack", f"there is none at {current}. Publish a page, or start the worker.")
        return
    problems = list(verify(current))
    if problems:
        text = f"{len(problems)} files are not as they were built ({problems[0]}). Remove {current} and publish again."
        yield Finding(State.BAD, "pack", text)
        return
    built = datetime.fromtimestamp((current / MANIFEST).stat().st_mtime, UTC)
    days = (datetime.now(UTC) - built).days
    yield Finding(
        State.OK, "pack", f"№ {read_manifest(current)['number']} is whole; its content is {days} days old."
    )


def voices() -> Iterator[Finding]:
    if "public" not in settings.PLANES:
        return
    from amanjol.public.packs.voices import can_speak  # noqa: PLC0415  only where it is on

    if not can_speak():
        text = "espeak-ng is not here: no new page can be heard. Install Debian's package of that name."
        yield Finding(State.NOTE, "voices", text)


def outside(configuration: Configuration) -> Iterator[Finding]:
    """How people reach it. What answers this machine only need not be sealed."""
    public = {part: origin for part, origin in configuration.origins.items() if not is_local(origin)}
    clear = [origin for origin in public.values() if urlsplit(origin).scheme != "https"]
    wrong = (
        f"{clear[0]} is not https, so passphrases travel in clear. Give guide, editor and desk https addresses."
        if clear
        else ""
    )
    right = "https." if public else "this machine only."
    yield judge("addresses", wrong=wrong, right=right)
    if public and len(set(configuration.origins.values())) < len(configuration.origins):
        text = (
            "guide, editor and desk share an address: a fault in one reaches the others. Give each its own."
        )
        yield Finding(State.WARNING, "origins", text)
    if configuration.cheap_passphrases:
        text = "AMANJOL_CHEAP_PASSPHRASES is set: stolen passphrases could be guessed. Unset it."
        yield Finding(State.BAD if public else State.WARNING, "passphrases", text)


def demo(configuration: Configuration) -> Iterator[Finding]:
    public = configuration.is_public
    wrong = "its people and their codes are known to everybody. Make a node of its own in an empty database."
    if organisations.is_demo():
        yield Finding(
            State.BAD if public else State.NOTE, "demo", wrong if public else "fictional people only."
        )
    elif organisations.node() is None:
        yield Finding(State.WARNING, "node", "this installation has no name and country yet. Set it up.")
    else:
        yield Finding(State.OK, "node", "set up.")
