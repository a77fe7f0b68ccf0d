"""A built pack as blobs and manifests: one manifest of each language's own files, one of what they share."""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import brotli

from amanjol.public.packs import tree
from amanjol.public.packs.publishing.channels import SHARED, canonical
from amanjol.public.packs.publishing.problems import CannotPublish

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

_LANGUAGE = re.compile(r"[a-z]{2,3}(-[a-z]{4})?")
_LONGEST_PATH, _LONGEST_NAME = 240, 120  # bytes as UTF-8: devices refuse more
_OF_ONE_LANGUAGE = re.compile(r"(?:kiosk/(?:qr/)?|screen/)([a-z-]+)\.json")


@dataclass(frozen=True, slots=True)
class Blob:
    """Bytes in memory or in a file, with their hash in hex and their length."""

    source: bytes | Path
    sha256: str
    length: int

    @classmethod
    def of(cls, content: bytes) -> Blob:
        return cls(content, hashlib.sha256(content).hexdigest(), len(content))

    @classmethod
    def of_file(cls, file: Path) -> Blob:
        with file.open("rb") as opened:
            digest = hashlib.file_digest(opened, "sha256").hexdigest()
            return cls(file, digest, opened.tell())

    def facts(self) -> dict[str, Any]:
        return {"sha256": self.sha256, "length": self.length}


@dataclass(frozen=True, slots=True)
class PackContents:
    """A whole pack: its number, its manifests by language and `shared`, and every blob by hash.

    Of a manifest `entries` gives hash and length, and those of its brotli form.
    """

    number: int
    entries: Mapping[str, dict[str, Any]]
    blobs: Mapping[str, Blob]


def read_pack(root: Path) -> PackContents:
    """Every file is compared with the pack's own manifest first. Raises `CannotPublish`, `OSError`."""
    if not root.is_dir():
        raise CannotPublish(f"There is no pack at {root}: build one with `amanjol pack build`.")
    problems = [f"{path} is {problem}" for path, problem in tree.differences(root) if problem != "extra"]
    if problems:
        raise CannotPublish(
            f"The pack at {root} is not whole ({problems[0]}; {len(problems)} in all): build it again."
        )
    number, languages, paths = _facts_of(root)
    files: dict[str, dict[str, Any]] = {part: {} for part in (*languages, SHARED)}
    blobs: dict[str, Blob] = {}
    only = _voices_of_one_language(root, languages)
    for path in paths:
        plain = Blob.of_file(root / path)
        entry = plain.facts()
        blobs[plain.sha256] = plain
        if tree.is_text(path):
            packed = Blob.of_file(root / f"{path}.br")
            blobs[packed.sha256] = packed
            entry["br"] = packed.facts()
        files[_part_of(path, languages, only)][path] = entry
    entries, manifests = as_blobs({part: canonical({"files": listed}) for part, listed in files.items()})
    return PackContents(number, entries, blobs | manifests)


def as_blobs(texts: Mapping[str, bytes]) -> tuple[dict[str, dict[str, Any]], dict[str, Blob]]:
    """The entry of each text by name, and the blobs of all: plain, and in their brotli form."""
    entries: dict[str, dict[str, Any]] = {}
    blobs: dict[str, Blob] = {}
    for name, content in texts.items():
        plain, packed = Blob.of(content), Blob.of(brotli.compress(content, mode=brotli.MODE_TEXT))
        blobs |= {plain.sha256: plain, packed.sha256: packed}
        entries[name] = {**plain.facts(), "br": packed.facts()}
    return entries, blobs


def lengths_in(entries: Iterable[dict[str, Any]]) -> Iterator[tuple[str, int]]:
    """Hash and length of each entry's file, and of its brotli form."""
    for entry in entries:
        for form in (entry, entry.get("br")):
            if form is not None:
                yield form["sha256"], form["length"]


def entries_in(manifest: bytes) -> Iterable[dict[str, Any]]:
    """What a manifest says of each file."""
    listed: dict[str, dict[str, Any]] = json.loads(manifest)["files"]
    return listed.values()


def _facts_of(root: Path) -> tuple[int, tuple[str, ...], list[str]]:
    facts = tree.read_manifest(root)
    number, languages, paths = facts.get("number"), facts.get("languages"), sorted(facts["files"])
    if not isinstance(number, int) or number < 1:
        raise CannotPublish(f"The pack at {root} has no number: build it with `amanjol pack build`.")
    if not isinstance(languages, list) or not all(_LANGUAGE.fullmatch(str(code)) for code in languages):
        raise CannotPublish(f"The pack at {root} does not say its languages: build it again.")
    strange = [path for path in paths if not _is_plain(path)]
    if strange:
        raise CannotPublish(
            f"The pack at {root} lists '{strange[0]}', which devices would not take: rename it."
        )
    return number, tuple(languages), paths


def _is_plain(path: str) -> bool:
    """Whether every device and every file system will take it."""
    parts = path.split("/")
    return (
        "\\" not in path
        and path.isprintable()
        and unicodedata.normalize("NFC", path) == path
        and not {"", ".", ".."}.intersection(parts)
        and len(path.encode()) <= _LONGEST_PATH
        and all(len(part.encode()) <= _LONGEST_NAME for part in parts)
    )


def _part_of(path: str, languages: tuple[str, ...], voices: Mapping[str, str]) -> str:
    """The language whose manifest lists the file, or `shared`."""
    folder, _, rest = path.partition("/")
    if rest and folder in languages:
        return folder
    match = _OF_ONE_LANGUAGE.fullmatch(path)
    if match and match[1] in languages:
        return match[1]
    return voices.get(path, SHARED)


def _voices_of_one_language(root: Path, languages: tuple[str, ...]) -> dict[str, str]:
    """Voice → the one language whose pages speak with it, as the lists for phones tell."""
    users: dict[str, set[str]] = defaultdict(set)
    for code in languages:
        listed = root / code / "files.json"
        if not listed.is_file():
            continue
        for kinds in json.loads(listed.read_bytes())["places"].values():
            for path in (path for files in kinds.values() for path in files if path.startswith("voices/")):
                users[path].add(code)
    return {path: codes.pop() for path, codes in users.items() if len(codes) == 1}
