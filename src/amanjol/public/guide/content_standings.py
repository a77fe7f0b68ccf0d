"""Whether what the files give to readers names an address for which one of them can be punished.

Addresses of sources are for editors: the pack leaves out those of a punished body by itself. No reader gets
`facts.yaml` or `watched.yaml`.
"""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from amanjol.foundation.textfiles.problems import ContentError, Problem
from amanjol.foundation.textfiles.reading import read, read_text
from amanjol.public.guide.content_files import STANDINGS_FILE, WATCHED_FILE, name_of
from amanjol.public.guide.content_shapes import SOURCES, STANDINGS
from amanjol.public.guide.standings import Standings

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from amanjol.public.guide import documents as d

_FOR_EDITORS = (STANDINGS_FILE, WATCHED_FILE, "facts.yaml")
_ADDRESS = "  address: "  # the line of a source, as it is written canonically


def standing_problems(folder: Path, carried: Sequence[Path] = ()) -> list[Problem]:
    """Every line, file and name of a file that holds one; `carried` are other folders whose files readers get.

    What cannot be read is left to `read_folder`. No list of standings, no problem.
    """
    if not (folder / STANDINGS_FILE).exists():
        return []
    name = name_of(folder, STANDINGS_FILE)
    problems: list[Problem] = []
    with suppress(ContentError):
        reading = read(read_text(folder / STANDINGS_FILE, name), name, STANDINGS)
        standings = Standings(reading.value)
        lines = dict(zip(reading.value, reading.root_lines(), strict=True))
        problems += _of_own_sources(folder, name, lines, standings)
        for root in (folder, *carried):
            problems += _of_files(root, standings, left_out=_FOR_EDITORS if root == folder else ())
    return problems


def _of_own_sources(
    folder: Path, name: str, lines: dict[d.Standing, int], standings: Standings
) -> Iterator[Problem]:
    """A standing shall not rest on the word of who is punished: readers would find no address beneath it."""
    sources = read(read_text(folder / "sources.yaml", "content/sources.yaml"), "sources.yaml", SOURCES).value
    addresses = {source.key: source.address for source in sources}
    for standing, line in lines.items():
        if match := standings.punished_in(addresses.get(standing.source, "")):
            yield Problem(name, line, f"{standing.key} rests on {match[0]}, which no reader can be given")


def _of_files(root: Path, standings: Standings, *, left_out: Sequence[str]) -> Iterator[Problem]:
    for file in sorted(root.rglob("*")):
        relative = file.relative_to(root).as_posix()
        if not file.is_file() or relative in left_out or "__pycache__" in file.parts:
            continue
        name = name_of(root, relative)
        if match := standings.punished_in(relative):
            yield Problem(name, 1, f"is named after {_words(*match)}")
        for number, line in enumerate(file.read_bytes().split(b"\n"), 1):
            if relative == "sources.yaml" and line.startswith(_ADDRESS.encode()):
                continue
            if match := standings.punished_in(line):
                yield Problem(name, number, f"names {_words(*match)}")


def _words(host: str, standing: d.Standing) -> str:
    return f"{host}, for which a reader can be punished in {standing.country}: say the publisher and the day in words"
