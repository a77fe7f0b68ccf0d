"""The machine: room on the disk, files that only we may read, the clock."""

from __future__ import annotations

import os
import shutil
import stat
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from psycopg import sql

from amanjol.site.doctor.findings import Finding, State, judge

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amanjol.site.configuration import Configuration
    from amanjol.site.doctor.database import Connection

GIB = 1024**3  # bytes
LEAST_FREE = GIB
FEW_FREE = 0.1  # of the disk
FURTHEST = timedelta(seconds=5)  # between the clocks of the two machines
# What was written when; the system's clock cannot be before any of it.
_DATES = (("django_migrations", "applied"), ("packs_pack", "built_at"), ("journal_entry", "at"))


def examine(configuration: Configuration) -> Iterator[Finding]:
    data = configuration.data
    writable = os.access(data, os.R_OK | os.W_OK | os.X_OK, effective_ids=True)
    wrong = (
        ""
        if writable
        else f"{data} cannot be read and written by this user. Make it, or give it to this user."
    )
    yield judge("data folder", wrong=wrong, right=f"{data}.")
    if data.is_dir():
        yield _disk(data)
    yield _secret_key(data)
    cluster = data / "postgres"
    if cluster.is_dir():
        yield judge(
            "embedded database", wrong=_open_to_others(cluster, "700"), right="only its own user can read it."
        )


def _disk(data: Path) -> Finding:
    usage = shutil.disk_usage(data)
    text = f"{usage.free / GIB:.1f} GiB of {usage.total / GIB:.1f} GiB are free."
    if usage.free < LEAST_FREE:
        return Finding(State.BAD, "disk", f"{text} Make room: packs, uploads and the database will fail.")
    if usage.free < FEW_FREE * usage.total:
        return Finding(State.WARNING, "disk", f"{text} Make room soon.")
    return Finding(State.OK, "disk", text)


def _secret_key(data: Path) -> Finding:
    """It is long enough, or the configuration could not have been read."""
    if os.environ.get("AMANJOL_SECRET_KEY"):
        return Finding(
            State.NOTE, "secret key", "from the environment; a file that only its user can read is safer."
        )
    file = Path(os.environ.get("AMANJOL_SECRET_KEY_FILE", data / "secret-key"))
    kept_by_systemd = os.environ.get(
        "CREDENTIALS_DIRECTORY"
    )  # in memory, with rights that its mode does not tell
    if kept_by_systemd and file.is_relative_to(kept_by_systemd):
        return Finding(State.OK, "secret key", "long, and kept by systemd.")
    return judge(
        "secret key", wrong=_open_to_others(file, "600"), right=f"long, and only its user can read {file}."
    )


def _open_to_others(path: Path, mode: str) -> str:
    others = stat.S_IMODE(path.stat().st_mode) & 0o077
    return f"others of this machine may read {path}. Run `chmod {mode} {path}`." if others else ""


def clocks(connections: list[Connection]) -> Iterator[Finding]:
    """The database's clock against ours, and ours against what was written before."""
    if not connections:
        return
    before = datetime.now(UTC)
    (there,) = next(connections[0].execute("select clock_timestamp()"))
    here = before + (datetime.now(UTC) - before) / 2
    apart = abs(there - here)
    wrong = f"this machine's and the database's are {apart.total_seconds():.0f} s apart. Set both by NTP."
    yield judge("clock", wrong=wrong if apart > FURTHEST else "", right="agrees with the database's.")
    newest = max((date for connection in connections for date in _dates(connection)), default=here)
    wrong = f"it is {here:%Y-%m-%d %H:%M} UTC here, but something was written at {newest:%Y-%m-%d %H:%M}. Use NTP."
    yield judge(
        "time", wrong=wrong if newest > here + FURTHEST else "", right="nothing was written in the future."
    )


def _dates(connection: Connection) -> Iterator[datetime]:
    for table, column in _DATES:
        if next(connection.execute("select to_regclass(%s) is null", [f"public.{table}"])) == (True,):
            continue
        query = sql.SQL("select max({}) from {}").format(sql.Identifier(column), sql.Identifier(table))
        (newest,) = next(connection.execute(query))
        if newest is not None:
            yield newest
