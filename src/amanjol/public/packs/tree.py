"""A pack on disk: written beside its place, complete and synced, then put there by one rename.

`manifest.json` lists every file with its size and SHA-256. Beside each text lies its brotli form with
`.br` added; those are not listed, since they say nothing of their own, but `verify` checks them. `brotli` in
it is the quality that they have at least.

Also called: atomic write, cache.
"""

from __future__ import annotations

import hashlib
import json
import logging
import os
import shutil
from collections import deque
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

import brotli

from amanjol.public.packs import placing
from amanjol.public.packs.still_files import StillFiles, sha256_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from concurrent.futures import Future
    from types import TracebackType

logger = logging.getLogger(__name__)
TEXTS = frozenset({".html", ".css", ".js", ".json", ".svg", ".txt", ".vtt", ".webmanifest", ".xml"})
MANIFEST = "manifest.json"
BEST, QUICK = 11, 5  # of brotli's qualities
LOOKED_WITH = ""  # among the inputs, where no path is: what the pack's files were looked through with
_STILL = StillFiles()
_AT_ONCE = 64  # texts that wait for compression: more would only fill the memory


class UnsafePath(ValueError):
    """A path would leave the pack or cannot be stored everywhere."""


@dataclass(frozen=True, slots=True)
class FileEntry:
    size: int
    sha256: str


def is_text(path: str) -> bool:
    return Path(path).suffix in TEXTS


@dataclass(slots=True)
class PreviousPack:
    """What an earlier build can lend: files whose inputs have not changed are linked, not made again."""

    root: Path
    files: dict[str, FileEntry] = field(default_factory=dict)
    inputs: dict[str, str] = field(default_factory=dict)
    quality: int = BEST

    @classmethod
    def read(cls, root: Path | None, inputs: Path | None) -> Self | None:
        """None where there is no whole earlier pack: one damaged file, and nothing is lent."""
        if root is None or inputs is None:
            return None
        try:
            hashes = json.loads(inputs.read_text(encoding="utf-8"))
            if not isinstance(hashes, dict):
                return None
            differing = differences(root, hashes, _STILL.sha256)
            damaged = next((f"{path} {problem}" for path, problem in differing if problem != "extra"), "")
            if damaged:
                logger.warning("pack %s is made anew: %s", root.name, damaged)
                return None
            manifest = read_manifest(root)
            files = {path: FileEntry(**entry) for path, entry in manifest["files"].items()}
        except (OSError, ValueError):
            return None
        return cls(root, files, hashes, quality_of(manifest))

    def lends(self, path: str, made_from: str) -> FileEntry | None:
        return self.files.get(path) if self.inputs.get(path) == made_from else None


