"""A picture of a warning for a post, 4 to 5: what happens, what to do, whom to call, how sure it is, and until when.

All of it in the largest letters in which it fits. Where it would fit in none, what stands in the text of the post as
well is left out: first the words of who wrote it, then the remarks, then where and when; never the rest.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from amanjol.foundation.drawing.charts import COLOURS, INK, SOFT
from amanjol.foundation.drawing.outlines import bold, regular, written
from amanjol.foundation.drawing.posters import (
    BOTTOM,
    EDGE,
    HEIGHT,
    LEFT,
    PAPER,
    ROOM,
    SAFFRON,
    SAND,
    TOP,
    WIDTH,
    diamonds,
    fitting,
)
from amanjol.foundation.drawing.shapes import NAMESPACE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    type Parts = Sequence[Sequence[str]]
    """Pairs of the name of a style and what stands there, in the order in which they are read."""


@dataclass(frozen=True, slots=True)
class Style:
    """`size` at a scale of one; `before` is the room above it, in parts of its size."""

    size: float
    before: float
    fill: str = INK
    is_bold: bool = False
    indent: float = 0


STYLES: Final = {
    "title": Style(58, 0.2, is_bold=True),
    "says": Style(33, 0.5),
    "words": Style(33, 0.5, indent=26),
    "label": Style(33, 0.75, is_bold=True),
    "item": Style(33, 0.15, indent=34),
    "call": Style(40, 0.2, COLOURS[0], is_bold=True),
    "sure": Style(31, 0.6, is_bold=True),
    "fact": Style(29, 0.2, SOFT),
    "line": Style(29, 0.2, SOFT),
    "note": Style(27, 0.4, SOFT),
}
LEFT_OUT: Final = ("words", "note", "line")
"""Where there is no room, in this order."""
_SCALES: Final = tuple(part / 100 for part in range(125, 82, -3))
"""The smallest makes letters of 24 of 1080 pixels: smaller ones are read on no telephone."""
_LAST: Final = (0.78, 0.7, 0.6)  # where even the least is long: small letters rather than a warning cut off
_TAG, _LINE = 34, 1.3


def notice(*, tag: str, parts: Parts, foot: str, is_over: bool) -> str:
    """SVG. `tag` says that it is a warning, or that it was wrong or is over (`is_over`); `foot` where it all stands."""
    top = TOP + 40 + _TAG * 1.75
    fitted, scale = _fitted(parts, BOTTOM - 30 - top)
    inside = [
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="{SAND}"/>',
        *diamonds(),
        f'<rect x="{EDGE}" y="{TOP}" width="{WIDTH - 2 * EDGE}" height="{BOTTOM - TOP}" rx="28" fill="{PAPER}"/>',
        *_pill(tag, is_over=is_over),
        *_set(fitted, top, scale),
        written(foot, LEFT, BOTTOM + 74, fitting(foot, 30), COLOURS[0]),
    ]
    view = f'width="{WIDTH}" height="{HEIGHT}" viewBox="0 0 {WIDTH} {HEIGHT}"'
    return f'<svg xmlns="{NAMESPACE}" {view}>{"".join(inside)}</svg>'


def _pill(tag: str, *, is_over: bool) -> Iterator[str]:
    width, high, y = min(bold().width(tag, _TAG) + 52, ROOM), _TAG * 1.75, TOP + 36
    size = f'width="{width:.1f}" height="{high:.1f}" rx="{high / 2:.1f}"'
    yield f'<rect x="{LEFT}" y="{y}" {size} fill="{SOFT if is_over else SAFFRON}"/>'
    yield written(tag, LEFT + 26, y + _TAG * 1.2, _TAG, PAPER if is_over else INK, is_bold=True)


def _fitted(parts: Parts, room: float) -> tuple[Parts, float]:
    """What is shown, and at which scale."""
    for number in range(len(LEFT_OUT) + 1):
        these = [part for part in parts if part[0] not in LEFT_OUT[:number]]
        for scale in _SCALES:
            if _height(these, scale) <= room:
                return these, scale
    return these, next((scale for scale in _LAST if _height(these, scale) <= room), _LAST[-1])


def _height(parts: Parts, scale: float) -> float:
    return sum(
        STYLES[name].size * scale * (STYLES[name].before + _LINE * len(_lines(name, text, scale)))
        for name, text in parts
    )


def _lines(name: str, text: str, scale: float) -> list[str]:
    style = STYLES[name]
    face = bold() if style.is_bold else regular()
    return face.lines(text, style.size * scale, ROOM - style.indent)


def _set(parts: Parts, y: float, scale: float) -> Iterator[str]:
    for name, text in parts:
        style, lines = STYLES[name], _lines(name, text, scale)
        size = style.size * scale
        y += size * style.before
        if name == "words":
            high = size * _LINE * len(lines)
            yield f'<rect x="{LEFT}" y="{y:.1f}" width="6" height="{high:.1f}" fill="{COLOURS[0]}"/>'
        if name == "item":
            yield f'<circle cx="{LEFT + 10}" cy="{y + size * 0.72:.1f}" r="{size * 0.15:.1f}" fill="{SAFFRON}"/>'
        for line in lines:
            yield written(line, LEFT + style.indent, y + size, size, style.fill, is_bold=style.is_bold)
            y += size * _LINE
