"""The guide's documents as plain data, the one shape that all parts share.

A document is one article in one language. Content files are written from it and read into it,
Wagtail pages are filled from it and turned into it, and `packs` renders it. Texts are plain; the only
markup is `**strong**`, and a blank line parts two paragraphs. A block holds the keys of its `sources` (of
`content/sources.yaml`), so that it takes them along wherever it is moved.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

type Kind = Literal["country", "topic", "general"]
type Audience = Literal["", "teachers"]
type StandingKind = Literal["undesirable", "banned", "foreign_agent", "none"]
type Exactness = Literal["day", "month", "at_latest"]
type TranslationState = Literal["original", "drafted", "read"]
type SourceKind = Literal["app", "fee", "rule", "bill", "contact", "report"]
type ChangeState = Literal["in_force", "to_start", "proposed"]


@dataclass(frozen=True, slots=True)
class Text:
    """Paragraphs, with or without a heading above them."""

    body: str
    heading: str = ""
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Step:
    """One action: `do` is the action in one short sentence, `how` explains it."""

    do: str
    how: str = ""


@dataclass(frozen=True, slots=True)
class Steps:
    items: tuple[Step, ...]
    heading: str = ""
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Checklist:
    items: tuple[str, ...]
    heading: str = ""
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Warn:
    """One sentence that must not be missed (`say`), and what to do about it (`more`)."""

    say: str
    more: str = ""
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ComparisonRow:
    about: str
    left: str
    right: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two columns side by side, for example what recruiters say and what is true."""

    left: str
    right: str
    rows: tuple[ComparisonRow, ...]
    heading: str = ""
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Law:
    """What a law says, in plain words. `article` may be empty where only the law is known."""

    name: str
    says: str
    article: str = ""
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Change:
    """A rule that is new or another one since: `what` it is now, for `who`, and what they `do`.

    `since` is the ISO day on which it begins or began; a bill or plan (`proposed`) has the day of its tabling.
    `to_start` is signed, but nobody of us has seen its day come.
    """

    what: str
    since: str
    state: ChangeState
    who: str
    do: str
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ContactRef:
    """A contact of the directory, by its key."""

    contact: str


@dataclass(frozen=True, slots=True)
class Video:
    """`file`, `captions` (WebVTT) and `picture` are names under `content/media/`."""

    title: str
    file: str
    captions: str
    transcript: str
    picture: str = ""
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Poster:
    """`file` is a name under `content/media/`; `says` holds every word on it, for who cannot see it."""

    file: str
    says: str
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Phrase:
    """A sentence to show to people of a country, and its meaning in the article's language."""

    says: str
    means: str


@dataclass(frozen=True, slots=True)
class Phrases:
    """Sentences for the emergency card. `language` is the ISO 639-1 code of what is shown."""

    language: str
    items: tuple[Phrase, ...]
    heading: str = ""
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Question:
    """One question of a check. The answer `raised_by` raises `flag`; `find_out` is what to ask next.

    No answer says that all is well. `source` is a key of `content/sources.yaml`. `country` (`kr`) is where one goes, if
    the law of that country asks it; empty is asked of everybody.
    """

    ask: str
    raised_by: Literal["yes", "no"]
    flag: str
    why: str
    find_out: str
    source: str
    country: str = ""


@dataclass(frozen=True, slots=True)
class Questions:
    items: tuple[Question, ...]
    heading: str = ""


@dataclass(frozen=True, slots=True)
class QuizQuestion:
    """`right` counts the choices from 1; `because` is told after the answer, whichever it was."""

    ask: str
    choices: tuple[str, ...]
    right: str
    because: str

    def problem(self) -> str:
        """A sentence when no choice is the right one."""
        return "" if 1 <= int(self.right) <= len(self.choices) else f"there is no choice number {self.right}"


@dataclass(frozen=True, slots=True)
class Quiz:
    items: tuple[QuizQuestion, ...]
    heading: str = ""
    sources: tuple[str, ...] = ()


type Block = (
    Text
    | Steps
    | Checklist
    | Warn
    | Comparison
    | Law
    | Change
    | ContactRef
    | Video
    | Poster
    | Phrases
    | Questions
    | Quiz
)


@dataclass(frozen=True, slots=True)
class KeyFigure:
    """A figure with what it counts and the date or year it speaks of. `source` is a key."""

    figure: str
    counts: str
    as_of: str
    source: str


@dataclass(frozen=True, slots=True)
class LawyerMark:
    """A country (`RU`) into which an article is carried only once a lawyer has read it there.

    `marked_by` and `marked_on` say who that was and when, `marked_words` which words they were (`lawyers.words_of`);
    they are empty until then.
    """

    country: str
    marked_by: str = ""
    marked_on: str = ""
    marked_words: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """One article in one language.

    `key` is `kr` for a country, `kr/health-care` for its topic, `general/kept-passport` otherwise.
    `look_again_on` is an ISO date, or empty. `figures` belong to countries only, `lawyer_for` to all others, `audience`
    to general articles: empty is everybody, `teachers` is who gives a lesson and no traveller.
    """

    kind: Kind
    key: str
    language: str
    title: str
    summary: str
    translation: TranslationState
    look_again_on: str
    blocks: tuple[Block, ...]
    figures: tuple[KeyFigure, ...] = field(default=())
    lawyer_for: tuple[LawyerMark, ...] = field(default=())
    audience: Audience = ""


@dataclass(frozen=True, slots=True)
class Source:
    """A page or paper that facts come from. `checked_by` and `checked_on` are empty until a person did.

    `confidence` is `high`, `medium` or `low`; `needs_review` facts are shown as not yet checked. `as_of` is the month
    (`2026-03`) after which nobody has read whether it still holds, or empty. What it speaks of, `kind`, says how
    soon it must be looked at again (`looking_again`); empty is a rule.
    """

    key: str
    title: str
    publisher: str
    address: str
    year: str
    confidence: Literal["high", "medium", "low"]
    needs_review: bool
    as_of: str = ""
    kind: SourceKind | Literal[""] = ""
    checked_by: str = ""
    checked_on: str = ""


@dataclass(frozen=True, slots=True)
class Standing:
    """What the law of a country says of a body: how it is listed there, since when, and by which source.

    `hosts` are its addresses on the web (`example.org`, or with a path, `t.me/name`), `contacts` keys of its numbers.
    `since` is an ISO day; `exactness` says whether that very day, its month, or only that it was no later is known.
    `none` is for what somebody looked for and did not find listed; `since` is then the day of looking.
    """

    key: str
    name: str
    country: str
    kind: StandingKind
    since: str
    exactness: Exactness
    source: str
    needs_review: bool
    hosts: tuple[str, ...] = ()
    contacts: tuple[str, ...] = ()
