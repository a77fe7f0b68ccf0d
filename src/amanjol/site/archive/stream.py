"""What a backup holds: one tar stream, sealed by `seals.archives` as it is made, so never in clear on a disk.

Members, in this order: `manifest.json`; `dump/000001` and so on, the custom format of pg_dump in parts of
8 MiB, because tar wants each size beforehand and a dump has none until it is over; `media/…`; `files/…`, those of
cases, and `letters/…`, those of letters, each sealed as it lies; `end.json` with the counts, so that a backup whose
making stopped early is never taken for a whole one.
"""

from __future__ import annotations

import io
import json
import os
import re
import tarfile
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field, fields
from pathlib import Path, PurePosixPath
from typing import IO, TYPE_CHECKING, Any, BinaryIO, Final

from amanjol.foundation.seals import archives

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    type OnFile = Callable[[str, IO[bytes]], None]

DUMP_PART_BYTES: Final = 8 * 1024 * 1024
FORMAT: Final = 1
_MANIFEST, _DUMP, _MEDIA, _END = "manifest.json", "dump/", "media/", "end.json"
_FILES, _LETTERS = "files/", "letters/"
SEALED_NAME: Final = re.compile(r"([0-9a-f]{2})/\1[0-9a-f]{30}")
_NOT_COUNTED: Final = {"sealed_files": 0, "sealed_bytes": 0, "letter_files": 0, "letter_bytes": 0}
_SMALL_BYTES: Final = 1024 * 1024 * 64  # the manifest has a line for each organisation


@dataclass(frozen=True, slots=True)
class Manifest:
    """What the backup is of. `journal_heads`: sequence and hash (hex) of the last entry of each chain.

    `postgresql` is the major version of the server; backups from before it was noted are of 18. `migrations` names each
    that made its tables, as `app.0001_name`; backups from before they were noted name none.
    """

    version: str
    made_at: str
    node: str | None
    country: str | None
    journal_heads: dict[str, tuple[int, str]]
    format: int = FORMAT
    postgresql: int = 18
    migrations: tuple[str, ...] = ()


