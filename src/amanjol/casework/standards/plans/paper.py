"""The fixed words of a person's own copy of the plan (`data/paper.yaml`). What was typed is printed as it was written.

In the languages of the paper that says who has looked (`papers/access.py`), whose words for roles it takes.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final

from amanjol.casework.standards.data_files import KEY, SENTENCE, load
from amanjol.casework.standards.papers.access import CYRILLIC, packaged_paper
from amanjol.casework.standards.plans.first import DATA
from amanjol.casework.standards.sentences import ENGLISH, Sentence
from amanjol.foundation.textfiles.shapes import Choice, Day
from amanjol.foundation.textfiles.structures import Field, Items, PerLanguage, Record

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

_WORDS: Final = ("title", "mine", "together", "want", "what", "who", "until", "how_far", "review")


@dataclass(frozen=True, slots=True)
class StateWords:
    key: str
    says: Sentence


@dataclass(frozen=True, slots=True)
class PlanPaper:
    """`translations` says of each language but English whether a native speaker has read these words."""

    edition: date
    translations: Mapping[str, str]
    title: Sentence
    mine: Sentence
    together: Sentence
    want: Sentence
    what: Sentence
    who: Sentence
    until: Sentence
    how_far: Sentence
    review: Sentence
    states: tuple[StateWords, ...]

    def of_state(self, key: str) -> Sentence:
        """LookupError."""
        return {state.key: state.says for state in self.states}[key]

    @property
    def printed_in(self) -> dict[str, str]:
        """Codes and names of its languages."""
        return packaged_paper().printed_in

    def is_read(self, language: str) -> bool:
        """Whether somebody whose language it is has read these words."""
        source = "uz" if language == CYRILLIC else language
        return source == ENGLISH or self.translations[source] == "read"


def _problem(paper: PlanPaper) -> str:
    """Whoever carries it gets no word of another language."""
    languages = packaged_paper().languages.keys()
    for words in _all_words(paper):
        if missing := {code for code in languages if not words.is_in(code)}:
            return f"the catalogue of `{min(missing)}` lacks `{words.english}`"
    if missing := languages - {ENGLISH} - paper.translations.keys():
        return f"`translations` does not say whether a native speaker has read `{min(missing)}`"
    return ""


def _all_words(paper: PlanPaper) -> Iterator[Sentence]:
    yield from (getattr(paper, name) for name in _WORDS)
    yield from (state.says for state in paper.states)


PLAN_PAPER: Final = Record(
    PlanPaper,
    (
        Field("edition", Day()),
        Field("translations", PerLanguage(Choice(("drafted", "read")))),
        *(Field(name, SENTENCE) for name in _WORDS),
        Field(
            "states",
            Items(
                Record(
                    StateWords,
                    (Field("key", KEY), Field("says", SENTENCE)),
                )
            ),
        ),
    ),
    problem=_problem,
)


@cache
def packaged_plan_paper() -> PlanPaper:
    """Raises `ContentError`."""
    paper: PlanPaper = load(DATA / "paper.yaml", PLAN_PAPER)
    return paper
