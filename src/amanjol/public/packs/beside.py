"""Small files beside the pack, which telephones ask for anew each time: what must not wait for the next pack.

    beside/warnings/ru.json, beside/warnings/ru.json.br, beside/warnings/all.json for wall screens without a device
    beside/warnings/0f3c….mp3, sound that one of them names, by what it holds

The packages above register what stands in them; the worker writes them whenever it publishes, and the server of the
guide gives them in place of the empty ones that every pack has, for web servers that know of none. Sound is there
before what names it, and gone after.
"""

from __future__ import annotations

import fcntl
import hashlib
import json
import os
import re
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import brotli

from amanjol.public.packs import aloud
from amanjol.public.packs.serving_table import HEADERS, ServedFile, content_type

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

FOLDER: Final = "beside"
LARGEST: Final = 128 * 1024
"""Bytes of one: all that stands may be half of that, and what was wrong waits for no room."""

EVERY_LANGUAGE: Final = "all"
EMPTY: Final[Mapping[str, Any]] = {"version": 1, "languages": {}, "contacts": {}, "warnings": []}
_NAME: Final = re.compile(rf"warnings/(?:{EVERY_LANGUAGE}|[a-z]{{2,3}}(?:-[a-z]{{4}})?)\.json")
_SOUND: Final = re.compile(r"warnings/[0-9a-f]{32}\.mp3")
_makers: list[Callable[[], Mapping[str, Mapping[str, Any] | bytes]]] = []


def register(make: Callable[[], Mapping[str, Mapping[str, Any] | bytes]]) -> None:
    """`make` gives the files as they are now, by name such as `warnings/ru.json`; bytes are sound (`sound_name`)."""
    _makers.append(make)


def write_all(packs: Path) -> None:
    """Every file and its packed form, each whole or not at all; of two who write, the later says the newer. OSError."""
    with _locked(packs / FOLDER):
        files = {name: value for make in _makers for name, value in make().items()}
        sounds = {name: value for name, value in files.items() if isinstance(value, bytes)}
        for name in sounds.keys() - set(sounds_in(packs)):
            _replace(packs / FOLDER / name, sounds[name])
        for name, value in files.items():
            if name not in sounds:
                content = json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
                _replace(packs / FOLDER / name, content)
                _replace(packs / FOLDER / f"{name}.br", brotli.compress(content, quality=9))
        for name in set(sounds_in(packs)) - sounds.keys():
            (packs / FOLDER / name).unlink(missing_ok=True)


def names(packs: Path) -> list[str]:
    """Those that are there, without their packed forms and without sound."""
    return sorted(file.relative_to(packs / FOLDER).as_posix() for file in (packs / FOLDER).rglob("*.json"))


def sounds_in(packs: Path) -> list[str]:
    return sorted(file.relative_to(packs / FOLDER).as_posix() for file in (packs / FOLDER).rglob("*.mp3"))


def lacks_sound(packs: Path) -> bool:
    """Whether some that is made is not here yet."""
    sounds = (aloud.sound_of(voice) for voice in dict.fromkeys(aloud.wanted().values()))
    return not {sound_name(sound) for sound in sounds if sound is not None} <= set(sounds_in(packs))


def sound_name(sound: aloud.Sound) -> str:
    return f"warnings/{sound.name}.mp3"


def is_name(name: str) -> bool:
    """Whether a file of a pack is one of these; no pack has sound of them."""
    return _NAME.fullmatch(name) is not None or is_sound(name)


def is_sound(name: str) -> bool:
    return _SOUND.fullmatch(name) is not None


def instead_of(pack: Path, name: str) -> Path:
    """The folder that has this file of a pack as it is now: the pack's own where nothing is newer."""
    folder = pack.resolve().parent / FOLDER
    is_there = is_sound(name) or (is_name(name) and (folder / f"{name}.br").is_file())
    return folder if is_there else pack


def served(packs: Path, name: str, *, takes_brotli: bool) -> ServedFile | None:
    """The file of this name, read anew; None where there is none, or it is no file of these."""
    if not is_name(name):
        return None
    packed = packs / FOLDER / f"{name}.br"
    file = packed if takes_brotli and packed.is_file() else packs / FOLDER / name
    largest = aloud.LONGEST if is_sound(name) else LARGEST
    try:
        with file.open("rb") as opened:
            content = opened.read(largest + 1)
    except OSError:
        return None
    if len(content) > largest:
        return None
    etag = f'"{hashlib.sha256(content).hexdigest()[:32]}"'
    encoding = [("Content-Encoding", "br")] if file is packed else []
    headers = [
        *HEADERS,
        ("Vary", "Accept-Encoding"),
        ("Content-Type", content_type(name)),
        *encoding,
        ("ETag", etag),
        ("Cache-Control", "no-cache"),
        *([("Accept-Ranges", "bytes")] if is_sound(name) else []),
        ("Content-Length", str(len(content))),
    ]
    return ServedFile(file, len(content), etag, headers, content)


@contextmanager
def _locked(folder: Path) -> Iterator[None]:
    """A lock of its own: telephones are told whatever becomes of keys, signatures and places."""
    folder.mkdir(parents=True, exist_ok=True)
    handle = os.open(folder / ".lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


def _replace(file: Path, content: bytes) -> None:
    """The server reads it meanwhile, as another user where the installation has two."""
    file.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=file.parent, prefix=".")
    with os.fdopen(handle, "wb") as opened:
        opened.write(content)
        os.fchmod(opened.fileno(), 0o644)
    Path(name).replace(file)
