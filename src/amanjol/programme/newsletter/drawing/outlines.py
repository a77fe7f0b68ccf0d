"""Letters as outlines of the house's font, and a drawing of Vega with nothing but shapes in it."""

from __future__ import annotations

import re
from functools import cache
from html import escape
from typing import TYPE_CHECKING, Final
from xml.etree import ElementTree as ET

from fontTools.misc.transform import Transform
from fontTools.pens.svgPathPen import SVGPathPen
from fontTools.pens.transformPen import TransformPen
from fontTools.ttLib import TTFont

from amanjol.foundation.printing.letters import FONTS

if TYPE_CHECKING:
    from collections.abc import Iterator

NAMESPACE: Final = "http://www.w3.org/2000/svg"
_KEPT: Final = frozenset(
    {
        "transform", "d", "x", "y", "x1", "x2", "y1", "y2", "cx", "cy", "r", "rx", "ry", "width", "height", "fill",
        "stroke", "stroke-width", "stroke-linecap", "stroke-linejoin", "stroke-miterlimit", "opacity", "fill-opacity",
        "stroke-opacity",
    }
)  # fmt: skip
_SHAPES: Final = frozenset({"path", "line", "rect", "circle", "ellipse"})
_LONG: Final = re.compile(r"-?\d+\.\d{3,}")
_ANCHORS: Final = {"start": 0.0, "middle": 0.5, "end": 1.0}


class Face:
    """One weight of the font. Sizes and places in units of the drawing; a text stands on its baseline."""

    def __init__(self, name: str) -> None:
        self._font = TTFont(FONTS / name)
        self._letters = self._font.getBestCmap()
        self._glyphs = self._font.getGlyphSet()
        self._em: int = self._font["head"].unitsPerEm

    def width(self, text: str, size: float) -> float:
        units: int = sum(self._glyphs[name].width for name in self._names(text))
        return units * size / self._em

    def outline(self, text: str, x: float, y: float, size: float) -> str:
        """As the `d` of one path, with its beginning at `x`."""
        pen = SVGPathPen(self._glyphs, ntos=lambda value: f"{value:.2f}".rstrip("0").rstrip("."))
        scale = size / self._em
        for name in self._names(text):
            self._glyphs[name].draw(TransformPen(pen, Transform(scale, 0, 0, -scale, x, y)))
            x += self._glyphs[name].width * scale
        commands: str = pen.getCommands()
        return commands

    def lines(self, text: str, size: float, room: float) -> list[str]:
        """Broken between words, and within one that is longer than `room`."""
        lines = [""]
        for word in text.split(" "):
            joined = f"{lines[-1]} {word}".strip()
            if self.width(joined, size) <= room:
                lines[-1] = joined
                continue
            if not lines[-1]:
                lines.pop()
            lines.extend(self._pieces(word, size, room))
        return lines

    def _pieces(self, word: str, size: float, room: float) -> list[str]:
        pieces = [""]
        for letter in word:
            if pieces[-1] and self.width(pieces[-1] + letter, size) > room:
                pieces.append("")
            pieces[-1] += letter
        return pieces

    def _names(self, text: str) -> list[str]:
        return [self._letters.get(ord(letter), ".notdef") for letter in text]


@cache
def regular() -> Face:
    return Face("noto-sans-regular.ttf")


@cache
def bold() -> Face:
    return Face("noto-sans-bold.ttf")


def written(text: str, x: float, y: float, size: float, fill: str, *, is_bold: bool = False) -> str:
    """A path, from its left end."""
    face = bold() if is_bold else regular()
    return f'<path fill="{fill}" d="{face.outline(text, x, y, size)}"/>'


def only_shapes(svg: str) -> str:
    """What Vega drew, without words to be read aloud, with letters as outlines. Its size is its `viewBox` alone."""
    root = ET.fromstring(svg)  # noqa: S314  Vega wrote it, of values that became attributes
    inside = "".join(_shape(child) for child in root)
    return f'<svg xmlns="{NAMESPACE}" viewBox="{root.get("viewBox", "")}">{inside}</svg>'


def _shape(element: ET.Element) -> str:
    tag = element.tag.removeprefix(f"{{{NAMESPACE}}}")
    if element.get("display") == "none" or "background" in element.get("class", ""):
        return ""
    if tag == "text":
        return _as_outline(element)
    if tag == "g":
        inside = "".join(_shape(child) for child in element)
        return f"<g{''.join(_kept(element))}>{inside}</g>" if inside else ""
    return f"<{tag}{''.join(_kept(element))}/>" if tag in _SHAPES else ""


def _as_outline(element: ET.Element) -> str:
    text = "".join(element.itertext())
    face = bold() if element.get("font-weight") in {"bold", "700"} else regular()
    size = float(element.get("font-size", "10px").removesuffix("px"))
    x = -_ANCHORS[element.get("text-anchor", "start")] * face.width(text, size)
    return f'<path{"".join(_kept(element))} d="{face.outline(text, x, 0, size)}"/>' if text.strip() else ""


def _kept(element: ET.Element) -> Iterator[str]:
    for name, value in element.attrib.items():
        if name in _KEPT and (name, value) != ("opacity", "1"):
            yield f' {name}="{escape(_LONG.sub(lambda match: f"{float(match[0]):.2f}", value))}"'
