"""The fixed words of a person's own copy of what a case conference decided (`data/conference.yaml`).

In the languages of the paper that says who has looked; what, who and by when are called as on the plan's paper.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final

from amanjol.casework.standards.data_files import SENTENCE, load
from amanjol.casework.standards.papers.access import CYRILLIC, in_language, packaged_paper
from amanjol.casework.standards.plans.first import DATA
from amanjol.casework.standards.plans.paper import in_numbers, packaged_plan_paper
from amanjol.casework.standards.sentences import ENGLISH
from amanjol.foundation.printing.documents import Column, Document, Fact, Facts, Paragraph, Table, Tone
from amanjol.foundation.textfiles.shapes import Choice, Day
from amanjol.foundation.textfiles.structures import Field, PerLanguage, Record

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from amanjol.casework.standards.sentences import Sentence
    from amanjol.foundation.printing.documents import Block


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


@dataclass(frozen=True, slots=True)
class PaperDecision:
    """`who` is a role, or a name outside as it was typed."""

    what: str
    who: str
    due_on: date | None


@dataclass(frozen=True, slots=True)
class ConferenceWords:
    """The copy in words, for page and printer alike. `of` is the person's name, where they wish it there."""

    title: str
    of: str
    name: str
    mine: str
    columns: tuple[str, str, str]
    decisions: tuple[tuple[str, str, str], ...]
    day: str
    keep: str


def words_of(decisions: Iterable[PaperDecision], on: date, language: str, *, of: str = "") -> ConferenceWords:
    paper, of_plan = packaged_conference_paper(), packaged_plan_paper()

    def said(words: Sentence) -> str:
        return in_language(words, language)

    return ConferenceWords(
        said(paper.title),
        of,
        said(packaged_paper().name),
        said(paper.mine),
        (said(of_plan.what), said(of_plan.who), said(of_plan.until)),
        tuple((decision.what, decision.who, in_numbers(decision.due_on)) for decision in decisions),
        said(paper.day.fill(day=in_numbers(on))),
        said(packaged_paper().keep),
    )


def document_of(words: ConferenceWords, language: str) -> Document:
    """The copy itself, to be printed."""
    blocks: list[Block] = [Facts((Fact(words.name, words.of),))] if words.of else []
    columns = tuple(
        Column(head, share=share, is_strong=at == 0)
        for at, (head, share) in enumerate(zip(words.columns, _SHARES, strict=True))
    )
    blocks += [
        Paragraph(words.mine, Tone.STRONG),
        Table(columns, words.decisions),
        Paragraph(words.day),
        Paragraph(words.keep, Tone.SOFT),
    ]
    return Document(words.title, language, tuple(blocks))


_SHARES: Final = (11, 6, 5)


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
