"""The fixed words of the paper that a person leaves with (`data/paper.yaml`), in the languages of the access list.

It says that help ended and can begin again, whom to call, and what was agreed about being asked later. It names no
organisation, nobody who works here, and nothing of what happened.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final

from amanjol.casework.standards.afterwards.instruments import DATA
from amanjol.casework.standards.data_files import KEY, SENTENCE, load
from amanjol.casework.standards.papers.access import CYRILLIC, in_language, packaged_paper
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

_WORDS: Final = (
    "title", "ended", "back", "call", "who", "number", "to_know", "trusted", "asks_name", "no_name", "maybe_name",
    "informs", "speaks", "free", "answered", "unanswered", "untried", "later", "asked_on", "change",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class WishWords:
    """What is said of a wish for when somebody does not answer."""

    key: str
    says: Sentence


@dataclass(frozen=True, slots=True)
class LeavingPaper:
    """`translations` says of each language but English whether a native speaker has read these words."""

    edition: date
    translations: Mapping[str, str]
    title: Sentence
    ended: Sentence
    back: Sentence
    call: Sentence
    who: Sentence
    number: Sentence
    to_know: Sentence
    trusted: Sentence
    asks_name: Sentence
    no_name: Sentence
    maybe_name: Sentence
    informs: Sentence
    speaks: Sentence
    free: Sentence
    answered: Sentence
    unanswered: Sentence
    untried: Sentence
    later: Sentence
    asked_on: Sentence
    change: Sentence
    wishes: tuple[WishWords, ...]

    @property
    def printed_in(self) -> dict[str, str]:
        """Codes and names of its languages."""
        return packaged_paper().printed_in

    def of_wish(self, key: str) -> Sentence:
        """LookupError."""
        return {wish.key: wish.says for wish in self.wishes}[key]

    def is_read(self, language: str) -> bool:
        """Whether somebody whose language it is has read these words."""
        source = "uz" if language == CYRILLIC else language
        return source == ENGLISH or self.translations[source] == "read"


@dataclass(frozen=True, slots=True)
class PaperContact:
    """Somebody to call, in the words of one language: whose number it is, and what to know before calling."""

    who: str
    number: str
    to_know: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Leaving:
    """What one person's paper says. `of` is their name, where they wish it there; `days` are those of follow-up."""

    ended_on: date
    contacts: tuple[PaperContact, ...]
    trusted: str
    days: tuple[date, ...]
    wish: str
    whom: str
    of: str = ""


@dataclass(frozen=True, slots=True)
class LeavingWords:
    """The paper in words, for the page and for the printer alike."""

    title: str
    of: str
    name: str
    ended: str
    back: str
    call: str
    columns: tuple[str, str, str]
    contacts: tuple[PaperContact, ...]
    trusted_label: str
    trusted: str
    later: str
    agreed: tuple[str, ...]
    keep: str


def words_of(leaving: Leaving, language: str) -> LeavingWords:
    paper = packaged_leaving_paper()

    def said(words: Sentence) -> str:
        return in_language(words, language)

    return LeavingWords(
        said(paper.title),
        leaving.of,
        said(packaged_paper().name),
        said(paper.ended.fill(day=f"{leaving.ended_on:%d.%m.%Y}")),
        said(paper.back),
        said(paper.call),
        (said(paper.who), said(paper.number), said(paper.to_know)),
        leaving.contacts,
        said(paper.trusted),
        leaving.trusted,
        said(paper.later),
        tuple(_agreed(leaving, language)),
        said(packaged_paper().keep),
    )


def _agreed(leaving: Leaving, language: str) -> Iterator[str]:
    paper = packaged_leaving_paper()
    if leaving.days:
        days = ", ".join(f"{day:%d.%m.%Y}" for day in leaving.days)
        yield in_language(paper.asked_on.fill(days=days), language)
    if leaving.wish:
        wish = paper.of_wish(leaving.wish)
        yield in_language(wish, language)
        if leaving.whom:
            yield leaving.whom
        yield in_language(paper.change, language)


def document_of(words: LeavingWords, language: str) -> Document:
    """The paper itself, to be printed."""
    blocks: list[Block] = [Facts((Fact(words.name, words.of),))] if words.of else []
    blocks += [Paragraph(words.ended), Paragraph(words.back, Tone.STRONG)]
    if words.contacts or words.trusted:
        blocks.append(Heading(words.call))
    if words.contacts:
        columns = tuple(
            Column(head, share=share, is_strong=share == _NUMBER)
            for head, share in zip(words.columns, _SHARES, strict=True)
        )
        rows = tuple((row.who, row.number, "\n".join(row.to_know)) for row in words.contacts)
        blocks.append(Table(columns, rows))
    if words.trusted:
        blocks.append(Facts((Fact(words.trusted_label, words.trusted),)))
    if words.agreed:
        blocks += [Heading(words.later), *(Paragraph(line) for line in words.agreed)]
    blocks.append(Paragraph(words.keep, Tone.SOFT))
    return Document(words.title, language, tuple(blocks))


_NUMBER: Final = 6
_SHARES: Final = (8, _NUMBER, 11)


def _problem(paper: LeavingPaper) -> str:
    """Whoever carries it gets no word of another language."""
    languages = packaged_paper().languages.keys()
    for words in (*(getattr(paper, name) for name in _WORDS), *(wish.says for wish in paper.wishes)):
        if missing := {code for code in languages if not words.is_in(code)}:
            return f"the catalogue of `{min(missing)}` lacks `{words.english}`"
    if missing := languages - {ENGLISH} - paper.translations.keys():
        return f"`translations` does not say whether a native speaker has read `{min(missing)}`"
    return ""


LEAVING_PAPER: Final = Record(
    LeavingPaper,
    (
        Field("edition", Day()),
        Field("translations", PerLanguage(Choice(("drafted", "read")))),
        *(Field(name, SENTENCE) for name in _WORDS),
        Field("wishes", Items(Record(WishWords, (Field("key", KEY), Field("says", SENTENCE))))),
    ),
    problem=_problem,
)


@cache
def packaged_leaving_paper() -> LeavingPaper:
    """Raises `ContentError`."""
    paper: LeavingPaper = load(DATA / "paper.yaml", LEAVING_PAPER)
    return paper
