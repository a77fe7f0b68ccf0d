"""A pack where web servers and CDNs read it as plain files: a bucket, or a folder.

Nothing is signed here; it is the guide for readers, not for devices. What a page needs is there before the page, and
the page before what leads to it. What a newer pack no longer has stays a while: somebody may still have the older page
open, or half of it. `amanjol-web.json` beside the pages remembers what was put there, and since when what is unused.

What must not wait for the next pack (`packs.beside`) goes there in place of the pack's empty files. `web-places.json`
beside the packs remembers where the guide is, so that the worker brings each change of that there at once.

Whoever changes one of the two reads it and writes it whole under a lock. Large files are written outside of it: what
must not wait waits for none of them.
"""

from __future__ import annotations

import fcntl
import hashlib
import json
import os
from concurrent.futures import ThreadPoolExecutor, as_completed
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from amanjol.public.packs import beside, tree
from amanjol.public.packs.publishing.node_keys import LONGEST_WAIT, held, today, write_whole
from amanjol.public.packs.publishing.places import Folder, Headers, open_place
from amanjol.public.packs.publishing.problems import CannotPublish, PlaceFailed
from amanjol.public.packs.serving_table import cache_control, content_type, from_the_root

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from amanjol.public.packs.publishing.places import Place

RECORD: Final = "amanjol-web.json"
PLACES: Final = "web-places.json"
KEPT: Final = timedelta(days=30)  # of a phone that goes on with the pages it has
MISSING, ROOT = "404.html", "index.html"
_FORMAT: Final = 1
_BEGUN: Final = ""  # the hash of a file that a publication has begun to write


@dataclass(frozen=True, slots=True)
class WebFile:
    """A file as readers fetch it. `stage` says when it is written: all of a lower one are there before the next."""

    name: str
    source: bytes | Path
    headers: Headers
    stage: int

    @property
    def is_news(self) -> bool:
        """Whether it must not wait for a pack."""
        return beside.is_name(self.name.removesuffix(".br"))

    @property
    def is_sound(self) -> bool:
        """Of news; no list of a pack has it, and it goes with what names it."""
        return beside.is_sound(self.name)

    @property
    def length(self) -> int:
        return len(self.source) if isinstance(self.source, bytes) else self.source.stat().st_size

    def mark(self) -> str:
        """A hash of what is stored: bytes and headers."""
        if isinstance(self.source, bytes):
            digest = hashlib.sha256(self.source)
        else:
            with self.source.open("rb") as opened:
                digest = hashlib.file_digest(opened, "sha256")
        head = self.headers
        digest.update(f"\0{head.content_type}\0{head.cache_control}\0{head.encoding}".encode())
        return digest.hexdigest()


@dataclass(slots=True)
class Record:
    """What was put at the place: the mark of each file, and since which day a file is in no pack."""

    marks: dict[str, str]
    unused: dict[str, str]

    def as_bytes(self) -> bytes:
        fields = {"format": _FORMAT, "files": self.marks, "unused": self.unused}
        return (json.dumps(fields, ensure_ascii=False, sort_keys=True, indent=0) + "\n").encode()


@dataclass(frozen=True, slots=True)
class OnTheWeb:
    """What `publish` has done."""

    number: int
    written: int
    removed: int


def publish(
    *,
    pack: Path,
    to: str,
    is_compressed: bool = True,
    now: datetime | None = None,
    begin: Callable[[int], None] = lambda _count: None,
    progress: Callable[[str], None] = lambda _name: None,
) -> OnTheWeb:
    """Make a place show a built pack. Only what differs is written; a second time nothing is.

    A bucket has one form of each file: texts in brotli, or plain where not `is_compressed`, for a CDN that compresses
    by itself. A folder gets both forms, `.br` beside the text. `begin` is told how many files are to be written. Raises
    `CannotPublish`; after any failure each page that is there has what it needs, and the next try goes on.
    """
    packs, day = pack.parent, (now or today()).date()  # not the node's day: no settings here
    with _turn(packs, to):
        pack = pack.resolve()  # as it is once the turn came: of two who publish, the later shows the newer
        place = open_place(to, RECORD)
        both = isinstance(place, Folder)
        forms = _forms(both=both, is_compressed=is_compressed)
        large = [file for file in _files_of(pack, forms, both=both) if not file.is_news]
        marks = {file.name: file.mark() for file in large}
        there = place.listing("")
        with _alone(packs):
            # Read here: the worker may have brought newer ones while the pack was looked through.
            files = large + list(_news_of(pack, forms, both=both))
            marks |= {file.name: file.mark() for file in files if file.is_news}
            record = _record_of(place, bool(there))
            missing = [
                file
                for file in files
                if file.name not in there
                or there[file.name].length != file.length
                or record.marks.get(file.name) != marks[file.name]
            ]
            begin(len(missing))
            if missing:
                record.marks |= {file.name: _BEGUN for file in missing}
                _note(place, record)
                _bring(place, record, [file for file in missing if file.is_news], progress)
            _forget_sounds(place, record, files)
        _write(place, [file for file in missing if not file.is_news], progress)
        removed = _remove_old(place, marks, day)
        with _alone(packs):
            removed |= _conclude(place, files, marks, day, removed)
    return OnTheWeb(int(tree.read_manifest(pack)["number"]), len(missing), len(removed))


