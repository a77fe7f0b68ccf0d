"""What a channel and its manifests say. All of it is hostile input, signed or not, until it is read here."""

from __future__ import annotations

import json
import re
import unicodedata
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from amanjol_kiosk import moments
from amanjol_kiosk.failures import Refused
from amanjol_kiosk.folder import DOCUMENTS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime

LARGEST_CHANNEL = 256 * 1024  # bytes
LARGEST_MANIFEST = 16 * 1024 * 1024
LARGEST_DOCUMENT = 1024 * 1024
LARGEST_FILE = 4 * 1024**3
MOST_FILES = 50_000
LONGEST_PATH, LONGEST_NAME = 240, 120  # bytes as UTF-8; every file system takes 255, and `.br` comes behind
_HASH = re.compile(r"[0-9a-f]{64}")
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[a-z]{4})?")
CHANNEL_NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,39}")


@dataclass(frozen=True, slots=True)
class Blob:
    sha256: str
    length: int  # bytes


@dataclass(frozen=True, slots=True)
class File:
    """A file of a pack, and its brotli form where it has one."""

    plain: Blob
    brotli: Blob | None = None


@dataclass(frozen=True, slots=True)
class Channel:
    pack: int
    published_at: datetime
    shared: File
    languages: Mapping[str, File] = field(default_factory=dict)
    documents: Mapping[str, File] = field(default_factory=dict)
    sounds: File | None = None  # a manifest, as of a pack


def read_channel(content: bytes) -> Channel:
    """Raises `Refused`."""
    channel = _object(content, "The channel")
    number, published_at = channel.get("pack"), moments.read(channel.get("published_at"))
    languages = channel.get("languages")
    if type(number) is not int or not 0 < number < 2**53:
        raise Refused("The channel has no pack number.")
    if published_at is None:
        raise Refused("The channel does not say when it was published.")
    if not isinstance(languages, dict) or len(languages) > 100:
        raise Refused("The channel lists no languages.")
    if not all(_LANGUAGE.fullmatch(name) for name in languages):
        raise Refused("The channel names a language that is none.")
    return Channel(
        number,
        published_at,
        _file(channel.get("shared"), "the shared manifest", LARGEST_MANIFEST),
        {
            name: _file(entry, f"the manifest of {name}", LARGEST_MANIFEST)
            for name, entry in languages.items()
        },
        _documents(channel.get("documents", {})),
        _file(channel["sounds"], "the list of sounds", LARGEST_MANIFEST) if "sounds" in channel else None,
    )


def _documents(entries: object) -> dict[str, File]:
    """Those that this program knows; others are for newer ones."""
    if not isinstance(entries, dict):
        raise Refused("The channel lists no documents where it should.")
    return {
        name: _file(entries[name], f"the document {name}", LARGEST_DOCUMENT)
        for name in DOCUMENTS
        if name in entries
    }


def read_manifest(content: bytes) -> dict[str, File]:
    """Files by path, the paths not yet checked. Raises `Refused`."""
    files = _object(content, "A manifest").get("files")
    if not isinstance(files, dict):
        raise Refused("A manifest lists no files.")
    if len(files) > MOST_FILES:
        raise Refused(f"A manifest lists more than {MOST_FILES} files.")
    return {path: _file(entry, _quoted(path), LARGEST_FILE) for path, entry in files.items()}


def merge(manifests: Iterable[Mapping[str, File]]) -> dict[str, File]:
    """All files of a pack, no two in each other's place. Raises `Refused`."""
    files: dict[str, File] = {}
    places = _Places()
    for manifest in manifests:
        for path, file in manifest.items():
            if path in files:
                if files[path] != file:
                    raise Refused(f"Two manifests disagree about {_quoted(path)}.")
                continue
            places.add(path)
            if file.brotli:
                places.add(f"{path}.br")
            files[path] = file
    if not files or len(files) > MOST_FILES:
        raise Refused(f"The pack has {len(files)} files.")
    return files


class _Places:
    """Every name once, whatever its case and its form in Unicode: some disks hold them for the same."""

    def __init__(self) -> None:
        self._taken: dict[str, tuple[str, bool]] = {}

    def add(self, path: str) -> None:
        _refuse_unsafe(path)
        parts = path.split("/")
        for count in range(1, len(parts)):
            self._take("/".join(parts[:count]), is_folder=True)
        self._take(path, is_folder=False)

    def _take(self, path: str, *, is_folder: bool) -> None:
        alike = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", path).casefold())
        taken = self._taken.setdefault(alike, (path, is_folder))
        if taken != (path, is_folder):
            raise Refused(f"{_quoted(path)} and {_quoted(taken[0])} cannot both be in a pack.")
        if not is_folder:
            self._taken[alike] = (path + "\0", False)  # nothing else may have this place, not even itself


def _refuse_unsafe(path: str) -> None:
    try:
        size = len(path.encode())
    except UnicodeEncodeError:
        size = LONGEST_PATH + 1
    parts = path.split("/")
    unsafe = (
        size > LONGEST_PATH
        or "\\" in path
        or not path.isprintable()
        or unicodedata.normalize("NFC", path) != path
        or any(part in {"", ".", ".."} or len(part.encode()) > LONGEST_NAME for part in parts)
    )
    if unsafe:
        raise Refused(f"{_quoted(path)} is no path inside a pack.")


def _quoted(path: str) -> str:
    """For a log: in ASCII, and not endless."""
    return ascii(path if len(path) <= 80 else f"{path[:77]}...")


def _object(content: bytes, what: str) -> dict[str, Any]:
    try:
        value = json.loads(content.decode("utf-8"), object_pairs_hook=_without_doubles)
    except (ValueError, RecursionError) as error:
        raise Refused(f"{what} is unreadable.") from error
    if not isinstance(value, dict):
        raise Refused(f"{what} is unreadable.")
    return value


def _without_doubles(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    fields = dict(pairs)
    if len(fields) != len(pairs):
        raise ValueError("a name twice")
    return fields


def _file(entry: object, what: str, largest: int) -> File:
    if not isinstance(entry, dict):
        raise Refused(f"{what} has no hash.")
    packed = entry.get("br")
    return File(_blob(entry, what, largest), None if packed is None else _blob(packed, what, largest))


def _blob(entry: object, what: str, largest: int) -> Blob:
    if not isinstance(entry, dict):
        raise Refused(f"{what} has no hash.")
    digest, length = entry.get("sha256"), entry.get("length")
    if not isinstance(digest, str) or not _HASH.fullmatch(digest):
        raise Refused(f"{what} has no hash.")
    if type(length) is not int or not 0 <= length <= largest:
        raise Refused(f"{what} has no length, or more than {largest} bytes.")
    return Blob(digest, length)
