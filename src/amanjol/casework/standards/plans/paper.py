"""The fixed words of a person's own copy of the plan (`data/paper.yaml`). What was typed is printed as it was written.

In the languages of the paper that says who has looked (`papers/access.py`), whose words for roles it takes. It
names no organisation, nobody who works here, no sum, and nothing of what the worker thinks is needed.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final

from amanjol.casework.standards.data_files import KEY, SENTENCE, load
from amanjol.casework.standards.papers.access import CYRILLIC, in_language, packaged_paper
from amanjol.casework.standards.plans.first import DATA
from amanjol.casework.standards.sentences import ENGLISH, Sentence
from amanjol.foundation.printing.documents import (
    Column,
    Document,
    Fact,
    Facts,
    Heading,
    Paragraph,
    Table,
    Tone,
)
from amanjol.foundation.textfiles.shapes import Choice, Day
from amanjol.foundation.textfiles.structures import Field, Items, PerLanguage, Record

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from amanjol.foundation.printing.documents import Block

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


@dataclass(frozen=True, slots=True)
class PaperService:
    """`who` is a role, or a name outside as it was typed; `state` is one of `PlanPaper.states`, by its key."""

    what: str
    who: str
    due_on: date | None
    state: str


@dataclass(frozen=True, slots=True)
class PaperGoal:
    """A goal in the person's own words, and what is done for it."""

    words: str
    services: tuple[PaperService, ...]


@dataclass(frozen=True, slots=True)
class PlanCopy:
    """What one person's copy says. `of` is their name, where they wish it there."""

    goals: tuple[PaperGoal, ...]
    gone_through_on: date | None
    review_on: date | None
    of: str = ""


@dataclass(frozen=True, slots=True)
class PlanGoalWords:
    """`rows` are what, who, by when and how far, in the order of the columns."""

    words: str
    rows: tuple[tuple[str, str, str, str], ...]


@dataclass(frozen=True, slots=True)
class PlanWords:
    """The copy in words, for the page and for the printer alike."""

    title: str
    of: str
    name: str
    mine: str
    want: str
    columns: tuple[str, str, str, str]
    goals: tuple[PlanGoalWords, ...]
    days: tuple[str, ...]
    keep: str


def words_of(copy: PlanCopy, language: str) -> PlanWords:
    paper = packaged_plan_paper()

    def said(words: Sentence) -> str:
        return in_language(words, language)

    days = [(paper.together, copy.gone_through_on), (paper.review, copy.review_on)]
    return PlanWords(
        said(paper.title),
        copy.of,
        said(packaged_paper().name),
        said(paper.mine),
        said(paper.want),
        (said(paper.what), said(paper.who), said(paper.until), said(paper.how_far)),
        tuple(
            PlanGoalWords(goal.words, tuple(_row(service, language) for service in goal.services))
            for goal in copy.goals
        ),
        tuple(said(words.fill(day=in_numbers(day))) for words, day in days if day),
        said(packaged_paper().keep),
    )


def _row(service: PaperService, language: str) -> tuple[str, str, str, str]:
    state = in_language(packaged_plan_paper().of_state(service.state), language)
    return service.what, service.who, in_numbers(service.due_on), state


def in_numbers(day: date | None) -> str:
    """As all these languages write it: 05.12.2026. Empty where there is no day."""
    return f"{day:%d.%m.%Y}" if day else ""


def document_of(words: PlanWords, language: str) -> Document:
    """The copy itself, to be printed."""
    blocks: list[Block] = [Facts((Fact(words.name, words.of),))] if words.of else []
    blocks += [Paragraph(words.mine, Tone.STRONG), *map(Paragraph, words.days), Heading(words.want)]
    columns = tuple(
        Column(head, share=share, is_strong=at == 0)
        for at, (head, share) in enumerate(zip(words.columns, _SHARES, strict=True))
    )
    for goal in words.goals:
        blocks.append(Heading(goal.words, 2))
        if goal.rows:
            blocks.append(Table(columns, goal.rows))
    blocks.append(Paragraph(words.keep, Tone.SOFT))
    return Document(words.title, language, tuple(blocks))


_SHARES: Final = (8, 6, 5, 7)


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
