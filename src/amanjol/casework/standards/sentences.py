"""Words that people read, written here in English and translated by gettext as all others are.

A language more is a catalogue more: `locale/<language>/LC_MESSAGES/django.po`. What a catalogue lacks is said in
English. `make sync` compiles the catalogues.
"""

from __future__ import annotations

import gettext
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Final

LOCALE: Final = Path(__file__).with_name("locale")
ENGLISH: Final = "en"


@dataclass(frozen=True, slots=True)
class Sentence:
    """`english` is what catalogues know it by; where it is said in two ways elsewhere, `context` tells them apart.

    `{names}` in it are filled by `fill`.
    """

    english: str
    context: str = ""
    parts: tuple[tuple[str, Sentence | str | int], ...] = ()

    def in_language(self, code: str) -> str:
        """English for a language whose catalogue lacks it."""
        text = self._translated(code) or self.english
        if not self.parts:
            return text
        return text.format(
            **{
                name: part.in_language(code) if isinstance(part, Sentence) else part
                for name, part in self.parts
            }
        )

    def is_in(self, code: str) -> bool:
        """Whether the words themselves, apart from their parts, are there in this language."""
        return code == ENGLISH or self._translated(code) is not None

    @property
    def en(self) -> str:
        return self.in_language(ENGLISH)

    def fill(self, **parts: Sentence | str | int) -> Sentence:
        """The sentence with its `{names}` filled. KeyError when one is left out."""
        self.english.format(**parts)
        return replace(self, parts=tuple(parts.items()))

    def _translated(self, code: str) -> str | None:
        if code == ENGLISH:
            return None
        catalogue = _catalogue(code)
        try:
            if self.context:
                return catalogue.pgettext(self.context, self.english)
            return catalogue.gettext(self.english)
        except LookupError:
            return None


class _Missing(gettext.NullTranslations):
    """Stands behind every catalogue: gettext itself does not tell a text that it lacks from one that is the same."""

    def gettext(self, message: str) -> str:
        raise LookupError(message)

    def pgettext(self, context: str, message: str) -> str:
        raise LookupError(context, message)


@cache
def _catalogue(code: str) -> gettext.NullTranslations:
    path = LOCALE / _folder(code) / "LC_MESSAGES" / "django.mo"
    if not path.is_file():
        return _Missing()
    with path.open("rb") as opened:
        catalogue = gettext.GNUTranslations(opened)
    catalogue.add_fallback(_Missing())
    return catalogue


def _folder(code: str) -> str:
    """As Django names it: `uz-cyrl` lies in `uz_Cyrl`."""
    language, _, script = code.partition("-")
    return f"{language}_{script.title()}" if script else language


def languages() -> tuple[str, ...]:
    """English and every language that has a catalogue, even one of a few sentences."""
    return (
        ENGLISH,
        *sorted(
            path.parents[1].name.lower().replace("_", "-") for path in LOCALE.glob("*/LC_MESSAGES/django.mo")
        ),
    )
