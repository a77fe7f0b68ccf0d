"""Writes a value in the one canonical form, so that equal values give equal bytes.

Keys in the order of the shape, optional empty ones left out, two spaces a level. A string of one line is
plain wherever YAML allows it and single-quoted otherwise, whatever its length; several lines are a `|-`
block. Since all scalars are strings, `2024` and `no` need no quotes. Always PyYAML's own emitter:
libyaml's escapes emoji.

Also called: serialiser.
"""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING, Any

import yaml

from amanjol.foundation.textfiles.problems import ContentError, quoted
from amanjol.foundation.textfiles.reading import read

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amanjol.foundation.textfiles.shapes import Data, Shape

UNLIMITED = 2**31


def write(value: Any, file: str, shape: Shape, *, language: str = "") -> str:
    """The canonical text. It is read back: raises `ContentErrors` when what was written may not be read."""
    arranged = shape.arrange(value)
    text = yaml.emit(_document(arranged), Dumper=yaml.Dumper, allow_unicode=True, width=UNLIMITED)
    assert isinstance(text, str)  # noqa: S101  narrows the type
    if shape.arrange(read(text, file, shape, language=language).value) != arranged:
        raise ContentError(file, 1, "would not be read back as the same")
    return text


def _document(data: Data) -> Iterator[yaml.Event]:
    yield yaml.StreamStartEvent()
    yield yaml.DocumentStartEvent(explicit=False)
    yield from _events(data)
    yield yaml.DocumentEndEvent(explicit=False)
    yield yaml.StreamEndEvent()


def _events(data: Data) -> Iterator[yaml.Event]:
    if isinstance(data, str):
        style = "|" if "\n" in data else None
        yield yaml.ScalarEvent(None, None, (True, True), data, style=style)
    elif isinstance(data, dict):
        yield yaml.MappingStartEvent(None, None, implicit=True, flow_style=False)
        for key, value in data.items():
            yield from _events(key)
            yield from _events(value)
        yield yaml.MappingEndEvent()
    else:
        yield yaml.SequenceStartEvent(None, None, implicit=True, flow_style=False)
        for item in data:
            yield from _events(item)
        yield yaml.SequenceEndEvent()


def first_difference(text: str, canonical: str) -> tuple[int, str] | None:
    """The first line (from 1) that is not canonical and a sentence, or nothing when both are the same."""
    given, wanted = text.splitlines(keepends=True), canonical.splitlines(keepends=True)
    pairs = zip_longest(given, wanted, fillvalue="")
    different = ((number, *pair) for number, pair in enumerate(pairs, start=1) if pair[0] != pair[1])
    return next((_difference(*first) for first in different), None)


def _difference(number: int, given: str, wanted: str) -> tuple[int, str]:
    if given == wanted.removesuffix("\n"):
        return number, "is not in canonical form: the file must end with a line break"
    expected = quoted(wanted.removesuffix("\n")) if wanted else "the end of the file"
    return number, f"is not in canonical form: expected {expected}"
