"""What is read out to the person before something of theirs goes to another country (`data/telling.yaml`).

In every language in which a consent is read out; Uzbek in Cyrillic is derived. The name of the country is put in.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final

from amanjol.casework.standards.data_files import KEY, SENTENCE, load
from amanjol.casework.standards.people.consent_texts import CYRILLIC, in_language, packaged_texts
from amanjol.casework.standards.policy.leaving import DATA
from amanjol.casework.standards.sentences import ENGLISH
from amanjol.foundation.names.uzbek import to_cyrillic
from amanjol.foundation.textfiles.shapes import Choice, Day
from amanjol.foundation.textfiles.structures import Field, Items, PerLanguage, Record

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from amanjol.casework.standards.sentences import Sentence

GOES_THERE: Final = "goes-there"
DEMANDABLE: Final = "demandable"
UNREAD_LAW: Final = "unread-law"
CODE_INSTEAD: Final = "code-instead"
UNREAD_NEVER: Final = "cannot-be-unread"
WHEN_SENT: Final = "when-sent"
KEYS: Final = (GOES_THERE, DEMANDABLE, UNREAD_LAW, CODE_INSTEAD, WHEN_SENT, UNREAD_NEVER)
"""In the order in which they are read out."""


@dataclass(frozen=True, slots=True)
class TellingSentence:
    key: str
    says: Sentence


@dataclass(frozen=True, slots=True)
class Telling:
    """`translations` says of each language but English whether a native speaker has read these words."""

    edition: str
    translations: Mapping[str, str]
    sentences: tuple[TellingSentence, ...]

    def is_read(self, language: str) -> bool:
        source = "uz" if language == CYRILLIC else language
        return source == ENGLISH or self.translations[source] == "read"

    def read_out(
        self, keys: Iterable[str], country: str, language: str, country_name: Callable[[str, str], str]
    ) -> tuple[str, ...]:
        """The sentences of these keys about this country. KeyError for a language in which no consent is read out.

        `country_name(code, language)` is asked in the languages of the catalogues.
        """
        if language not in packaged_texts().read_in:
            raise KeyError(language)
        wanted = set(keys)
        is_cyrillic = language == CYRILLIC
        name = country_name(country, "uz" if is_cyrillic else language)
        name = to_cyrillic(name) if is_cyrillic else name
        return tuple(
            unicodedata.normalize("NFC", in_language(sentence.says, language).format(country=name))
            for sentence in self.sentences
            if sentence.key in wanted
        )


def _problem(telling: Telling) -> str:
    if tuple(sentence.key for sentence in telling.sentences) != KEYS:
        return f"`sentences` has to name {', '.join(KEYS)}, in this order"
    languages = set(packaged_texts().languages) - {ENGLISH}
    if languages != set(telling.translations):
        return f"`translations` has to speak of {', '.join(sorted(languages))}"
    for sentence in telling.sentences:
        if missing := {code for code in languages if not sentence.says.is_in(code)}:
            return f"the catalogue of `{min(missing)}` lacks `{sentence.says.english}`"
    return ""


TELLING: Final = Record(
    Telling,
    (
        Field("edition", Day()),
        Field("translations", PerLanguage(Choice(("drafted", "read")))),
        Field("sentences", Items(Record(TellingSentence, (Field("key", KEY), Field("says", SENTENCE))))),
    ),
    problem=_problem,
)


@cache
def packaged_telling() -> Telling:
    """Raises `ContentError`."""
    telling: Telling = load(DATA / "telling.yaml", TELLING)
    return telling
