"""Draws `docs/pictures/rooms.svg`: the rooms of the house, layer by layer, as `make check` enforces them.

Which rooms there are and what lies above what is read from the contracts in `pyproject.toml`; here stand only the few
words beneath each name. `--check` writes nothing and fails where the picture is not what would be drawn.
"""

from __future__ import annotations

import re
import sys
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

ROOT: Final = Path(__file__).parents[1]
PICTURE: Final = ROOT / "docs/pictures/rooms.svg"
HOUSE: Final = ROOT / "src/amanjol"
PLANES: Final = {
    "site": "puts the house together; imported by nobody",
    "programme": "what was done, what was promised, what may be told",
    "casework": "survivors’ data: all of it sealed",
    "public": "nothing about those whom it serves",
    "foundation": "what every plane needs",
}
SITE: Final = (("cli", "setup", "worker", "archive", "doctor", "handbook"),)
"""No contract orders the rooms of `site`: it is above all."""
ROOMS: Final = {
    "cli": "amanjol …",
    "setup": "a new machine",
    "worker": "background work",
    "archive": "backup, restore",
    "doctor": "what is wrong",
    "handbook": "a chapter a role",
    "newsletter": "issues in two languages",
    "partner_warnings": "between nodes, by letter",
    "observations": "what a desk notices",
    "mailings": "to those who asked for mail",
    "outreach": "campaigns, recommendations",
    "returns": "a quarter, by sealed letter",
    "releases": "tables that were let out",
    "results": "promised and done",
    "insights": "figures that hide people",
    "referrals": "to other helpers and nodes",
    "legal_aid": "right, lawyer, a year",
    "support": "plan, sessions, house",
    "intake": "before there is a case",
    "cases": "sealed people and cases; a folder a subject",
    "learning": "courses, work",
    "complaints": "about the house itself",
    "desk": "guards of pages, timeline, rows that point",
    "standards": "standards of the field as data, with no case and no key",
    "screens": "playlists, notices, proof of play",
    "warnings": "of two people, from ready pieces",
    "devices": "the fleet of kiosks and screens",
    "packs": "pages, search, signing, publishing",
    "guide": "articles, sources, second person",
    "directory": "contacts: one number, corrected once",
    "letters": "between organisations, sealed",
    "organisations": "the node, members, roles, keys, circles",
    "accounts": "sign-in, sessions, person keys",
    "journal": "what was done, in ids and codes",
    "once": "a form acts once",
    "drawing": "pictures from plain values",
    "confinement": "limits of a process",
    "printing": "PDF/UA",
    "names": "across scripts",
    "seals": "cryptography",
    "web": "forms, languages",
    "textfiles": "content files",
}
PAPER, WHITE, TEAL, DARK, INK, GREY, AMBER = (
    "#fbf6ec", "#ffffff", "#dceff0", "#0b4f55", "#11353d", "#46636a", "#e4821b",
)  # fmt: skip
WIDTH, EDGE, GAP, HEAD, ROOM, BETWEEN = 1000, 30, 24, 66, 54, 12
"""Of the whole, the margin, between planes, a plane's heading, a room, between layers; in pixels."""
LETTER, SMALL = 8.6, 6.1
"""How wide a letter of a room's name and of the words beneath is at most, on average."""

type Layers = Sequence[Sequence[str]]


def draw() -> str:
    """The picture. ValueError for a room without words, words without a room, or words that are too long."""
    layers = {"site": SITE} | {plane: layers_of(plane) for plane in PLANES if plane != "site"}
    rooms = {room for rows in layers.values() for row in rows for room in row}
    if rooms != ROOMS.keys():
        raise ValueError(f"deploy/draw_rooms.py: rooms and words differ in {sorted(rooms ^ ROOMS.keys())}")
    for room in SITE[0]:
        if not any((HOUSE / "site").glob(f"{room}*")):
            raise ValueError(f"deploy/draw_rooms.py: there is no {room} in site")
    half = (WIDTH - 2 * EDGE - GAP) / 2
    parts: list[str] = []
    top = 72.0
    for beside in (("site",), ("programme",), ("casework", "public"), ("foundation",)):
        width = WIDTH - 2 * EDGE if len(beside) == 1 else half
        height = max(height_of(layers[plane]) for plane in beside)
        if top > 72:
            parts += [arrow(WIDTH / 2 + side, top - GAP) for side in (-250, 250)]
        for place, plane in enumerate(beside):
            left = EDGE + place * (half + GAP)
            parts += plane_at(plane, layers[plane], left, top, width, height)
        if len(beside) > 1:
            parts.append(text(WIDTH / 2, top + height / 2, "×", 26, AMBER, 800, "middle"))
        top += height + GAP
    return "\n".join([*beginning(top), *parts, "</svg>", ""])


