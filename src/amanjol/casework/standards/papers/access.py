"""The paper that says who looked at a person's papers (`data/access.yaml`), in the languages that it names.

It says less than the desk: several acts share one sentence (each package says which, in its
`verbs.py`), so that whoever finds the paper learns nothing of what
was talked about. A language more is its name there and its words in a catalogue. Uzbek in Cyrillic is derived,
never typed.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from amanjol.casework.standards.data_files import KEY, LINE, SENTENCE, load
from amanjol.casework.standards.sentences import ENGLISH, Sentence
from amanjol.foundation.names.uzbek import to_cyrillic
from amanjol.foundation.printing.documents import Column, Document, Fact, Facts, Paragraph, Table, Tone
from amanjol.foundation.textfiles.shapes import Choice, Day
from amanjol.foundation.textfiles.structures import Field, Items, PerLanguage, Record

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date


DATA: Final = Path(__file__).with_name("data")
CYRILLIC: Final = "uz-cyrl"
OTHER: Final = "other"
OTHER_ACT: Final = "written"


@dataclass(frozen=True, slots=True)
class RoleWords:
    """What is said in place of a name. `other` stands for every role that is not listed."""

    roles: tuple[str, ...]
    says: Sentence


@dataclass(frozen=True, slots=True)
class ActWords:
    """One sentence, said of every act that is registered with its key."""

    key: str
    says: Sentence


@dataclass(frozen=True, slots=True)
class AccessPaper:
    """`languages` are those that it is printed in, each by its own name.

    `translations` says of each of them but English whether a native speaker has read it.
    """

    edition: date
    translations: Mapping[str, str]
    languages: Mapping[str, str]
    title: Sentence
    keep: Sentence
    once: Sentence
    name: Sentence
    when: Sentence
    who: Sentence
    what: Sentence
    roles: tuple[RoleWords, ...]
    sentences: tuple[ActWords, ...]

    @property
    def printed_in(self) -> dict[str, str]:
        """Codes and names of all its languages, the derived one behind the one it is derived from."""
        names = {}
        for code, name in self.languages.items():
            names[code] = name
            if code == "uz":
                names[CYRILLIC] = to_cyrillic(name)
        return names

    def of_role(self, role: str) -> Sentence:
        by_role = {key: words.says for words in self.roles for key in words.roles}
        return by_role.get(role, by_role[OTHER])

    def sentence(self, key: str) -> Sentence:
        """`OTHER_ACT` for a key that stands in no file of this edition, so that an old entry is never left out."""
        by_key = {sentence.key: sentence.says for sentence in self.sentences}
        return by_key.get(key, by_key[OTHER_ACT])

    @property
    def keys(self) -> frozenset[str]:
        return frozenset(sentence.key for sentence in self.sentences)

    def is_read(self, language: str) -> bool:
        """Whether somebody whose language it is has read these words."""
        source = "uz" if language == CYRILLIC else language
        return source == ENGLISH or self.translations[source] == "read"


def in_language(words: Sentence, language: str) -> str:
    return to_cyrillic(words.in_language("uz")) if language == CYRILLIC else words.in_language(language)


@dataclass(frozen=True, slots=True)
class PaperLine:
    """`who` is a role, never a name; empty where nobody in particular did it.

    What was done many times with many people stands once, from a day `until` another.
    """

    on: date
    who: str
    what: str
    until: date | None = None

    @property
    def when(self) -> str:
        days = dict.fromkeys(f"{day:%d.%m.%Y}" for day in (self.on, self.until) if day)
        return " – ".join(days)


def document_of(lines: Iterable[PaperLine], language: str, *, of: str = "") -> Document:
    """The paper itself, to be printed. `of` is the person's name, where they wish it there."""
    paper = packaged_paper()
    columns = (
        Column(in_language(paper.when, language), share=4),
        Column(in_language(paper.who, language), share=6),
        Column(in_language(paper.what, language), share=11),
    )
    rows = tuple((line.when, line.who, line.what) for line in lines)
    named = (Facts((Fact(in_language(paper.name, language), of),)),) if of else ()
    blocks = (
        *named,
        Paragraph(in_language(paper.keep, language)),
        Table(columns, rows),
        Paragraph(in_language(paper.once, language), Tone.SOFT),
    )
    return Document(in_language(paper.title, language), language, blocks)


def _problem(paper: AccessPaper) -> str:
    """Whoever carries it gets no word of another language: what a catalogue lacks is no gap to fill with English."""
    for words in _all_words(paper):
        if missing := {code for code in paper.languages if not words.is_in(code)}:
            return f"the catalogue of `{min(missing)}` lacks `{words.english}`"
    if missing := paper.languages.keys() - {ENGLISH} - paper.translations.keys():
        return f"`translations` does not say whether a native speaker has read `{min(missing)}`"
    for what, keys in (
        ("role", [key for role in paper.roles for key in role.roles]),
        ("sentence", [sentence.key for sentence in paper.sentences]),
    ):
        if twin := next((key for key in keys if keys.count(key) > 1), ""):
            return f"{what} `{twin}` stands in the file twice"
    if OTHER_ACT not in paper.keys:
        return f"`sentences` needs `{OTHER_ACT}`"
    return "" if any(OTHER in role.roles for role in paper.roles) else f"`roles` needs `{OTHER}`"


def _all_words(paper: AccessPaper) -> Iterator[Sentence]:
    yield from (paper.title, paper.keep, paper.once, paper.name, paper.when, paper.who, paper.what)
    yield from (role.says for role in paper.roles)
    yield from (sentence.says for sentence in paper.sentences)


ACCESS_PAPER: Final = Record(
    AccessPaper,
    (
        Field("edition", Day()),
        Field("translations", PerLanguage(Choice(("drafted", "read")))),
        Field("languages", PerLanguage(LINE)),
        *(Field(name, SENTENCE) for name in ("title", "keep", "once", "name", "when", "who", "what")),
        Field("roles", Items(Record(RoleWords, (Field("roles", Items(KEY)), Field("says", SENTENCE))))),
        Field("sentences", Items(Record(ActWords, (Field("key", KEY), Field("says", SENTENCE))))),
    ),
    problem=_problem,
)


@cache
def packaged_paper() -> AccessPaper:
    """Raises `ContentError`."""
    paper: AccessPaper = load(DATA / "access.yaml", ACCESS_PAPER)
    return paper
