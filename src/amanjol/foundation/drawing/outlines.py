"""Letters as outlines of the house's font, and a drawing of Vega with nothing but shapes in it."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from fontTools.misc.transform import Transform
from fontTools.pens.svgPathPen import SVGPathPen
from fontTools.pens.transformPen import TransformPen
from fontTools.ttLib import TTFont

from amanjol.foundation.drawing.shapes import kept, only_shapes
from amanjol.foundation.printing.letters import FONTS

if TYPE_CHECKING:
    from xml.etree import ElementTree as ET

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


def outlined(svg: str) -> str:
    """What Vega drew, without words to be read aloud, with letters as outlines."""
    return only_shapes(svg, _as_outline)


def _as_outline(element: ET.Element) -> str:
    text = "".join(element.itertext())
    face = bold() if element.get("font-weight") in {"bold", "700"} else regular()
    size = float(element.get("font-size", "10px").removesuffix("px"))
    x = -_ANCHORS[element.get("text-anchor", "start")] * face.width(text, size)
    return f'<path{"".join(kept(element))} d="{face.outline(text, x, 0, size)}"/>' if text.strip() else ""
