"""Which characters a text may contain, and how it may begin, end and be marked up."""

from __future__ import annotations

import re
import unicodedata
from itertools import islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

type Finding = tuple[int, str]
"""The line within the text (from 0) and the sentence."""

# Line ends other than LF would shift line numbers; bidirectional controls can make a text read as
# something else than it is; the rest has no picture or cannot be stored.
REFUSED = re.compile(
    r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufdd0-\ufdef\ufeff\ufffe\uffff]"
)
NAMED = {
    "\x00": "NUL",
    "\t": "a tab: use spaces",
    "\r": "a carriage return: lines end in LF only",
    "\ufeff": "a byte order mark",
    "\u2028": "a Unicode line separator: use a line break",
    "\u2029": "a Unicode paragraph separator: use a line break",
}
WRONG_APOSTROPHE = re.compile(r"(?<=[^\W\d_])['`´ʹʽʾʿˈˊˋ‘’‛′‵\u055a\ua78c\uff07](?=[^\W\d_])")
MARK = "**"


def refused_characters(text: str, *, at_most: int) -> Iterator[Finding]:
    """The first refused character of each line."""
    lines = text.split("\n")
    matches = ((number, REFUSED.search(line)) for number, line in enumerate(lines))
    named = ((number, _name(match.group())) for number, match in matches if match)
    for number, name in islice(named, at_most):
        yield number, f"contains {name}"


def _name(letter: str) -> str:
    code = f"U+{ord(letter):04X}"
    if letter in NAMED:
        return f"{NAMED[letter]} ({code})"
    if "\u202a" <= letter <= "\u2069":
        return f"the bidirectional control {code}, which can make a text read as another"
    if "\ud800" <= letter <= "\udfff":
        return f"half of a surrogate pair ({code})"
    if letter < "\xa0":
        return f"the control character {code}"
    return f"the noncharacter {code}"


def string_problems(value: str, *, multi_line: bool) -> Iterator[Finding]:
    """What no string of a file may have, whatever it is for."""
    if not value.strip():
        yield 0, "is empty: write something or leave the key out"
        return
    yield from refused_characters(value, at_most=1)
    if value.endswith("\n"):
        yield 0, "ends with a line break: write `|-`, not `|` or `|+`"
    elif value != value.strip():
        yield 0, "begins or ends with a space or an empty line"
    if "\n" in value.strip() and not multi_line:
        yield 0, "must be one line"
    yield from _line_problems(value)


def _line_problems(value: str) -> Iterator[Finding]:
    for number, line in enumerate(value.strip().split("\n")):
        if line != line.rstrip():
            yield number, "has a space at the end of a line"
        if not unicodedata.is_normalized("NFC", line):
            yield number, "is not in Unicode normal form NFC"


def words_problems(value: str, *, language: str) -> Iterator[Finding]:
    """What text for people may not have: half-open `**`, wrong apostrophes in Uzbek.

    Uzbek Latin writes oʻ gʻ with U+02BB and the tutuq belgisi with U+02BC (Unicode CLDR, `uz`).
    """
    yield from _strong_problems(value)
    if language == "uz":
        for number, line in enumerate(value.split("\n")):
            if wrong := WRONG_APOSTROPHE.search(line):
                around = line[max(0, wrong.start() - 8) : wrong.end() + 8]
                code = f"U+{ord(wrong.group()):04X}"
                yield number, f"has the apostrophe {code} in “{around}”: write ʻ (U+02BB) or ʼ (U+02BC)"


def _strong_problems(value: str) -> Iterator[Finding]:
    number = 0
    for paragraph in re.split(r"(\n(?:[ ]*\n)+)", value):
        parts = paragraph.split(MARK)
        if len(parts) % 2 == 0:
            yield number, f"has a `{MARK}` without its partner in the same paragraph"
        elif any(not part.strip() for part in parts[1::2]):
            yield number, f"has a pair of `{MARK}` with nothing between"
        number += paragraph.count("\n")
