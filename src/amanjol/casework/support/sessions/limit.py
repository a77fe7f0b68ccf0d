"""What a client hears before the first session: what stays in the circle, and the one thing that leaves it.

The text stands in `data/limit.yaml`, in every language in which it can be read out; Uzbek in Cyrillic is derived.
"""

from __future__ import annotations

import hashlib
import unicodedata
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from amanjol.casework.standards.data_files import LINE, load
from amanjol.foundation.names.uzbek import to_cyrillic
from amanjol.foundation.textfiles.shapes import Day
from amanjol.foundation.textfiles.structures import Field, PerLanguage, Record

if TYPE_CHECKING:
    from collections.abc import Mapping

CYRILLIC: Final = "uz-cyrl"
_SOURCE: Final = "en"
_NOBODY: Final = "nobody"
_PARTS: Final = ("stays", "others", "limit", "first")


@dataclass(frozen=True, slots=True)
class LimitText:
    """`edition` is a day, `readers` say who has read each translation. The four parts are read in this order."""

    edition: str
    readers: Mapping[str, str]
    languages: Mapping[str, str]
    stays: Mapping[str, str]
    others: Mapping[str, str]
    limit: Mapping[str, str]
    first: Mapping[str, str]

    @property
    def read_in(self) -> dict[str, str]:
        """Codes and names of all its languages, the derived one behind the one it is derived from."""
        names = {}
        for code, name in self.languages.items():
            names[code] = name
            if code == "uz":
                names[CYRILLIC] = to_cyrillic(name)
        return names

    def is_read(self, language: str) -> bool:
        """Whether somebody who speaks it has read the translation. English is where the others come from."""
        source = "uz" if language == CYRILLIC else language
        return source == _SOURCE or self.readers[source] != _NOBODY

    def said(self, language: str) -> tuple[str, ...]:
        """KeyError for a language that it is not read out in."""
        source = "uz" if language == CYRILLIC else language
        parts = [getattr(self, part)[source] for part in _PARTS]
        if language == CYRILLIC:
            parts = [to_cyrillic(text) for text in parts]
        return tuple(unicodedata.normalize("NFC", text) for text in parts)

    def digest(self, language: str) -> str:
        """SHA-256, hexadecimal, of edition, language and words. KeyError."""
        written = "\n".join((self.edition, language, *self.said(language)))
        return hashlib.sha256(written.encode()).hexdigest()


def _problem(text: LimitText) -> str:
    for part in _PARTS:
        if missing := text.languages.keys() - getattr(text, part).keys():
            return f"`{part}` lacks the language `{min(missing)}`"
    if missing := text.languages.keys() - {_SOURCE} - text.readers.keys():
        return f"`readers` does not say who has read `{min(missing)}`"
    return ""


LIMIT_TEXT: Final = Record(
    LimitText,
    (
        Field("edition", Day()),
        *(Field(name, PerLanguage(LINE)) for name in ("readers", "languages", *_PARTS)),
    ),
    problem=_problem,
)


@cache
def packaged_limit() -> LimitText:
    """Raises `ContentError`."""
    text: LimitText = load(Path(__file__).parent / "data" / "limit.yaml", LIMIT_TEXT)
    return text
