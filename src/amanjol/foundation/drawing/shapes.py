"""A drawing written anew of its shapes: what is no shape is left behind, comments and words with it."""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING, Final
from xml.etree import ElementTree as ET

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

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


def only_shapes(svg: str, lettered: Callable[[ET.Element], str] = lambda _text: "") -> str:
    """Its size is its `viewBox` alone; `lettered` writes a text as shapes, else it is left out. ParseError."""
    root = ET.fromstring(svg)  # noqa: S314  a document type is refused where others wrote it, and is not written anew
    inside = "".join(_shape(child, lettered) for child in root)
    return f'<svg xmlns="{NAMESPACE}" viewBox="{escape(root.get("viewBox", ""))}">{inside}</svg>'


def kept(element: ET.Element) -> Iterator[str]:
    """Its attributes that draw, each with a space before it."""
    for name, value in element.attrib.items():
        if name in _KEPT and (name, value) != ("opacity", "1"):
            yield f' {name}="{escape(_LONG.sub(lambda match: f"{float(match[0]):.2f}", value))}"'


def _shape(element: ET.Element, lettered: Callable[[ET.Element], str]) -> str:
    tag = element.tag.removeprefix(f"{{{NAMESPACE}}}")
    if element.get("display") == "none" or "background" in element.get("class", ""):
        return ""
    if tag == "text":
        return lettered(element)
    if tag == "g":
        inside = "".join(_shape(child, lettered) for child in element)
        return f"<g{''.join(kept(element))}>{inside}</g>" if inside else ""
    return f"<{tag}{''.join(kept(element))}/>" if tag in _SHAPES else ""
