"""A course in one language, as it is taught: modules, their parts, handouts, and the test."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

LETTERS: Final = ("a", "b", "c", "d")
"""Of the answers of a question, in the order in which they are read out."""


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a module. `kind` is one of `course_files.KINDS`; `say` is what the trainer reads aloud, or empty."""

    key: str
    kind: str
    minutes: int
    title: str
    say: str
    steps: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """As many cells in each row as there are columns. A cell `…` is to be filled by hand."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Handout:
    """What everybody takes home on paper."""

    title: str
    lines: tuple[str, ...]
    table: Table | None = None


@dataclass(frozen=True, slots=True)
class Check:
    """What the trainer asks the group at the end, and what a good answer holds. No part of the test."""

    ask: str
    listen_for: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Module:
    key: str
    title: str
    aim: str
    prepare: tuple[str, ...]
    parts: tuple[Part, ...]
    handout: Handout
    check: Check

    @property
    def minutes(self) -> int:
        return sum(part.minutes for part in self.parts)


@dataclass(frozen=True, slots=True)
class Question:
    """One question of the test. `answers` by letter, `right` one of them; `why` is said after the last time only."""

    key: str
    module: str
    right: str
    ask: str
    answers: Mapping[str, str]
    why: str


@dataclass(frozen=True, slots=True)
class CourseText:
    """A whole course in one language. `advice` is for the trainer, before the first module.

    `state` is `original`, `read` or `drafted`: written in this language, read by somebody whose language it is, or by
    nobody yet. `digest` is the SHA-256, in hexadecimal, of what it was read from.
    """

    key: str
    language: str
    state: str
    title: str
    summary: str
    advice: tuple[str, ...]
    modules: tuple[Module, ...]
    test: tuple[Question, ...]
    digest: str

    @property
    def minutes(self) -> int:
        return sum(module.minutes for module in self.modules)

    def module(self, key: str) -> Module:
        """KeyError where there is none."""
        return {module.key: module for module in self.modules}[key]


@dataclass(frozen=True, slots=True)
class QuestionKey:
    """One question without words: its letters, and the one that is right."""

    key: str
    module: str
    letters: tuple[str, ...]
    right: str


@dataclass(frozen=True, slots=True)
class CourseTest:
    """The test without words: the same in every language, before the course, after it and three months later."""

    questions: tuple[QuestionKey, ...]

    def right_answers(self, given: Mapping[str, str]) -> frozenset[str]:
        """The keys of the questions that were answered rightly. `given` are letters by the key of the question."""
        return frozenset(
            question.key for question in self.questions if given.get(question.key) == question.right
        )

    def score(self, given: Mapping[str, str]) -> int:
        """Right answers of a hundred, rounded down. Not answered is not right; a key of no question counts nothing."""
        return 100 * len(self.right_answers(given)) // len(self.questions)

    @property
    def digest(self) -> str:
        """SHA-256, in hexadecimal, of questions, letters and right answers: results compare where it is the same."""
        lines = (
            f"{question.key} {''.join(question.letters)} {question.right}\n" for question in self.questions
        )
        return hashlib.sha256("".join(lines).encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Source:
    """Where a statement of law comes from, as it stands in the research. `needs_review`: nobody has checked it."""

    id: str
    publisher: str
    year: str
    confidence: str
    needs_review: bool = False


@dataclass(frozen=True, slots=True)
class Reader:
    """Whether somebody of this profession has read the course, and since when."""

    profession: str
    state: str
    read_on: str = ""


@dataclass(frozen=True, slots=True)
class Course:
    """A course in all its languages. `for_whom` is one of `course_files.FOR_WHOM`."""

    key: str
    edition: str
    for_whom: str
    readers: tuple[Reader, ...]
    sources: tuple[Source, ...]
    test: CourseTest
    texts: Mapping[str, CourseText]

    @property
    def languages(self) -> tuple[str, ...]:
        """Codes, the one it was written in first."""
        return tuple(self.texts)

    @property
    def original(self) -> str:
        return self.languages[0]

    @property
    def minutes(self) -> int:
        return self.texts[self.original].minutes

    @property
    def unread_by(self) -> tuple[str, ...]:
        """The professions that have not read it."""
        return tuple(reader.profession for reader in self.readers if reader.state != "read")

    @property
    def digest(self) -> str:
        """SHA-256, in hexadecimal, over the digests of all languages."""
        lines = (f"{code} {text.digest}\n" for code, text in self.texts.items())
        return hashlib.sha256("".join(lines).encode()).hexdigest()

    def in_language(self, language: str) -> CourseText:
        """KeyError for a language that it is not there in: no word of another one fills the gap."""
        return self.texts[language]

    def source(self, source_id: str) -> Source:
        """KeyError where there is none."""
        return {source.id: source for source in self.sources}[source_id]
