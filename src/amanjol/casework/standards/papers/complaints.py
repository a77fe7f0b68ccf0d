"""The words of a complaint, for whoever writes one: on the page without sign-in and on paper (`data/complaints.yaml`).

In the languages of the paper that says who has looked (`access.py`). `answer_days`, `end_days`, which
count from the day by which an answer was promised, and `kept_days`, which count from its end, are measures of the
house, no law.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from amanjol.casework.standards.data_files import KEY, SENTENCE, Count, load
from amanjol.casework.standards.papers.access import CYRILLIC, in_language, packaged_paper
from amanjol.casework.standards.sentences import ENGLISH
from amanjol.foundation.textfiles.shapes import Choice, Day
from amanjol.foundation.textfiles.structures import Field, Items, PerLanguage, Record

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from amanjol.casework.standards.sentences import Sentence

DATA: Final = Path(__file__).with_name("data")


@dataclass(frozen=True, slots=True)
class ComplaintSentence:
    key: str
    says: Sentence


@dataclass(frozen=True, slots=True)
class ComplaintTexts:
    """`translations` says of each language but English whether a native speaker has read these words."""

    edition: date
    answer_days: int
    end_days: int
    kept_days: int
    translations: Mapping[str, str]
    sentences: tuple[ComplaintSentence, ...]

    @property
    def languages(self) -> dict[str, str]:
        """Codes and names of its languages."""
        return packaged_paper().printed_in

    def is_read(self, language: str) -> bool:
        source = "uz" if language == CYRILLIC else language
        return source == ENGLISH or self.translations[source] == "read"

    def sentence(self, key: str) -> Sentence:
        """LookupError."""
        return {sentence.key: sentence.says for sentence in self.sentences}[key]

    def said(self, language: str) -> dict[str, str]:
        """Every sentence in this language by its key, with `_` for the hyphens, its places still open."""
        return {
            sentence.key.replace("-", "_"): in_language(sentence.says, language)
            for sentence in self.sentences
        }


def role_in(role: str, language: str) -> str:
    """Somebody's work here, as the person's papers call it."""
    return in_language(packaged_paper().of_role(role), language)


def _problem(texts: ComplaintTexts) -> str:
    """Whoever is afraid gets no word of another language."""
    languages = packaged_paper().languages.keys()
    for sentence in texts.sentences:
        if missing := {code for code in languages if not sentence.says.is_in(code)}:
            return f"the catalogue of `{min(missing)}` lacks `{sentence.says.english}`"
    keys = [sentence.key for sentence in texts.sentences]
    if twice := {key for key in keys if keys.count(key) > 1}:
        return f"`{min(twice)}` stands there twice"
    if missing := languages - {ENGLISH} - texts.translations.keys():
        return f"`translations` does not say whether a native speaker has read `{min(missing)}`"
    return ""


COMPLAINT_TEXTS: Final = Record(
    ComplaintTexts,
    (
        Field("edition", Day()),
        Field("answer_days", Count()),
        Field("end_days", Count()),
        Field("kept_days", Count()),
        Field("translations", PerLanguage(Choice(("drafted", "read")))),
        Field("sentences", Items(Record(ComplaintSentence, (Field("key", KEY), Field("says", SENTENCE))))),
    ),
    problem=_problem,
)


@cache
def packaged_complaints() -> ComplaintTexts:
    """Raises `ContentError`."""
    texts: ComplaintTexts = load(DATA / "complaints.yaml", COMPLAINT_TEXTS)
    return texts
