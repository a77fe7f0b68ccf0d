"""Makes a backup: reads as the keeper, seals to a public key, and never writes a clear byte to a disk."""

from __future__ import annotations

import fcntl
import hashlib
import os
import subprocess
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from importlib.metadata import version
from typing import TYPE_CHECKING, BinaryIO, cast

import psycopg

from amanjol.site.archive import stream, tools

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from typing import LiteralString

    from psycopg.rows import TupleRow


_DUMP_OPTIONS = (
    "--format=custom", "--no-owner", "--no-comments", "--no-tablespaces", "--no-publications",
    "--no-subscriptions", "--no-password",
    "--exclude-schema=pg_catalog",  # rights on PostgreSQL's own functions are deploy/roles.sql's to give
)  # fmt: skip


class BackupFailed(Exception):
    """No backup was made, and no part of one was left; the sentence says why."""


@dataclass(frozen=True, slots=True)
class Made:
    """A finished backup. `sha256` (hex) is of the sealed file: noted elsewhere, it tells a false one."""

    contents: stream.Contents
    size: int
    sha256: str


@dataclass(slots=True)
class _Hashing:
    """Passes bytes on to a file and hashes them."""

    file: BinaryIO
    size: int = 0
    digest: hashlib._Hash = field(default_factory=hashlib.sha256)

    def write(self, data: bytes) -> int:
        taken = self.file.write(data)
        self.digest.update(data[:taken])
        self.size += taken
        return taken


def make(*, keeper_url: str, media: Path, target: Path, public_key: str) -> Made:
    """Back up database, media and, beside these, the files of cases into the new file `target`.

    BackupFailed, ToolMissing, MalformedKey; OSError where the disk is full or a file cannot be read.
    """
    if not media.parent.is_dir():
        raise BackupFailed(f"There is no data folder {media.parent}: let AMANJOL_DATA name it.")
    try:
        with _snapshot(keeper_url) as (connection, snapshot), _new_file(target) as file:
            manifest = _manifest(connection)
            pg_dump = tools.tool("pg_dump", connection.info.server_version // 10000)
            dump = _dump(
                [pg_dump, f"--snapshot={snapshot}", *_DUMP_OPTIONS], tools.environment_for(keeper_url)
            )
            hashing = _Hashing(file)
            contents = stream.seal(
                lambda plain: stream.write(plain, manifest, dump, stream.Folders.beside(media)),
                cast("BinaryIO", hashing),
                public_key,
            )
    except psycopg.Error as error:
        raise BackupFailed(f"The database cannot be read: {tools.complaint(str(error).encode())}.") from error
    return Made(contents, hashing.size, hashing.digest.hexdigest())


@contextmanager
def _snapshot(url: str) -> Iterator[tuple[psycopg.Connection[TupleRow], str]]:
    """One moment of the database, for the manifest and for pg_dump alike; it lasts as long as this does."""
    with psycopg.connect(url) as connection:
        connection.isolation_level = psycopg.IsolationLevel.REPEATABLE_READ
        connection.read_only = True
        connection.execute("set local idle_in_transaction_session_timeout = 0")
        role, sees_all = _one(
            connection, "select rolname, rolsuper or rolbypassrls from pg_roles where rolname = current_user"
        )
        if not sees_all:
            raise BackupFailed(
                f"The role {role} does not see every row, so a backup by it would lack some without a word: "
                "let AMANJOL_KEEPER_DATABASE_URL name the role amanjol_keeper."
            )
        if not _has(connection, "django_migrations"):
            raise BackupFailed("There is nothing to back up: the database has no tables of Amanjol.")
        yield connection, str(_one(connection, "select pg_export_snapshot()")[0])


def _manifest(connection: psycopg.Connection[TupleRow]) -> stream.Manifest:
    node = country = None
    if _has(connection, "organisations_node"):
        row = connection.execute("select id::text, country from organisations_node").fetchone()
        node, country = row or (None, None)
    heads = {}
    if _has(connection, "journal_head"):
        rows = connection.execute(
            "select chain, sequence, encode(hash, 'hex') from journal_head order by chain"
        )
        heads = {chain: (last, digest) for chain, last, digest in rows}
    applied = connection.execute("select app || '.' || name from django_migrations order by id").fetchall()
    return stream.Manifest(
        version=version("amanjol"),
        made_at=datetime.now(UTC).isoformat(timespec="seconds"),
        node=node,
        country=country,
        journal_heads=heads,
        postgresql=connection.info.server_version // 10000,
        migrations=tuple(name for (name,) in applied),
    )


def _has(connection: psycopg.Connection[TupleRow], table: str) -> bool:
    return _one(connection, "select to_regclass(%s) is not null", f"public.{table}") == (True,)


def _one(connection: psycopg.Connection[TupleRow], query: LiteralString, *values: str) -> TupleRow:
    """The first row; each of these queries gives one."""
    return next(connection.execute(query, values))


def _dump(command: list[str], environment: dict[str, str]) -> Iterator[bytes]:
    """The dump in parts. BackupFailed at its end unless pg_dump says that all went well."""
    with subprocess.Popen(
        command, env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as dumping:
        while part := cast("BinaryIO", dumping.stdout).read(stream.DUMP_PART_BYTES):
            yield part
        output = cast("BinaryIO", dumping.stderr).read()
    if dumping.returncode:
        raise BackupFailed(f"pg_dump could not read the database: {tools.complaint(output)}.")


@contextmanager
def _new_file(target: Path) -> Iterator[BinaryIO]:
    """A file that only this user reads, there under its name once it is complete and on the disk.

    What a killed run left beside it is used again; the lock says that nobody is writing it.
    """
    part = target.with_name(target.name + ".part")
    handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC, 0o600)
    with os.fdopen(handle, "wb", buffering=0) as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise BackupFailed(
                f"Another backup is writing {target}: wait for it, or name another file."
            ) from error
        try:
            _refuse_taken(target)
            os.fchmod(handle, 0o600)
            file.truncate(0)
            yield file
            os.fsync(handle)
            part.rename(target)
        except BaseException:
            part.unlink(missing_ok=True)
            raise
    _sync_folder(target.parent)


def _refuse_taken(target: Path) -> None:
    if target.exists():
        raise BackupFailed(f"{target} exists: a backup never replaces another, so name a new file.")


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
