"""Searches for words that no file may hold: in UTF-8, UTF-16, hexadecimal and base64, whatever the case."""

from __future__ import annotations

import base64
import subprocess
from collections import defaultdict
from functools import cache
from typing import TYPE_CHECKING, Final

import numpy as np

from amanjol.site.archive.tools import environment_for, tool
from amanjol.site.postgres import Cluster
from amanjol.site.reachable import DATABASE

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from numpy.typing import NDArray

# Of all positions of a file those are compared at which eight bytes begin some spelling, as far as a hash can tell.
# One search for each of 3,000 spellings would take forty seconds.
_BEGINNING: Final = 8  # bytes; no spelling is shorter
_NUMBER: Final = np.dtype("<u8")
_FACTOR, _BITS = np.uint64(0x9E3779B97F4A7C15), 22


def find_canaries(canaries: tuple[str, ...], places: Mapping[str, bytes]) -> Iterator[tuple[str, str]]:
    """The place and the word. What two files say alike, as those of the empty databases do, is searched once."""
    names: dict[bytes, str] = {}
    for name, content in places.items():
        names.setdefault(content, name)
    begins, spellings = _beginnings(canaries)
    for content, name in names.items():
        for shift in range(_BEGINNING):
            count = (len(content) - shift) // _BEGINNING
            if count < 1:
                break
            numbers = np.frombuffer(content, _NUMBER, count, shift)
            for at in np.flatnonzero(begins[_hashes(numbers)]):
                start = int(at) * _BEGINNING + shift
                for canary, spelled in spellings.get(int(numbers[at]), ()):
                    if content.startswith(spelled, start):
                        yield name, canary


@cache
def _beginnings(canaries: tuple[str, ...]) -> tuple[NDArray[np.bool_], dict[int, list[tuple[str, bytes]]]]:
    """Whether something begins with that hash; and each canary with each way to write it, by its first bytes."""
    begins, spellings = np.zeros(1 << _BITS, np.bool_), defaultdict(list)
    for canary in canaries:
        for spelled in sorted(set(_spellings(canary))):
            assert len(spelled) >= _BEGINNING, canary
            numbers = np.frombuffer(spelled, _NUMBER, 1)
            spellings[int(numbers[0])].append((canary, spelled))
            begins[_hashes(numbers)] = True
    return begins, spellings


def _hashes(numbers: NDArray[np.uint64]) -> NDArray[np.uint64]:
    return numbers * _FACTOR >> np.uint64(64 - _BITS)


def _spellings(canary: str) -> Iterator[bytes]:
    for text in {canary, canary.lower(), canary.upper(), canary.title()}:
        yield text.encode("utf-16-le")
        yield text.encode("utf-16-be")
        raw = text.encode()
        yield from (raw, raw.hex().encode(), raw.hex().upper().encode())
        for shift in range(3):  # base64 has three spellings, by where the text begins
            inside = base64.b64encode(b"\0" * shift + raw).rstrip(b"=")
            yield inside[(0, 2, 3)[shift] : len(inside) - 1]


def files_below(folder: Path) -> Iterator[Path]:
    return (file for file in folder.rglob("*") if file.is_file() and not file.is_symlink())


def dump_of(data: Path) -> bytes:
    """Everything in the database of a node that runs on this folder, as whoever owns the server reads it."""
    url = Cluster(data / "postgres").url("postgres", DATABASE)
    command = [tool("pg_dump", 18), "--inserts"]
    return subprocess.run(command, env=environment_for(url), check=True, stdout=subprocess.PIPE).stdout
