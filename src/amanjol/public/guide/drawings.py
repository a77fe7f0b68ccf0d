"""A drawing that only draws: an allow-list of elements and attributes of SVG, and a budget for what it repeats.

Own code, since what keeps drawings clean elsewhere (svg-hush, DOMPurify) takes out quietly what an editor drew and
does not count what `<use>` expands to; here the editor is told instead.

Also called: SVG sanitizer.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any, Final
from xml.parsers import expat

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

LARGEST_DRAWING: Final = 512 * 1024  # bytes
LONGEST_WRITTEN_OUT: Final = 1024 * 1024
"""Signs that a drawing may have when each reference is written out as what it refers to."""
_OF_AN_ELEMENT: Final = 16  # signs that each counts besides its own: an empty one is work, too
DEEPEST: Final = 40
_SVG: Final = "http://www.w3.org/2000/svg "
_HREF: Final = "http://www.w3.org/1999/xlink href"
_OF_XML: Final = {"http://www.w3.org/XML/1998/namespace space", "http://www.w3.org/XML/1998/namespace lang"}


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split())


_ELEMENTS: Final = _names(
    "svg g defs symbol use path circle ellipse rect line polyline polygon text tspan title desc linearGradient"
    " radialGradient stop pattern clipPath mask"
)
_REFERRING: Final = _names("use linearGradient radialGradient pattern")
"""Elements whose `href` names another part of the drawing."""
_PAINTED: Final = _names(
    "clip-path clip-rule color display dominant-baseline fill fill-opacity fill-rule font-family font-size"
    " font-style font-variant font-weight letter-spacing mask mix-blend-mode opacity overflow paint-order"
    " shape-rendering stop-color stop-opacity stroke stroke-dasharray stroke-dashoffset stroke-linecap"
    " stroke-linejoin stroke-miterlimit stroke-opacity stroke-width text-anchor text-decoration text-rendering"
    " vector-effect visibility white-space word-spacing"
)
"""What may stand in an attribute or in `style`."""
_ATTRIBUTES: Final = _PAINTED | _names(
    "clipPathUnits cx cy d dx dy fx fy gradientTransform gradientUnits height id maskContentUnits maskUnits offset"
    " pathLength patternContentUnits patternTransform patternUnits points preserveAspectRatio r rotate rx ry"
    " spreadMethod textLength lengthAdjust transform version viewBox width x x1 x2 y y1 y2"
)
_SAID: Final = _names("aria-hidden aria-label aria-labelledby role lang focusable")
"""Read aloud or compared, never drawn: any words."""
_FUNCTION: Final = re.compile(r"([\w-]*)\s*\(")
_FUNCTIONS: Final = _names("rgb rgba hsl hsla matrix translate scale rotate skewX skewY")
_VALUE: Final = re.compile(r"""[\w\s#.,%()+'"-]*""")
"""No sign with which CSS escapes, comments, or names another place."""
_REFERENCE: Final = re.compile(r"url\(\s*(['\"]?)#([\w.-]+)\1\s*\)")
_PART: Final = re.compile(r"#([\w.-]+)")


class _NotDrawn(Exception):
    """The drawing holds something that is not drawn."""


class _Repeats(Exception):
    """Written out, the drawing is too long, or has no end."""


@dataclass(slots=True)
class _Part:
    """An element with all inside it: how long it is as it stands, and which other parts it refers to."""

    name: str
    length: int = 0
    refers_to: list[str] = field(default_factory=list)


class _Reader:
    """Collects the parts of a drawing while it is read. _NotDrawn; ValidationError where it is none."""

    def __init__(self) -> None:
        self.whole = _Part("")
        self.named: dict[str, _Part] = {}
        self._open = [self.whole]

    def start(self, name: str, attributes: dict[str, str]) -> None:
        element = name.removeprefix(_SVG)
        if len(self._open) == 1 and element != "svg":
            raise ValidationError(_("The file is not an SVG drawing."))
        if len(self._open) > DEEPEST or element not in _ELEMENTS or not name.startswith(_SVG):
            raise _NotDrawn
        part = _Part(element)
        self._open.append(part)
        if "id" in attributes and self.named.setdefault(attributes["id"], part) is not part:
            raise _NotDrawn  # which of two of the same name is drawn, is for each browser to say
        self._count(_OF_AN_ELEMENT + len(element))
        for key, value in attributes.items():
            self._count(len(key) + len(value))
            for target in _targets(element, key, value):
                for within in self._open:
                    within.refers_to.append(target)

    def end(self, _name: str) -> None:
        self._open.pop()

    def text(self, data: str) -> None:
        self._count(len(data))

    def comment(self, data: str) -> None:
        if data.startswith((">", "->")):
            raise _NotDrawn  # to a browser that reads a page it has ended, and what follows is no comment

    def refuse(self, *_arguments: Any) -> None:
        raise _NotDrawn  # a document type multiplies itself without end; a page ends the others elsewhere

    def _count(self, signs: int) -> None:
        for within in self._open:
            within.length += signs


def check_drawing(content: bytes) -> None:
    """Raises `ValidationError` unless it is an SVG that only draws: no script, style or link, no other file."""
    if len(content) > LARGEST_DRAWING:
        raise ValidationError(_("The drawing is larger than 512 KiB."))
    reader = _Reader()
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    parser.CharacterDataHandler = reader.text
    parser.CommentHandler = reader.comment
    parser.StartDoctypeDeclHandler = parser.ProcessingInstructionHandler = reader.refuse
    parser.StartCdataSectionHandler = reader.refuse
    try:
        parser.Parse(content, True)
        _written_out(reader.whole, reader.named, {}, 0)
    except expat.ExpatError as error:
        raise ValidationError(_("The file is not an SVG drawing.")) from error
    except _NotDrawn as error:
        raise ValidationError(
            _(
                "The drawing holds more than shapes (a script, a link, an animation or another file): save it plain."
            )
        ) from error
    except _Repeats as error:
        raise ValidationError(
            _("The drawing repeats its own parts too often: draw it more simply.")
        ) from error


def _written_out(part: _Part, named: dict[str, _Part], lengths: dict[str, int], depth: int) -> int:
    """How long it is with everything that it refers to. _Repeats, also for what refers to itself."""
    if depth > DEEPEST:
        raise _Repeats
    length = part.length
    for target in part.refers_to:
        if target in named and target not in lengths:
            lengths[target] = _written_out(named[target], named, lengths, depth + 1)
        length += lengths.get(target, 0)
        if length > LONGEST_WRITTEN_OUT:
            raise _Repeats
    return length


def _targets(element: str, key: str, value: str) -> list[str]:
    """The parts of the drawing that an attribute names. _NotDrawn for one that does not belong in a drawing."""
    if key in {"href", _HREF}:
        part = _PART.fullmatch(value.strip())
        if part is None or element not in _REFERRING:
            raise _NotDrawn
        return [part[1]]
    if key in _SAID or key in _OF_XML:
        return []
    if key == "style":
        return [
            target
            for declaration in value.split(";")
            if declaration.strip()
            for target in _declared(declaration)
        ]
    if key not in _ATTRIBUTES:
        raise _NotDrawn
    return _in_value(value)


def _declared(declaration: str) -> list[str]:
    name, colon, value = declaration.partition(":")
    if not colon or name.strip() not in _PAINTED:
        raise _NotDrawn
    return _in_value(value)


def _in_value(value: str) -> list[str]:
    targets = [match[2] for match in _REFERENCE.finditer(value)]
    rest = _REFERENCE.sub(" ", value)
    if not _VALUE.fullmatch(rest) or not {match[1] for match in _FUNCTION.finditer(rest)} <= _FUNCTIONS:
        raise _NotDrawn
    return targets