def layers_of(plane: str) -> Layers:
    """As the contract of this plane has them, from the top; those of one layer beside each other."""
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
    (layers,) = (
        contract["layers"] for contract in contracts if contract.get("containers") == [f"amanjol.{plane}"]
    )
    return [re.findall(r"\w+", layer) for layer in layers]


def height_of(layers: Layers) -> float:
    return HEAD + len(layers) * (ROOM + BETWEEN) + 6


def beginning(height: float) -> Iterator[str]:
    yield (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height:g}" width="{WIDTH}" height="{height:g}"'
        ' role="img" aria-labelledby="t d" font-family="\'Noto Sans\', system-ui, sans-serif">'
        '<title id="t">The rooms of the house</title>'
        '<desc id="d">Layers from top to bottom: site; programme; casework beside public; foundation. Imports go'
        " down only, in each plane too, and casework and public never import each other.</desc>"
    )
    yield f'<rect width="{WIDTH}" height="{height:g}" fill="{PAPER}"/>'
    yield text(EDGE, 44, "The rooms of the house", 24, INK, 800)
    yield text(
        WIDTH - EDGE, 34, "What lies lower may be imported, never what lies higher.", 13, GREY, 400, "end"
    )
    yield text(WIDTH - EDGE, 54, "Rooms of one layer do not import each other.", 13, GREY, 400, "end")


def plane_at(
    plane: str, layers: Layers, left: float, top: float, width: float, height: float
) -> Iterator[str]:
    yield box(left, top, width, height, WHITE, 12)
    yield text(left + 18, top + 28, plane, 19, DARK, 800)
    yield text(left + 18, top + 48, PLANES[plane], 13, GREY)
    stretch = (height - HEAD - 6) / len(
        layers
    ) - BETWEEN  # so that both planes beside each other end together
    for number, rooms in enumerate(layers):
        across = (width - 36 - (len(rooms) - 1) * BETWEEN) / len(rooms)
        for place, room in enumerate(rooms):
            x = left + 18 + place * (across + BETWEEN)
            yield from room_at(room, x, top + HEAD + number * (stretch + BETWEEN), across, stretch)


def room_at(room: str, left: float, top: float, width: float, height: float) -> Iterator[str]:
    if max(len(room) * LETTER, len(ROOMS[room]) * SMALL) > width - 8:
        raise ValueError(f"deploy/draw_rooms.py: the words of {room} are wider than its box")
    middle = left + width / 2
    yield box(left, top, width, height, TEAL, 8)
    yield text(middle, top + height / 2 - 3, room, 16, INK, 700, "middle")
    yield text(middle, top + height / 2 + 16, ROOMS[room], 12, GREY, 400, "middle")


def box(left: float, top: float, width: float, height: float, fill: str, round_: int) -> str:
    return (
        f'<rect x="{left:g}" y="{top:g}" width="{width:g}" height="{height:g}" rx="{round_}" fill="{fill}"'
        f' stroke="{DARK}" stroke-width="1.5"/>'
    )


def text(
    x: float, y: float, words: str, size: int, fill: str, weight: int = 400, anchor: str = "start"
) -> str:
    return (
        f'<text x="{x:g}" y="{y:g}" font-size="{size}" fill="{fill}" font-weight="{weight}"'
        f' text-anchor="{anchor}">{words}</text>'
    )


def arrow(x: float, top: float) -> str:
    return (
        f'<path d="M{x:g} {top:g}v{GAP - 9}" stroke="{AMBER}" stroke-width="3"/>'
        f'<path d="M{x - 7:g} {top + GAP - 11:g}h14l-7 11z" fill="{AMBER}"/>'
    )


if __name__ == "__main__":
    picture = draw()
    if "--check" not in sys.argv[1:]:
        PICTURE.write_text(picture, encoding="utf-8")
    elif PICTURE.read_text(encoding="utf-8") != picture:
        sys.exit("docs/pictures/rooms.svg is not the house of today: python deploy/draw_rooms.py")
