"""A plot as Vega-Lite. Each number stands beside its mark, so that no colour and no axis has to be read.

Bars and lines begin at nought. What is not shown has a hatched place, whose size tells of nothing, and says so.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from amanjol.foundation.drawing.outlines import bold, regular

if TYPE_CHECKING:
    from collections.abc import Sequence

    type Values = dict[str, Any]

WIDTH: Final = 400
"""Of every plot, in units that are about a pixel of a phone."""
INK, SOFT, LINE = "#11353d", "#46636a", "#d8cdb8"
COLOURS: Final = ("#0f6f73", "#e4821b", "#46636a", "#7db3b5")
"""Of the parts of a group, told apart by whoever sees colours otherwise; the name of each stands above it besides."""
_SIZE, _SMALL = 16.0, 14.0
_BAR, _PART = 28, 20
_HATCHED: Final = 64
_HIGH: Final = 180
"""Of a line, from nought to its highest point."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A row as it is drawn. `group` is the first of two columns, or empty; of a line, what stands beneath the label.
    `number` is the value in words. A value of None is not shown.
    """

    group: str
    label: str
    value: int | None
    number: str


def bars(rows: Sequence[Shown], not_shown: str) -> Values:
    """One beneath the other; those of one group beneath its name, each in a colour of its own."""
    texts: list[Values] = []
    marks: list[Values] = []
    names = list(dict.fromkeys(row.label for row in rows))
    is_grouped = any(row.group for row in rows)
    height, size = (_PART, _SMALL) if is_grouped else (_BAR, _SIZE)
    y, group = 0.0, ""
    for row in rows:
        if row.group != group:
            group = row.group
            y = _lines(texts, group, y + (16 if texts else 0), _SIZE, "bold")
        y = _lines(texts, row.label, y + (10 if marks or group else 0), size, "normal") + 6
        colour = COLOURS[names.index(row.label)] if is_grouped and len(names) <= len(COLOURS) else COLOURS[0]
        says = not_shown if row.value is None else row.number
        mark = {"top": y, "bottom": y + height, "middle": y + height / 2, "colour": colour, "words": says}
        marks.append(mark | {"value": row.value})
        y += height
    most = max((row.value or 0 for row in rows), default=0) or 1
    return _chart(y + 2, [_texts(texts, y + 2), *_bars(marks, most, y + 2)])


def _bars(marks: Sequence[Values], most: int, height: float) -> list[Values]:
    drawn = [mark for mark in marks if mark["value"] is not None]
    hidden = [mark for mark in marks if mark["value"] is None]
    beside = max((bold().width(mark["words"], _SIZE) for mark in drawn), default=0) + 12
    scale = {"domain": [0, most], "range": [0, WIDTH - beside], "nice": False}
    x = {"field": "value", "type": "quantitative", "axis": None, "scale": scale}
    top, middle = _pixels("top", height), _pixels("middle", height)
    rect = {"x": x, "x2": {"datum": 0}, "y": top, "y2": {"field": "bottom"}, "fill": _as_given("colour")}
    number = {"type": "text", "align": "left", "baseline": "middle", "dx": 8, "fontSize": _SIZE}
    words = {"field": "words", "type": "nominal"}
    tall = marks[0]["bottom"] - marks[0]["top"]
    at_hatched = {"x": {"value": _HATCHED / 2 + 1}, "y": middle}
    nought = {"x": {"value": 1}, "y": top, "y2": {"field": "bottom"}}
    return [
        _layer(drawn, {"type": "rule", "color": COLOURS[0], "strokeWidth": 2}, nought),
        _layer(drawn, {"type": "rect", "cornerRadius": 2}, rect),
        _layer(drawn, number | {"fontWeight": "bold", "fill": INK}, {"x": x, "y": middle, "text": words}),
        _layer(hidden, _hatch(_HATCHED, tall), at_hatched),
        _layer(hidden, number | {"fill": SOFT}, {"x": {"value": _HATCHED}, "y": middle, "text": words}),
    ]


def line(rows: Sequence[Shown], not_shown: str) -> Values:
    """Periods one after the other; where one is not shown the line is broken."""
    step, base = WIDTH / len(rows), _HIGH + 36.0
    height = base + 46
    most = max((row.value or 0 for row in rows), default=0) or 1
    points: list[Values] = []
    hidden: list[Values] = []
    texts: list[Values] = []
    for place, row in enumerate(rows):
        x = step * (place + 0.5)
        texts.append(_text(row.label, x, base + 22, _SMALL, "bold", "center"))
        texts.append(_text(row.group, x, base + 40, _SMALL, "normal", "center"))
        if row.value is None:
            hidden.append({"x": x, "y": base - _HIGH / 2})
            for above, words in enumerate(reversed(regular().lines(not_shown, 12, step))):
                texts.append(_text(words, x, base - _HIGH - 9 - 15 * above, 12, "normal", "center", SOFT))
        else:
            y = base - _HIGH * row.value / most
            points.append({"x": x, "y": y, "part": len(hidden)})
            texts.append(_text(row.number, x, y - 14, _SIZE, "bold", "center"))
    at = {"x": _pixels("x", WIDTH, is_down=False), "y": _pixels("y", height)}
    ends = {"x": {"value": 0}, "x2": {"value": WIDTH}, "y": {"value": base}}
    dot = {"type": "point", "shape": "circle", "size": 90, "filled": True, "color": COLOURS[0], "opacity": 1}
    part = {"detail": {"field": "part", "type": "nominal"}}
    return _chart(
        height,
        [
            _layer([{}], {"type": "rule", "color": LINE, "strokeWidth": 2}, ends),
            _layer(hidden, _hatch(min(step - 8, 48), _HIGH), at),
            _layer(points, {"type": "line", "color": COLOURS[0], "strokeWidth": 3.5}, at | part),
            _layer(points, dot, at),
            _texts(texts, height),
        ],
    )


def _lines(texts: list[Values], text: str, y: float, size: float, weight: str) -> float:
    """Beneath one another from `y` on; gives where they end."""
    face = bold() if weight == "bold" else regular()
    for words in face.lines(text, size, WIDTH):
        y += size * 1.3
        texts.append(_text(words, 0, y - 4, size, weight, "left"))
    return y


def _text(words: str, x: float, y: float, size: float, weight: str, align: str, fill: str = INK) -> Values:
    return {"words": words, "x": x, "y": y, "size": size, "weight": weight, "align": align, "fill": fill}


def _texts(texts: Sequence[Values], height: float) -> Values:
    given = {name: {"expr": f"datum.{name}"} for name in ("align", "fill")}
    given |= {"fontSize": {"expr": "datum.size"}, "fontWeight": {"expr": "datum.weight"}}
    at = {"x": _pixels("x", WIDTH, is_down=False), "y": _pixels("y", height)}
    words = {"text": {"field": "words", "type": "nominal"}}
    return _layer(texts, {"type": "text", "baseline": "alphabetic"} | given, at | words)


def _hatch(broad: float, tall: float) -> Values:
    """Lines at half a right angle in a frame, around its middle: a shape of its own, since Vega knows no pattern."""
    path = [f"M{-broad / 2},{-tall / 2}h{broad}v{tall}h{-broad}v{-tall}"]
    at = -tall + 6.0
    while at < broad:
        left, right = max(0.0, at), min(broad, at + tall)
        path.append(
            f"M{left - broad / 2:.1f},{left - at - tall / 2:.1f}L{right - broad / 2:.1f},{right - at - tall / 2:.1f}"
        )
        at += 7
    # A `size` of 4 makes a unit of the shape one of the drawing.
    return {
        "type": "point", "shape": "".join(path), "size": 4, "filled": False, "stroke": SOFT, "strokeWidth": 1.2,
        "opacity": 1,
    }  # fmt: skip


def _pixels(field: str, most: float, *, is_down: bool = True) -> Values:
    """A place that is worked out here already."""
    scale = {"domain": [0, most], "range": [0, most], "nice": False, "zero": False}
    sort = None if is_down else "ascending"
    return {"field": field, "type": "quantitative", "axis": None, "scale": scale, "sort": sort}


def _as_given(field: str) -> Values:
    return {"field": field, "type": "nominal", "scale": None, "legend": None}


def _layer(values: Sequence[Values], mark: Values, encoding: Values) -> Values:
    return {"data": {"values": list(values)}, "mark": mark, "encoding": encoding}


def _chart(height: float, layers: Sequence[Values]) -> Values:
    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v6.json",
        "width": WIDTH,
        "height": height,
        "padding": 0,
        "autosize": {"type": "none"},
        "background": None,
        "resolve": {"scale": {"x": "independent", "y": "independent"}},
        "layer": [layer for layer in layers if layer["data"]["values"]],
        "config": {"font": "Noto Sans", "view": {"stroke": None}},
    }
