"""Restores a backup into an empty database and empty folders of media and files: whole, or not at all.

The file is read twice. The first time everything is decrypted and checked and nothing is done with it, so
that a damaged file or a wrong key shows before a byte of it reaches the database or the disk. The second
time it is applied, checked again as it is read: somebody could change the file in between.

All of it goes into one transaction of the owner. That is right although row security will bind the owner:
the dump switches row security on after the rows are in, and creates the journal's triggers after them too.
The keeper could not do it, since it may not write the heads of the journal. pg_restore itself cannot put
its work and a statement of ours into one transaction, so it writes SQL, psql executes it, and the commit
is sent only when everything before it has succeeded.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import partial
from importlib.metadata import version
from typing import IO, TYPE_CHECKING, BinaryIO, Self, cast

import psycopg
from psycopg import sql

from amanjol.site.archive import stream, tools
from amanjol.site.database import COUNT_NOTHING_SEALED, ROLES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from psycopg.rows import TupleRow

# The roles' rights to tables made later, which an empty database of ours already has, would be added to
# each table restored, and give `app` the journal. The dump brings them back after its tables.
_BEGIN = """
begin;
alter default privileges for role {owner} in schema public revoke all on tables from {others};
alter default privileges for role {owner} in schema public revoke all on sequences from {others};
"""
# `analyze` warns about what is not ours.
_COMMIT = f"""
{COUNT_NOTHING_SEALED};
set client_min_messages = error;
analyze;
commit;
""".encode("ascii")
_SPARE_BYTES = 64 * 1024 * 1024  # left free on the disk of the media


class RestoreRefused(Exception):
    """Nothing was restored; the sentence says why, and how to begin again."""


@dataclass(frozen=True, slots=True)
class Target:
    """Where a backup goes. `server` is PostgreSQL's major version there."""

    owner_url: str
    folders: stream.Folders
    server: int


def examine(*, owner_url: str, media: Path) -> Target:
    """Whether something can be restored there at all. RestoreRefused."""
    # The database first: nobody shall be told to move away the pictures of a node that is in use.
    try:
        with psycopg.connect(owner_url, autocommit=True) as connection:
            _examine_roles(connection)
            if connection.execute(_ANY_RELATION).fetchone() is not None:
                raise RestoreRefused(
                    "The database is not empty: a node may be using it. Name one that deploy/roles.sql has just"
                    " made, not migrated."
                )
            server = connection.info.server_version // 10000
    except psycopg.Error as error:
        raise RestoreRefused(
            f"The database cannot be used: {tools.complaint(str(error).encode())}."
        ) from error
    folders = stream.Folders.beside(media)
    for folder in (folders.media, folders.sealed, folders.letters):
        if folder.is_dir() and any(folder.iterdir()):
            raise RestoreRefused(f"{folder} is not empty: move away what is in it, then begin again.")
    return Target(owner_url, folders, server)


_ANY_RELATION = """
select 1 from pg_class
where relnamespace not in
        (select oid from pg_namespace where nspname ~ '^pg_' or nspname = 'information_schema')
    and not exists (select from pg_depend where classid = 'pg_class'::regclass and objid = pg_class.oid
        and deptype = 'e')
limit 1
"""


def _examine_roles(connection: psycopg.Connection[TupleRow]) -> None:
    rows = connection.execute("select rolname from pg_roles where rolname = any(%s)", [list(ROLES.values())])
    missing = sorted(set(ROLES.values()) - {name for (name,) in rows})
    if missing:
        raise RestoreRefused(f"The database has no role {', '.join(missing)}: run deploy/roles.sql first.")
    if connection.info.user != ROLES["owner"]:
        raise RestoreRefused(
            f"A restore makes tables, so let AMANJOL_OWNER_DATABASE_URL name the role {ROLES['owner']}, "
            f"not {connection.info.user}."
        )


def restore(
    *, archive: BinaryIO, secret_key: str, target: Target, report: Callable[[str], None]
) -> stream.Contents:
    """Bring back what `archive` holds, a file that can be read twice.

    RestoreRefused, ArchiveBroken, MalformedKey, ToolMissing, OSError: database and media are then as before.
    """
    report("Checking the whole archive …")
    refuse_newer = partial(_refuse_newer, server=target.server)
    with stream.opened(archive, secret_key) as plain:
        contents = stream.read(
            plain,
            on_manifest=refuse_newer,
            on_dump=lambda _part: None,
            on_media=_look_only,
            on_sealed=_look_only,
            on_letters=_look_only,
        )
    media, sealed, letters = target.folders.media, target.folders.sealed, target.folders.letters
    _refuse_full_disk(media, contents.media_bytes + contents.sealed_bytes + contents.letter_bytes)
    report("Restoring …")
    archive.seek(0)
    with (
        _emptied_on_failure(media),
        _emptied_on_failure(sealed),
        _emptied_on_failure(letters),
        Transaction(target) as transaction,
    ):
        with stream.opened(archive, secret_key) as plain:
            stream.read(
                plain,
                on_manifest=refuse_newer,
                on_dump=transaction.feed,
                on_media=partial(_put, media),
                on_sealed=partial(_put, sealed),
                on_letters=partial(_put, letters),
            )
        os.sync()
        transaction.commit()
    return contents


def _look_only(_name: str, _content: IO[bytes]) -> None:
    """`stream.read` goes through all of it by itself."""