class TreeWriter:
    """Writes one pack. Use as a context manager: leaving it without `finish` removes what was written.

    `quality` is brotli's. What an earlier pack lends is compressed anew where that one's was lower.
    """

    def __init__(self, parent: Path, previous: PreviousPack | None = None, quality: int = BEST) -> None:
        parent.mkdir(parents=True, exist_ok=True)
        placing.remove_abandoned(parent)
        self.root, self._lock = placing.make_locked(parent)
        self.files: dict[str, FileEntry] = {}
        self.inputs: dict[str, str] = {}
        self._made: list[str] = []
        self._previous = previous
        self._quality = quality
        self._pool = ThreadPoolExecutor(max_workers=os.cpu_count())
        self._compressing: deque[tuple[str, Future[str]]] = deque()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._pool.shutdown(wait=True, cancel_futures=True)
        os.close(self._lock)
        shutil.rmtree(self.root, ignore_errors=True)

    def add(self, path: str, content: bytes, *, quickly: bool = False) -> FileEntry:
        """Write one file now. `quickly` packs a large text that few load a hundred times faster, and less small."""
        target = self._place(path)
        target.write_bytes(content)
        entry = FileEntry(len(content), hashlib.sha256(content).hexdigest())
        self.files[path] = entry
        self._made.append(path)
        if is_text(path):
            self._compress(path, target, content, quickly=quickly)
        return entry

    def add_made_from(
        self, path: str, made_from: str, make: Callable[[], bytes], *, quickly: bool = False
    ) -> FileEntry:
        """Write what `make` gives, or link the earlier pack's file where it was made from the same input."""
        self.inputs[path] = made_from
        lent = self._previous.lends(path, made_from) if self._previous else None
        if self._previous and lent and self._link(path, self._previous, quickly=quickly):
            self.files[path] = lent
            return lent
        return self.add(path, make(), quickly=quickly)

    def look_with(self, digest: str) -> None:
        """Notes what the files are looked through with, before the first is added."""
        self.inputs[LOOKED_WITH] = digest

    def lends_looked_through(self, path: str, made_from: str) -> bool:
        """Whether the earlier pack's file was made from the same input, and that looked through with the same."""
        return self._is_looked_through() and bool(self._previous and self._previous.lends(path, made_from))

    def files_to_look_through(self) -> list[str]:
        """What was written anew; all, where what is lent was looked through with something else."""
        return list(self._made if self._is_looked_through() else self.files)

    def _is_looked_through(self) -> bool:
        looked_with = self.inputs.get(LOOKED_WITH)
        earlier = self._previous.inputs.get(LOOKED_WITH) if self._previous else None
        return looked_with is not None and earlier == looked_with

    @property
    def files_made(self) -> int:
        """How many files were written anew, not linked from the earlier pack."""
        return len(self._made)

    def digest(self) -> str:
        """One hash over every path and content so far."""
        lines = (f"{path}\0{entry.sha256}\n" for path, entry in sorted(self.files.items()))
        return hashlib.sha256("".join(lines).encode()).hexdigest()

    def finish(self, facts: dict[str, Any], target: Path, inputs: Path | None = None) -> None:
        """Write the manifest, sync everything, and put the tree at `target`.

        Raises `OSError` with the old tree whole, for example when the disk is full.
        """
        files = {path: {"size": e.size, "sha256": e.sha256} for path, e in sorted(self.files.items())}
        whole = {**facts, "brotli": self._quality, "files": files}
        manifest = json.dumps(whole, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
        self._place(MANIFEST).write_text(manifest, encoding="utf-8")
        self._made.append(MANIFEST)
        # No reader loads it, and every build would wait for its best form.
        self.inputs[packed_name(MANIFEST)] = _compress(
            self.root / MANIFEST, manifest.encode(), self._at(quickly=True)
        )
        while self._compressing:
            self._take_compressed()
        paths = [self.root / path for path in self._made]
        paths += [path for path in (file.with_name(f"{file.name}.br") for file in paths) if path.exists()]
        placing.sync_tree(self.root, paths)
        if inputs is not None:
            _write_inputs(inputs, self.inputs)
        placing.put(self.root, target)

    def note_inputs(self, inputs: Path) -> None:
        """For an earlier pack that stays, since it holds the same: what its files would be made from now.

        A program of another day makes many files anew that come out as they were. Not noted, each build would make
        them again until a word changes, and then somebody waits for it.
        """
        earlier = self._previous.inputs if self._previous else {}
        packed = {path: digest for path, digest in earlier.items() if path.removesuffix(".br") != path}
        now = {path: made_from for path, made_from in self.inputs.items() if path not in packed}
        if now | packed != earlier:
            _write_inputs(inputs, now | packed)

    def _place(self, path: str) -> Path:
        parts = path.split("/")
        if "\\" in path or not path.isprintable() or any(part in {"", ".", ".."} for part in parts):
            raise UnsafePath(f"'{path}' is no path inside a pack.")
        if path in self.files:
            raise UnsafePath(f"'{path}' would be written twice.")
        target = self.root.joinpath(*parts)
        target.parent.mkdir(parents=True, exist_ok=True)
        return target

    def _link(self, path: str, lender: PreviousPack, *, quickly: bool) -> bool:
        target = self._place(path)
        is_worse = is_text(path) and lender.quality < self._at(quickly=quickly)
        packed = packed_name(path)
        names = [path, packed] if is_text(path) and not is_worse else [path]
        try:
            for name in names:
                os.link(lender.root / name, self.root / name)
        except OSError:  # another file system: make it again
            target.unlink(missing_ok=True)
            return False
        if is_worse:
            self._made.append(path)
            self._compress(path, target, target.read_bytes(), quickly=quickly)
        elif packed in lender.inputs:
            self.inputs[packed] = lender.inputs[packed]
        return True

    def _compress(self, path: str, target: Path, content: bytes, *, quickly: bool) -> None:
        work = self._pool.submit(_compress, target, content, self._at(quickly=quickly))
        self._compressing.append((path, work))
        while len(self._compressing) > _AT_ONCE:
            self._take_compressed()

    def _take_compressed(self) -> None:
        path, work = self._compressing.popleft()
        self.inputs[packed_name(path)] = work.result()

    def _at(self, *, quickly: bool) -> int:
        return min(QUICK, self._quality) if quickly else self._quality


def _write_inputs(file: Path, inputs: Mapping[str, str]) -> None:
    placing.replace_file(file, json.dumps(inputs, sort_keys=True, indent=0).encode())


def packed_name(path: str) -> str:
    """Of the brotli form beside a text; among the inputs, of its SHA-256."""
    return f"{path}.br"


def read_manifest(root: Path) -> dict[str, Any]:
    """Raises `OSError` or `ValueError`."""
    manifest = json.loads((root / MANIFEST).read_text(encoding="utf-8"))
    if not isinstance(manifest, dict):
        raise ValueError("the manifest is no object")  # noqa: TRY004  one error for whatever is wrong with it
    return manifest


def quality_of(manifest: dict[str, Any]) -> int:
    """Of its brotli forms; a pack that does not say was made by an earlier program, which knew only the best."""
    quality = manifest.get("brotli", BEST)
    return quality if isinstance(quality, int) else 0


def verify(root: Path) -> Iterator[str]:
    """Name every file that is missing, extra or altered, a sentence each. Nothing means whole."""
    return (f"{path}: {problem}" for path, problem in differences(root))


def differences(
    root: Path, packed: Mapping[str, str] | None = None, sha256: Callable[[Path], str] = sha256_of
) -> Iterator[tuple[str, str]]:
    """Path and problem of every file that is not as the manifest says. Raises `OSError` if the disk fails.

    A brotli form is unpacked and compared with its text, unless `packed` tells its SHA-256, by its path. `sha256`
    reads a file, or remembers it.
    """
    try:
        listed = read_manifest(root)["files"]
        entries = {path: FileEntry(**entry) for path, entry in listed.items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        yield MANIFEST, "missing or unreadable"
        return
    present = set(_present(root))
    allowed = set(entries) | {MANIFEST}
    allowed |= {packed_name(path) for path in allowed if is_text(path)}
    yield from ((path, "missing") for path in sorted(allowed - present))
    yield from ((path, "extra") for path in sorted(present - allowed))
    for path in sorted(allowed & present):
        problem = _alteration(root, path, entries, packed or {}, sha256)
        if problem:
            yield path, problem


def _present(root: Path) -> Iterator[str]:
    """Every file and every link, by its path below the root."""
    length = len(f"{root}/")
    for folder, folders, files in os.walk(root):
        links = (name for name in folders if os.path.islink(f"{folder}/{name}"))  # noqa: PTH114  no `Path` each
        yield from (f"{folder}/{name}"[length:] for name in (*files, *links))


def _alteration(
    root: Path,
    path: str,
    entries: dict[str, FileEntry],
    packed: Mapping[str, str],
    sha256: Callable[[Path], str],
) -> str:
    file = root / path
    if file.is_symlink():
        return "altered (a link instead of a file)"
    if path == MANIFEST:
        return ""
    if path in entries:
        entry = entries[path]
        same = file.stat().st_size == entry.size and sha256(file) == entry.sha256
    elif path in packed:
        same = sha256(file) == packed[path]
    else:
        text = file.with_suffix("")
        same = text.is_file() and _is_packed(text)
    return "" if same else "altered"


def _is_packed(text: Path) -> bool:
    """Whether the brotli form beside the text unpacks to it. Raises `OSError` where there is none."""
    try:
        return bool(brotli.decompress(text.with_name(f"{text.name}.br").read_bytes()) == text.read_bytes())
    except brotli.error:
        return False


def compressed(text: bytes, quality: int = BEST) -> bytes:
    return bytes(brotli.compress(text, quality=quality, mode=brotli.MODE_TEXT))


def _compress(target: Path, content: bytes, quality: int) -> str:
    """Gives the SHA-256 of what was written."""
    packed = compressed(content, quality)
    target.with_name(packed_name(target.name)).write_bytes(packed)
    return hashlib.sha256(packed).hexdigest()