_COUNTS: Final = (
    "dump_bytes", "media_files", "media_bytes", "sealed_files", "sealed_bytes", "letter_files", "letter_bytes",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Folders:
    """What a backup holds besides the database. `sealed` are the files of cases, `letters` those that go with letters,
    each under a random id. The keys of the node lie beside these and are in no backup.
    """

    media: Path
    sealed: Path
    letters: Path

    @classmethod
    def beside(cls, media: Path) -> Folders:
        """All lie in the data folder."""
        return cls(media, media.with_name("files"), media.with_name("letters") / "files")


@dataclass(slots=True)
class Contents:
    """What was written or read. Sizes in bytes; `left_out` names what in the media is no plain file.

    `sealed_files` and `sealed_bytes` are of cases, `letter_files` and `letter_bytes` of letters; backups from before
    there were any do not count them.
    """

    manifest: Manifest
    dump_bytes: int = 0
    media_files: int = 0
    media_bytes: int = 0
    sealed_files: int = 0
    sealed_bytes: int = 0
    letter_files: int = 0
    letter_bytes: int = 0
    left_out: list[str] = field(default_factory=list)

    def counts(self) -> dict[str, int]:
        return {name: getattr(self, name) for name in _COUNTS}


def write(target: BinaryIO, manifest: Manifest, dump: Iterable[bytes], folders: Folders) -> Contents:
    """Write all members; `dump` comes in parts of DUMP_PART_BYTES at most.

    OSError where a file cannot be read, or was shortened meanwhile.

    The dump goes first: a file is stored before its row, so every row dumped has its file, but for one of a case that
    was erased meanwhile.
    """
    contents = Contents(manifest)
    with tarfile.open(fileobj=target, mode="w|", format=tarfile.PAX_FORMAT) as tar:
        _add(tar, _MANIFEST, json.dumps(asdict(manifest), ensure_ascii=False, indent=1).encode())
        for number, part in enumerate(dump, 1):
            _add(tar, f"{_DUMP}{number:06}", part)
            contents.dump_bytes += len(part)
        for file in _files_below(folders.media):
            _add_media(tar, file, file.relative_to(folders.media).as_posix(), contents)
        contents.sealed_files, contents.sealed_bytes = _add_sealed(tar, folders.sealed, _FILES)
        contents.letter_files, contents.letter_bytes = _add_sealed(tar, folders.letters, _LETTERS)
        _add(tar, _END, json.dumps(contents.counts()).encode())
    return contents


def _add(tar: tarfile.TarFile, name: str, content: bytes) -> None:
    member = tarfile.TarInfo(name)
    member.size = len(content)
    tar.addfile(member, io.BytesIO(content))


def _files_below(media: Path) -> Iterator[Path]:
    """In a fixed order. OSError for a folder that cannot be read, where `Path.rglob` would pass it by."""
    try:
        media.stat()
    except FileNotFoundError:
        return  # nothing was uploaded yet

    def refuse(error: OSError) -> None:
        raise error

    for place, folders, files in media.walk(on_error=refuse):
        folders.sort()
        links = [name for name in folders if (place / name).is_symlink()]
        yield from (place / name for name in sorted([*files, *links]))


def _add_media(tar: tarfile.TarFile, file: Path, name: str, contents: Contents) -> None:
    """A link could lead anywhere and a socket has no content: those are named, not packed."""
    if file.is_symlink() or not file.is_file():
        contents.left_out.append(name)
        return
    with file.open("rb") as opened:
        contents.media_bytes += _add_opened(tar, _MEDIA + name, opened)
    contents.media_files += 1


def _add_sealed(tar: tarfile.TarFile, folder: Path, prefix: str) -> tuple[int, int]:
    """Gives how many there are, and their bytes. What has no random id for its name is not there yet; what was erased
    while the backup is made is gone.
    """
    sizes = []
    for file in _files_below(folder):
        name = file.relative_to(folder).as_posix()
        if file.is_symlink() or not SEALED_NAME.fullmatch(name):
            continue
        try:
            opened = file.open("rb")
        except FileNotFoundError:
            continue
        with opened:
            sizes.append(_add_opened(tar, prefix + name, opened))
    return len(sizes), sum(sizes)


def _add_opened(tar: tarfile.TarFile, name: str, opened: IO[bytes]) -> int:
    """Gives how many bytes it has."""
    member = tarfile.TarInfo(name)
    facts = os.fstat(opened.fileno())
    member.size, member.mtime = facts.st_size, int(facts.st_mtime)
    tar.addfile(member, opened)
    return member.size


def read(
    source: BinaryIO,
    *,
    on_manifest: Callable[[Manifest], None],
    on_dump: Callable[[bytes], None],
    on_media: OnFile,
    on_sealed: OnFile,
    on_letters: OnFile,
) -> Contents:
    """Go through all members once. ArchiveBroken where they are not what `write` writes; what the callables raise.

    `on_manifest` gets the manifest before anything else is read: a newer program's archive may hold what only it knows.
    `on_media`, `on_sealed` and `on_letters` get a path that stays below any folder it is joined to, and the
    file's content.
    """
    contents: Contents | None = None
    ended = False
    try:
        with tarfile.open(fileobj=source, mode="r|") as tar:
            for member in tar:
                content = tar.extractfile(member) if member.isreg() and not ended else None
                if content is None or (contents is None) != (member.name == _MANIFEST):
                    raise archives.ArchiveBroken("The archive holds something that no backup of ours holds.")
                if contents is None:
                    contents = Contents(_manifest(content))
                    on_manifest(contents.manifest)
                elif member.name == _END:
                    ended = _NOT_COUNTED | json.loads(content.read(_SMALL_BYTES)) == contents.counts()
                elif member.name.startswith(_FILES):
                    on_sealed(_sealed_name(member, _FILES), content)
                    contents.sealed_files += 1
                    contents.sealed_bytes += member.size
                elif member.name.startswith(_LETTERS):
                    on_letters(_sealed_name(member, _LETTERS), content)
                    contents.letter_files += 1
                    contents.letter_bytes += member.size
                else:
                    _hand_over(member, content, contents, on_dump, on_media)
    except (tarfile.TarError, ValueError, TypeError, KeyError):
        raise archives.ArchiveBroken("The archive opens, but what is in it is no backup of ours.") from None
    if contents is None or not ended:
        raise archives.ArchiveBroken("The archive is not complete: its making was interrupted.")
    return contents


def _manifest(content: IO[bytes]) -> Manifest:
    facts: dict[str, Any] = json.loads(content.read(_SMALL_BYTES))
    if facts["format"] != FORMAT:
        raise archives.ArchiveBroken("This archive was made by another version of Amanjol.")
    facts["journal_heads"] = {
        chain: (int(last), str(digest)) for chain, (last, digest) in facts["journal_heads"].items()
    }
    facts["postgresql"] = int(facts.get("postgresql", 18))
    facts["migrations"] = tuple(map(str, facts.get("migrations", ())))
    return Manifest(**{name.name: facts[name.name] for name in fields(Manifest) if name.name in facts})


def _hand_over(
    member: tarfile.TarInfo,
    content: IO[bytes],
    contents: Contents,
    on_dump: Callable[[bytes], None],
    on_media: OnFile,
) -> None:
    if member.name.startswith(_DUMP) and member.size <= DUMP_PART_BYTES:
        on_dump(content.read())
        contents.dump_bytes += member.size
        return
    name = member.name.removeprefix(_MEDIA)
    parts = PurePosixPath(name).parts
    if name == member.name or not parts or PurePosixPath(name).is_absolute() or {"..", "."} & {*parts}:
        raise archives.ArchiveBroken("The archive holds something that no backup of ours holds.")
    on_media(name, content)
    contents.media_files += 1
    contents.media_bytes += member.size


def _sealed_name(member: tarfile.TarInfo, prefix: str) -> str:
    name = member.name.removeprefix(prefix)
    if not SEALED_NAME.fullmatch(name):
        raise archives.ArchiveBroken("The archive holds something that no backup of ours holds.")
    return name


def seal[T](make: Callable[[BinaryIO], T], target: BinaryIO, public_key: str) -> T:
    """Seal to `target` what `make` writes, and give what it gives. MalformedKey; what `make` raises.

    On any error, what is in `target` must be thrown away.
    """
    reading, writing = os.pipe()
    with ThreadPoolExecutor(1) as thread:
        future = thread.submit(_make_and_close, make, writing)
        with os.fdopen(reading, "rb") as source:  # closed early, it ends the thread: its pipe is broken
            archives.encrypt(source, target, public_key)
        return future.result()


def _make_and_close[T](make: Callable[[BinaryIO], T], writing: int) -> T:
    with os.fdopen(writing, "wb", buffering=0) as target:
        return make(target)


@contextmanager
def opened(source: BinaryIO, secret_key: str) -> Iterator[BinaryIO]:
    """What the archive in `source` holds, as a stream. MalformedKey, ArchiveBroken at the latest on leaving.

    Each byte was checked before it is given out, but only leaving without an error says that all were there.
    """
    reading, writing = os.pipe()
    with ThreadPoolExecutor(1) as thread:
        done = thread.submit(_decrypt_and_close, source, writing, secret_key)
        try:
            with os.fdopen(reading, "rb") as plain:
                yield plain
                while plain.read(archives.CHUNK_BYTES):
                    pass
        finally:
            # A stream that breaks off confuses its reader; the reason is here, and more worth telling.
            error = done.exception()
            if isinstance(error, (archives.ArchiveBroken, archives.MalformedKey)):
                raise error from None
        done.result()


def _decrypt_and_close(source: BinaryIO, writing: int, secret_key: str) -> None:
    with os.fdopen(writing, "wb", buffering=0) as target:
        archives.decrypt(source, target, secret_key)
