"""The fixed words of a person's own copy of what a case conference decided (`data/conference.yaml`).

In the languages of the paper that says who has looked; what, who and by when are called as on the plan's paper.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final

from amanjol.casework.standards.data_files import SENTENCE, load
from amanjol.casework.standards.papers.access import CYRILLIC, packaged_paper
from amanjol.casework.standards.plans.first import DATA
from amanjol.casework.standards.sentences import ENGLISH
from amanjol.foundation.textfiles.shapes import Choice, Day
from amanjol.foundation.textfiles.structures import Field, PerLanguage, Record

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from amanjol.casework.standards.sentences import Sentence


@dataclass(frozen=True, slots=True)
class ConferencePaper:
    """`translations` says of each language but English whether a native speaker has read these words."""

    edition: date
    translations: Mapping[str, str]
    title: Sentence
    mine: Sentence
    day: Sentence

    def is_read(self, language: str) -> bool:
        """Whether somebody whose language it is has read these words."""
        source = "uz" if language == CYRILLIC else language
        return source == ENGLISH or self.translations[source] == "read"


def _problem(paper: ConferencePaper) -> str:
    """Whoever carries it gets no word of another language."""
    languages = packaged_paper().languages.keys()
    for words in (paper.title, paper.mine, paper.day):
        if missing := {code for code in languages if not words.is_in(code)}:
            return f"the catalogue of `{min(missing)}` lacks `{words.english}`"
    if missing := languages - {ENGLISH} - paper.translations.keys():
        return f"`translations` does not say whether a native speaker has read `{min(missing)}`"
    return ""


CONFERENCE_PAPER: Final = Record(
    ConferencePaper,
    (
        Field("edition", Day()),
        Field("translations", PerLanguage(Choice(("drafted", "read")))),
        Field("title", SENTENCE),
        Field("mine", SENTENCE),
        Field("day", SENTENCE),
    ),
    problem=_problem,
)


@cache
def packaged_conference_paper() -> ConferencePaper:
    """Raises `ContentError`."""
    paper: ConferencePaper = load(DATA / "conference.yaml", CONFERENCE_PAPER)
    return paper
