"""The shapes of the files of a course: its outline once, and its words in each language."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from amanjol.casework.standards.courses.lessons import LETTERS, Check, Handout, Reader, Source, Table
from amanjol.casework.standards.data_files import KEY, LINE, Count
from amanjol.foundation.textfiles.shapes import Choice, Day, Word, Words, YesNo
from amanjol.foundation.textfiles.structures import Field, Items, PerLanguage, Record

if TYPE_CHECKING:
    from collections.abc import Mapping

KINDS: Final = ("welcome", "talk", "activity", "practice", "closing")
"""Of a part: arriving; the trainer speaks and asks; the group does something; each tries it; the end."""

FOR_WHOM: Final = ("anybody", "lawyers", "officers")
PROFESSIONS: Final = ("accountant", "advocate", "psychologist", "trainer")
SHORTEST: Final = 60
LONGEST: Final = 90
"""Minutes of a module: long enough to do something, short enough to sit through."""

TEST: Final = Words(longest=160)
"""A question or an answer that can be read aloud and be remembered until it is answered."""


@dataclass(frozen=True, slots=True)
class PartOutline:
    key: str
    kind: str
    minutes: int


@dataclass(frozen=True, slots=True)
class ModuleOutline:
    key: str
    parts: tuple[PartOutline, ...]


@dataclass(frozen=True, slots=True)
class QuestionOutline:
    key: str
    module: str
    right: str


@dataclass(frozen=True, slots=True)
class Outline:
    """What is the same in every language. `translations` says of each but the original whether it was `read`."""

    key: str
    edition: str
    for_whom: str
    original: str
    translations: Mapping[str, str]
    readers: tuple[Reader, ...]
    modules: tuple[ModuleOutline, ...]
    test: tuple[QuestionOutline, ...]
    sources: tuple[Source, ...] = ()


@dataclass(frozen=True, slots=True)
class PartWords:
    key: str
    title: str
    steps: tuple[str, ...]
    say: str = ""


@dataclass(frozen=True, slots=True)
class ModuleWords:
    key: str
    title: str
    aim: str
    prepare: tuple[str, ...]
    parts: tuple[PartWords, ...]
    handout: Handout
    check: Check


@dataclass(frozen=True, slots=True)
class QuestionWords:
    key: str
    ask: str
    a: str
    b: str
    why: str
    c: str = ""
    d: str = ""

    @property
    def answers(self) -> dict[str, str]:
        texts = {letter: str(getattr(self, letter)) for letter in LETTERS}
        return {letter: text for letter, text in texts.items() if text}


@dataclass(frozen=True, slots=True)
class CourseWords:
    """What stands in the file of one language."""

    title: str
    summary: str
    advice: tuple[str, ...]
    modules: tuple[ModuleWords, ...]
    test: tuple[QuestionWords, ...]


def _module_problem(module: ModuleOutline) -> str:
    kinds = [part.kind for part in module.parts]
    minutes = sum(part.minutes for part in module.parts)
    if not SHORTEST <= minutes <= LONGEST:
        return f"module `{module.key}` takes {minutes} minutes, but must take {SHORTEST} to {LONGEST}"
    if kinds[0] != "welcome" or kinds[-1] != "closing":
        return f"module `{module.key}` must begin with a part of the kind welcome and end with one of the kind closing"
    if not {"activity", "practice"} & set(kinds):
        return f"module `{module.key}` has no activity and no practice: people would only listen"
    return ""


def _part_problem(part: PartOutline) -> str:
    return "" if part.minutes else f"part `{part.key}` takes no time"


def _reader_problem(reader: Reader) -> str:
    if (reader.state == "read") != bool(reader.read_on):
        return f"`read_on` belongs to a profession that has read the course, and only to one: {reader.profession}"
    return ""


def _outline_problem(outline: Outline) -> str:
    if outline.original in outline.translations:
        return f"the course was written in `{outline.original}`, which is no translation"
    return ""


OUTLINE: Final = Record(
    Outline,
    (
        Field("key", KEY),
        Field("edition", Day(has_come=True)),
        Field("for_whom", Choice(FOR_WHOM)),
        Field("original", Word(re.compile(r"[a-z]{2}"), "the two letters of a language")),
        Field("translations", PerLanguage(Choice(("drafted", "read")))),
        Field(
            "readers",
            Items(
                Record(
                    Reader,
                    (
                        Field("profession", Choice(PROFESSIONS)),
                        Field("state", Choice(("not-yet", "read"))),
                        Field("read_on", Day(has_come=True), required=False),
                    ),
                    problem=_reader_problem,
                )
            ),
        ),
        Field(
            "sources",
            Items(
                Record(
                    Source,
                    (
                        Field(
                            "id", Word(re.compile(r"[A-Z]{2}-[0-9]{2}"), "an id of the research, like LA-01")
                        ),
                        Field("publisher", LINE),
                        Field("year", Words(longest=40)),
                        Field("confidence", Choice(("high", "medium", "low"))),
                        Field("needs_review", YesNo(), required=False),
                    ),
                )
            ),
            required=False,
        ),
        Field(
            "modules",
            Items(
                Record(
                    ModuleOutline,
                    (
                        Field("key", KEY),
                        Field(
                            "parts",
                            Items(
                                Record(
                                    PartOutline,
                                    (
                                        Field("key", KEY),
                                        Field("kind", Choice(KINDS)),
                                        Field("minutes", Count()),
                                    ),
                                    problem=_part_problem,
                                ),
                                least=3,
                            ),
                        ),
                    ),
                    problem=_module_problem,
                )
            ),
        ),
        Field(
            "test",
            Items(
                Record(
                    QuestionOutline,
                    (
                        Field("key", KEY),
                        Field("module", Word(KEY.pattern, KEY.wanted, KEY.longest, refers_to="module")),
                        Field("right", Choice(LETTERS)),
                    ),
                )
            ),
        ),
    ),
    problem=_outline_problem,
)


def _table_problem(table: Table) -> str:
    width = len(table.columns)
    if any(len(row) != width for row in table.rows):
        return f"the table has {width} columns: each row needs as many cells"
    return ""


def _question_problem(question: QuestionWords) -> str:
    answers = question.answers
    if len(set(answers.values())) < len(answers):
        return f"question `{question.key}` has the same answer twice"
    if question.d and not question.c:
        return f"question `{question.key}` has an answer d and no answer c"
    return ""


_CELL: Final = Words(longest=80)
_HANDOUT: Final = Record(
    Handout,
    (
        Field("title", LINE),
        Field("lines", Items(LINE)),
        Field(
            "table",
            Record(
                Table,
                (Field("columns", Items(_CELL, least=2)), Field("rows", Items(Items(_CELL)))),
                problem=_table_problem,
            ),
            required=False,
        ),
    ),
)
_PART: Final = Record(
    PartWords,
    (
        Field("key", KEY),
        Field("title", LINE),
        Field("say", Words(multi_line=True, longest=2000), required=False),
        Field("steps", Items(LINE)),
    ),
)
WORDS: Final = Record(
    CourseWords,
    (
        Field("title", Words(longest=80)),
        Field("summary", LINE),
        Field("advice", Items(LINE)),
        Field(
            "modules",
            Items(
                Record(
                    ModuleWords,
                    (
                        Field("key", KEY),
                        Field("title", Words(longest=80)),
                        Field("aim", LINE),
                        Field("prepare", Items(LINE)),
                        Field("parts", Items(_PART)),
                        Field("handout", _HANDOUT),
                        Field("check", Record(Check, (Field("ask", LINE), Field("listen_for", Items(LINE))))),
                    ),
                )
            ),
        ),
        Field(
            "test",
            Items(
                Record(
                    QuestionWords,
                    (
                        Field("key", KEY),
                        Field("ask", TEST),
                        Field("a", TEST),
                        Field("b", TEST),
                        Field("c", TEST, required=False),
                        Field("d", TEST, required=False),
                        Field("why", LINE),
                    ),
                    problem=_question_problem,
                )
            ),
        ),
    ),
)