def _remove_old(place: Place, marks: Mapping[str, str], day: date) -> set[str]:
    """What no pack had for long, one by one over a network, without the lock. Not news: the worker may bring them."""
    unused = _unused(_record_of(place, has_files=True), marks, day)
    gone = {name for name in _old(unused, day) if not beside.is_name(name.removesuffix(".br"))}
    for name in gone:
        place.remove(name)
    return gone


def _conclude(
    place: Place, files: list[WebFile], marks: Mapping[str, str], day: date, removed: set[str]
) -> set[str]:
    """All of these are there. Of news the record says what was brought last. Gives which unused ones are gone."""
    record = _record_of(place, has_files=True)
    news = {file.name: record.marks[file.name] for file in files if file.is_news and not file.is_sound}
    marks = {name: mark for name, mark in marks.items() if not beside.is_sound(name)}
    news |= {name: mark for name, mark in record.marks.items() if beside.is_sound(name)}
    unused = _unused(record, marks, day)
    gone = _old(unused, day)
    for name in gone - removed:
        place.remove(name)
    unused = {name: since for name, since in unused.items() if name not in gone}
    after = Record({**marks, **news, **{name: record.marks[name] for name in unused}}, unused)
    if after != record:
        _note(place, after)
    return gone


def _unused(record: Record, marks: Mapping[str, str], day: date) -> dict[str, str]:
    lost = (name for name in record.marks.keys() - marks.keys() if not beside.is_sound(name))
    return {name: record.unused.get(name, day.isoformat()) for name in lost}


def _old(unused: Mapping[str, str], day: date) -> set[str]:
    return {name for name, since in unused.items() if day - date.fromisoformat(since) >= KEPT}


def remember(packs: Path, to: str, *, is_compressed: bool) -> None:
    """That a place shows the guide, and in which form a bucket has it. CannotPublish; OSError."""
    with _alone(packs):
        places = {**remembered(packs), _address(to): is_compressed}
        write_whole(packs / PLACES, json.dumps(places, indent=1, sort_keys=True).encode())


def remembered(packs: Path) -> dict[str, bool]:
    """Every place, and whether a bucket has texts in brotli. CannotPublish."""
    file = packs / PLACES
    try:
        places = json.loads(file.read_bytes())
        return {str(address): bool(is_compressed) for address, is_compressed in places.items()}
    except FileNotFoundError:
        return {}
    except (OSError, ValueError, AttributeError) as error:
        raise CannotPublish(f"{file} is damaged: remove it, and publish to each place once more.") from error


def bring_news(packs: Path) -> dict[str, str]:
    """What must not wait for a pack, to every remembered place. Gives each with what went wrong there.

    Raises `CannotPublish` where it is not known which these are.
    """
    outcomes = {}
    for address, is_compressed in remembered(packs).items():
        try:
            with _alone(packs):
                _bring_news(packs, address, is_compressed=is_compressed)
            outcomes[address] = ""
        except (CannotPublish, OSError) as error:
            outcomes[address] = str(error)
    return outcomes


def _bring_news(packs: Path, to: str, *, is_compressed: bool) -> None:
    place = open_place(to, RECORD)
    content = place.read(RECORD)
    if content is None:
        raise PlaceFailed(f"{place.name} holds no guide from here.")
    record = _record_of(place, has_files=True)
    forms = _forms(both=isinstance(place, Folder), is_compressed=is_compressed)
    sounds = list(_sounds_beside(packs))
    texts = [
        file
        for path in beside.names(packs)
        for file in _forms_of(packs / "current", path, forms, both=isinstance(place, Folder))
    ]
    # What the pack there has no place for waits for the next one; no pack has a place for sound.
    files = [file for file in sounds if record.marks.get(file.name) != file.mark()]
    files += [file for file in texts if record.marks.get(file.name, file.mark()) != file.mark()]
    if files:
        record.marks |= {file.name: _BEGUN for file in files}
        _note(place, record)
        _bring(place, record, files, lambda _name: None)
    _forget_sounds(place, record, sounds)


def _bring(place: Place, record: Record, news: list[WebFile], progress: Callable[[str], None]) -> None:
    """Small files, which the record says are begun, under the lock: the record says of them what is there."""
    if news:
        _write(place, news, progress)
        record.marks |= {file.name: file.mark() for file in news}
        _note(place, record)


def _forget_sounds(place: Place, record: Record, offered: list[WebFile]) -> None:
    """What is no longer named goes at once: a warning may have been withdrawn."""
    names = {file.name for file in offered}
    gone = [name for name in record.marks if beside.is_sound(name) and name not in names]
    for name in gone:
        place.remove(name)
        del record.marks[name]
    if gone:
        _note(place, record)


