"""A picture for a post, 4 to 5: a heading with a plot or a figure, all its wording, and where the rest is read.

Never a person, never a photograph: shapes, letters and the band of diamonds.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from amanjol.foundation.drawing.charts import COLOURS, INK, SOFT
from amanjol.foundation.drawing.outlines import bold, regular, written
from amanjol.foundation.drawing.shapes import NAMESPACE

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

WIDTH, HEIGHT = 1080, 1350
"""Pixels. Instagram shows no taller one, and Telegram shows it whole."""
SAND, PAPER, SAFFRON = "#fbf6ec", "#ffffff", "#e4821b"
EDGE, TOP, BOTTOM = 56, 92, HEIGHT - 150
LEFT, ROOM = EDGE + 52, WIDTH - 2 * (EDGE + 52)
_VIEW: Final = re.compile(r'viewBox="0 0 ([\d.]+) ([\d.]+)"')


def post(*, title: str, number: str, about: str, drawing: str, foot: Sequence[str]) -> str:
    """A figure has a `number`, a plot a `drawing`; `about` says what is counted; `foot` are two lines: whose it is,
    and where all of it stands.
    """
    (heading, size), under = _heading(title), regular().lines(about, 28, ROOM)
    top = TOP + 52 + len(heading) * size * 1.22
    bottom = BOTTOM - 44 - len(under) * 38
    inside = _large(number, top, bottom) if number else _inside(drawing, top + 30, bottom - 30)
    parts = [
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="{SAND}"/>',
        *diamonds(),
        f'<rect x="{EDGE}" y="{TOP}" width="{WIDTH - 2 * EDGE}" height="{BOTTOM - TOP}" rx="28" fill="{PAPER}"/>',
        *_written(heading, TOP + 40, size, INK, is_bold=True),
        *inside,
        *_written(under, bottom + 4, 28, SOFT),
        *_written(bold().lines(foot[0], 30, ROOM)[:1], BOTTOM + 26, 30, INK, is_bold=True),
        written(foot[1], LEFT, BOTTOM + 110, fitting(foot[1], 27), COLOURS[0]),
    ]
    view = f'width="{WIDTH}" height="{HEIGHT}" viewBox="0 0 {WIDTH} {HEIGHT}"'
    return f'<svg xmlns="{NAMESPACE}" {view}>{"".join(parts)}</svg>'


def _heading(text: str) -> tuple[list[str], int]:
    """Its lines and their size: as large as goes into four of them."""
    sizes = (62, 54, 47, 40)
    by_size = {size: bold().lines(text, size, ROOM) for size in sizes}
    size = next((size for size in sizes if len(by_size[size]) <= 4), sizes[-1])
    return by_size[size], size


def _written(
    lines: Iterable[str], y: float, size: float, fill: str, *, is_bold: bool = False
) -> Iterable[str]:
    for line in lines:
        y += size * (1.22 if is_bold else 1.36)
        yield written(line, LEFT, y - size * 0.24, size, fill, is_bold=is_bold)


def _large(number: str, top: float, bottom: float) -> Iterable[str]:
    """A figure in all its words: the digits alone are large, what is counted stands beneath."""
    digits, _space, rest = number.partition(" ")
    size = min(250, 250 * ROOM / bold().width(digits, 250))
    beneath = bold().lines(rest, 40, ROOM)
    y = (top + bottom - size * 0.74 - len(beneath) * 54) / 2 + size * 0.74
    yield written(digits, LEFT - size * 0.05, y, size, COLOURS[0], is_bold=True)
    yield from _written(beneath, y + 34, 40, INK, is_bold=True)


def _inside(drawing: str, top: float, bottom: float) -> Iterable[str]:
    """As large as there is room, in the middle of it."""
    view = _VIEW.search(drawing)
    if view is None:
        return
    width, height = float(view[1]), float(view[2])
    scale = min(ROOM / width, (bottom - top) / height)
    x, y = LEFT + (ROOM - width * scale) / 2, top + (bottom - top - height * scale) / 2
    size = f'x="{x:.1f}" y="{y:.1f}" width="{width * scale:.1f}" height="{height * scale:.1f}"'
    yield drawing.replace("<svg ", f"<svg {size} ", 1)


def fitting(text: str, size: float) -> float:
    return min(size, size * ROOM / regular().width(text, size))


def diamonds() -> Iterable[str]:
    """The band, as on paper and on every page."""
    step, half, middle = 36, 14, TOP / 2
    for number in range(WIDTH // step + 1):
        x, colour = number * step + step / 2, COLOURS[0] if number % 2 == 0 else SAFFRON
        yield from (_diamond(x, middle, half, 10, colour), _diamond(x, middle, 5, 3.5, SAND))


def _diamond(x: float, y: float, half: float, high: float, fill: str) -> str:
    return f'<path fill="{fill}" d="M{x - half},{y}L{x},{y - high}L{x + half},{y}L{x},{y + high}Z"/>'
