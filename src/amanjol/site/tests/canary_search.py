"""Searches for words that no file may hold: in UTF-8, UTF-16, hexadecimal and base64, whatever the case."""

from __future__ import annotations

import base64
import re
import subprocess
from functools import cache
from typing import TYPE_CHECKING

from amanjol.site.archive.tools import environment_for, tool
from amanjol.site.postgres import Cluster
from amanjol.site.reachable import DATABASE

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

# Most of a database's files; no spelling of a canary has two zeros side by side, so that cutting hides none.
NOTHING, NOTHING_LEFT = re.compile(rb"\0{64,}"), bytes(8)


def find_canaries(canaries: tuple[str, ...], places: Mapping[str, bytes]) -> Iterator[tuple[str, str]]:
    """The place and the word. What two files say alike, as those of the empty databases do, is searched once."""
    names: dict[bytes, str] = {}
    for name, content in places.items():
        names.setdefault(NOTHING.sub(NOTHING_LEFT, content), name)
    for squeezed, name in names.items():
        for canary, spelled in _all_spellings(canaries):
            if spelled in squeezed:
                yield name, canary


@cache
def _all_spellings(canaries: tuple[str, ...]) -> list[tuple[str, bytes]]:
    """Each canary with each way to write it."""
    return [(canary, spelled) for canary in canaries for spelled in sorted(set(_spellings(canary)))]


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