@contextmanager
def _alone(packs: Path) -> Iterator[None]:
    """A record or the list of places belongs to whoever is in here. The folder itself is locked: it is there always,
    whoever made it.
    """
    handle = os.open(packs, os.O_RDONLY | os.O_CLOEXEC)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


@contextmanager
def _turn(packs: Path, to: str) -> Iterator[None]:
    """Of two who publish to one place one waits for the other. CannotPublish.

    Not where a pack is somebody's own, or on a node that never told telephones anything.
    """
    if not (packs / beside.FOLDER).is_dir():
        yield
        return
    mark = hashlib.sha256(_address(to).encode()).hexdigest()[:16]
    busy = CannotPublish(f"Another publication to {to} has been running for long: try again later.")
    with held(packs / beside.FOLDER / f".web-{mark}.lock", LONGEST_WAIT, busy):
        yield


def _address(to: str) -> str:
    return to if to.startswith("s3://") else str(Path(to).absolute())


def _forms(*, both: bool, is_compressed: bool) -> tuple[str, ...]:
    return ("", "br") if both else ("br",) if is_compressed else ("",)


def _files_of(pack: Path, forms: tuple[str, ...], *, both: bool) -> list[WebFile]:
    if not pack.is_dir():
        raise CannotPublish(f"There is no pack at {pack}: build one with `amanjol pack build`.")
    problems = [f"{path} is {problem}" for path, problem in tree.differences(pack) if problem != "extra"]
    if problems:
        raise CannotPublish(
            f"The pack at {pack} is not whole ({problems[0]}; {len(problems)} in all): build it again."
        )
    paths = [*tree.read_manifest(pack)["files"], tree.MANIFEST]
    return [file for path in paths for file in _forms_of(pack, path, forms, both=both)]


def _news_of(pack: Path, forms: tuple[str, ...], *, both: bool) -> Iterator[WebFile]:
    yield from _sounds_beside(pack.parent)
    for path in filter(beside.is_name, tree.read_manifest(pack)["files"]):
        yield from _forms_of(pack, path, forms, both=both)


def _sounds_beside(packs: Path) -> Iterator[WebFile]:
    """One that goes meanwhile is left out."""
    for path in beside.sounds_in(packs):
        with suppress(FileNotFoundError):
            yield from _forms_of(packs / "current", path, (), both=False)


def _forms_of(pack: Path, path: str, forms: tuple[str, ...], *, both: bool) -> Iterator[WebFile]:
    folder = beside.instead_of(pack, path)
    # News are small, and the worker exchanges them: what is marked of them is what is written.
    for form in forms if tree.is_text(path) else ("",):
        is_packed = form == "br"
        file = folder / f"{path}.br" if is_packed else folder / path
        source: bytes | Path = file.read_bytes() if beside.is_name(path) else file
        if path == MISSING:
            source = from_the_root(path, (pack / path).read_bytes())
            if is_packed:
                source = tree.compressed(source)
        name = f"{path}.br" if is_packed and both else path
        headers = Headers(content_type(path), cache_control(path), form)
        yield WebFile(name, source, headers, _stage_of(path))


def _stage_of(path: str) -> int:
    """What pages need; pages; what tells a phone which pages to keep; what begins that; the door."""
    if path == ROOT:
        return 4
    if path in {"sw.js", tree.MANIFEST, MISSING}:
        return 3
    if path.endswith("/files.json"):
        return 2
    return 1 if path.endswith(".html") or (beside.is_name(path) and not beside.is_sound(path)) else 0


def _write(place: Place, files: list[WebFile], progress: Callable[[str], None]) -> None:
    for stage in sorted({file.stage for file in files}):
        pool = ThreadPoolExecutor(max_workers=place.at_once)
        try:
            waiting = {
                pool.submit(place.write, file.name, file.source, file.headers): file.name
                for file in files
                if file.stage == stage
            }
            for future in as_completed(waiting):
                future.result()
                progress(waiting[future])
        finally:
            pool.shutdown(wait=True, cancel_futures=True)
        place.settle()


def _record_of(place: Place, has_files: bool) -> Record:
    content = place.read(RECORD)
    if content is None:
        if has_files:
            raise PlaceFailed(f"{place.name} is not empty and holds no guide from here: name an empty place.")
        return Record({}, {})
    try:
        fields: Mapping[str, Any] = json.loads(content)
        if fields["format"] != _FORMAT:
            raise PlaceFailed(f"{place.name} was filled by a newer version: publish with that one.")
        for since in fields["unused"].values():
            date.fromisoformat(since)
        return Record(dict(fields["files"]), dict(fields["unused"]))
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise PlaceFailed(
            f"{RECORD} at {place.name} cannot be read: empty the place, and publish again."
        ) from error


def _note(place: Place, record: Record) -> None:
    place.write(RECORD, record.as_bytes(), Headers("application/json", "no-cache"))
    place.settle()