def _refuse_newer(manifest: stream.Manifest, server: int) -> None:
    here = version("amanjol")
    numbers = [[int(part) for part in re.findall(r"\d+", text)] for text in (manifest.version, here)]
    if numbers[0] > numbers[1]:
        raise RestoreRefused(
            f"The archive is of Amanjol {manifest.version} and this is {here}: install that version first."
        )
    unknown = _unknown_here(manifest)
    if unknown:
        raise RestoreRefused(
            f"The archive is of a newer Amanjol ({manifest.version}, this is {here}), with migrations that are not"
            f" known here ({', '.join(unknown[:3])}{' …' if len(unknown) > 3 else ''}): install that one first."
        )
    if manifest.postgresql > server:
        raise RestoreRefused(
            f"The archive is of PostgreSQL {manifest.postgresql} and the server here is {server}, which cannot "
            f"read it: install PostgreSQL {manifest.postgresql} or a newer one."
        )


def _unknown_here(manifest: stream.Manifest) -> list[str]:
    """Migrations that made the tables in there. Two programs between two versions call themselves by one number."""
    from django.db.migrations.loader import MigrationLoader  # noqa: PLC0415  needs loaded apps

    from amanjol.site.newer import unknown_migrations  # noqa: PLC0415  only where Django runs

    applied = [(app, name) for app, _, name in (text.partition(".") for text in manifest.migrations)]
    unknown = unknown_migrations(MigrationLoader(None, ignore_no_migrations=True), applied)
    return sorted(f"{app}.{name}" for app, name in unknown)


def _refuse_full_disk(media: Path, size: int) -> None:
    place = next(folder for folder in (media, *media.parents) if folder.is_dir())
    free = shutil.disk_usage(place).free - _SPARE_BYTES
    if free < size:
        raise RestoreRefused(
            f"Media and files need {size:,} bytes and {place} has room for {max(free, 0):,}: make room."
        )


def _put(media: Path, name: str, content: IO[bytes]) -> None:
    file = media / name
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW, 0o600)
    with os.fdopen(handle, "wb") as opened:
        shutil.copyfileobj(content, opened)


@contextmanager
def _emptied_on_failure(media: Path) -> Iterator[None]:
    """The folder may be a disk of its own, so files are put in it, not it in its place."""
    was_there = media.is_dir()
    media.mkdir(mode=0o700, parents=True, exist_ok=True)
    try:
        yield
    except BaseException:
        for path in media.iterdir():
            if path.is_dir():
                shutil.rmtree(path)
            else:
                path.unlink()
        if not was_there:
            media.rmdir()
        raise


class Transaction:
    """pg_restore, and psql that executes what it writes. Leaving without `commit` undoes everything.

    All methods: RestoreRefused with what PostgreSQL complained about.
    """

    def __init__(self, target: Target) -> None:
        environment = tools.environment_for(target.owner_url)
        psql = tools.tool("psql", target.server)
        pg_restore = tools.tool("pg_restore", target.server)
        self._psql = subprocess.Popen(
            [psql, "--no-psqlrc", "--quiet", "--no-password", "-vON_ERROR_STOP=1", "-vVERBOSITY=terse"],
            env=environment, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
        )  # fmt: skip
        self._send(self._psql, _begin())
        self._pg_restore = subprocess.Popen(
            [pg_restore, "--file=-", "--no-owner"],
            env=environment, stdin=subprocess.PIPE, stdout=self._psql.stdin, stderr=subprocess.PIPE,
        )  # fmt: skip

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        for process in (self._pg_restore, self._psql):
            process.kill()
            with suppress(BrokenPipeError), process:
                pass  # leaving closes its pipes and waits for its end

    def feed(self, part: bytes) -> None:
        """The next part of the dump."""
        if not self._send(self._pg_restore, part):
            raise self._failure()

    def commit(self) -> None:
        """Keep all of it, when both programs say that all went well."""
        if (
            not self._end(self._pg_restore)
            or not self._send(self._psql, _COMMIT)
            or not self._end(self._psql)
        ):
            raise self._failure()

    def _failure(self) -> RestoreRefused:
        """When psql stops, pg_restore complains of a broken pipe: the reason is psql's then."""
        self._end(self._pg_restore)
        blamed = self._pg_restore if self._end(self._psql) else self._psql
        output = cast("BinaryIO", blamed.stderr).read()
        return RestoreRefused(
            f"PostgreSQL refused the backup: {tools.complaint(output)}. "
            "Nothing was changed: begin again when that is mended."
        )

    @staticmethod
    def _send(process: subprocess.Popen[bytes], data: bytes) -> bool:
        pipe = cast("BinaryIO", process.stdin)
        try:
            pipe.write(data)
            pipe.flush()
        except BrokenPipeError:
            return False
        return True

    @staticmethod
    def _end(process: subprocess.Popen[bytes]) -> bool:
        """Tell the program that nothing more comes, and wait; gives whether it is content."""
        with suppress(BrokenPipeError):
            cast("BinaryIO", process.stdin).close()
        return process.wait() == 0


def _begin() -> bytes:
    others = sql.SQL(", ").join(sql.Identifier(ROLES[role]) for role in ("app", "keeper"))
    return sql.SQL(_BEGIN).format(owner=sql.Identifier(ROLES["owner"]), others=others).as_bytes()
