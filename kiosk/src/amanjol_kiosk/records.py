"""What this program notes beside each tree: its number, and hash and length of every file in it.

`serve` reads it for its strong ETags; `sync` to see what is in use and what must be mended.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from amanjol_kiosk.folder import replace_file
from amanjol_kiosk.manifests import Blob, File

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

LARGEST = 64 * 1024 * 1024  # bytes


@dataclass(frozen=True, slots=True)
class Record:
    pack: int
    published_at: str
    languages: tuple[str, ...]
    manifests: Mapping[str, File]  # by language, and `shared`
    files: Mapping[str, File]  # by path in the tree

    def blobs(self) -> Iterator[Blob]:
        """Every content that the tree needs, also the manifests it was made from."""
        for file in (*self.files.values(), *self.manifests.values()):
            yield file.plain
            if file.brotli:
                yield file.brotli


def file_beside(tree: Path) -> Path:
    return tree.with_name(f"{tree.name}.json")


def write(tree: Path, record: Record) -> None:
    fields = {
        "pack": record.pack,
        "published_at": record.published_at,
        "languages": list(record.languages),
        "manifests": {name: _facts(file) for name, file in record.manifests.items()},
        "files": {path: _facts(file) for path, file in record.files.items()},
    }
    content = json.dumps(fields, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    replace_file(file_beside(tree), content.encode())


def read(tree: Path) -> Record | None:
    """None where there is none or it is damaged."""
    try:
        fields = json.loads(file_beside(tree).read_bytes())
        return Record(
            int(fields["pack"]),
            str(fields["published_at"]),
            tuple(fields["languages"]),
            {name: _file(facts) for name, facts in fields["manifests"].items()},
            {path: _file(facts) for path, facts in fields["files"].items()},
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None


def of_link(link: Path) -> Record | None:
    """Of the tree that `current` or `previous` names."""
    tree = target_of(link)
    return read(tree) if tree else None


def target_of(link: Path) -> Path | None:
    """The tree, where the link leads to one."""
    try:
        tree = link.parent / link.readlink()
    except OSError:
        return None
    return tree if tree.is_dir() else None


def _facts(file: File) -> dict[str, Any]:
    facts: dict[str, Any] = {"sha256": file.plain.sha256, "length": file.plain.length}
    if file.brotli:
        facts["br"] = {"sha256": file.brotli.sha256, "length": file.brotli.length}
    return facts


def _file(facts: dict[str, Any]) -> File:
    packed = facts.get("br")
    plain = Blob(str(facts["sha256"]), int(facts["length"]))
    return File(plain, Blob(str(packed["sha256"]), int(packed["length"])) if packed else None)
