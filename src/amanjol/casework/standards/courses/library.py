"""The courses that we ship, read from `data/<course>/`: `course.yaml`, and a file of words for each language.

Also called: catalogue, syllabus, curriculum.
"""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from amanjol.casework.standards.courses.comparing import (
    handout_problems,
    language_differences,
    mark_problems,
    outline_differences,
    title_problems,
    twins,
    unknown_modules,
    unused_sources,
)
from amanjol.casework.standards.courses.course_files import OUTLINE, WORDS
from amanjol.casework.standards.courses.lessons import (
    Course,
    CourseTest,
    CourseText,
    Module,
    Part,
    Question,
    QuestionKey,
)
from amanjol.foundation.textfiles.languages import in_order
from amanjol.foundation.textfiles.problems import ContentErrors, Problem
from amanjol.foundation.textfiles.reading import Reading, read, read_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from amanjol.casework.standards.courses.course_files import (
        CourseWords,
        ModuleOutline,
        ModuleWords,
        Outline,
    )

DATA: Final = Path(__file__).with_name("data")
OUTLINE_FILE: Final = "course.yaml"


def courses() -> tuple[Course, ...]:
    """All of them, in the order of their keys. Raises `ContentError`."""
    return tuple(course(key) for key in _keys())


@cache
def course(key: str) -> Course:
    """KeyError where there is none."""
    if key not in _keys():
        raise KeyError(key)
    return read_course(DATA / key)


def _keys() -> list[str]:
    return sorted(file.parent.name for file in DATA.glob(f"*/{OUTLINE_FILE}"))


def read_course(folder: Path) -> Course:
    """The course of a folder. Raises `ContentError`: `life-skills/tk.yaml:12: sentence`, with all that differs."""
    texts = {OUTLINE_FILE: _read_text(folder, OUTLINE_FILE)}
    outline = read(texts[OUTLINE_FILE], f"{folder.name}/{OUTLINE_FILE}", OUTLINE)
    value: Outline = outline.value
    _refuse([*_place_problems(folder, outline), *twins(outline), *unknown_modules(outline)])
    words = {}
    for code in (value.original, *in_order(value.translations)):
        texts[code] = _read_text(folder, f"{code}.yaml")
        words[code] = read(texts[code], f"{folder.name}/{code}.yaml", WORDS, language=code)
    _refuse(_word_problems(words, outline))
    return _assemble(value, {code: reading.value for code, reading in words.items()}, texts)


def _read_text(folder: Path, name: str) -> str:
    return read_text(folder / name, f"{folder.name}/{name}")


def _refuse(problems: Iterable[Problem]) -> None:
    if listed := sorted(problems, key=lambda problem: (problem.file, problem.line)):
        raise ContentErrors(listed)


def _place_problems(folder: Path, outline: Reading) -> Iterator[Problem]:
    value: Outline = outline.value
    if value.key != folder.name:
        yield Problem(outline.file, 1, f"the key `{value.key}` must be the name of the folder, {folder.name}")
    named = {OUTLINE_FILE, f"{value.original}.yaml", *(f"{code}.yaml" for code in value.translations)}
    for name in sorted(file.name for file in folder.glob("*.yaml") if file.name not in named):
        yield Problem(f"{folder.name}/{name}", 1, f"{OUTLINE_FILE} does not name this language")


def _word_problems(words: dict[str, Reading], outline: Reading) -> Iterator[Problem]:
    value: Outline = outline.value
    original = words[value.original]
    for code, reading in words.items():
        yield from twins(reading)
        yield from title_problems(reading)
        yield from handout_problems(reading, value)
        yield from mark_problems(reading, value)
        if code == value.original:
            yield from outline_differences(reading, outline)
        else:
            yield from language_differences(reading, original, value.original)
    yield from unused_sources(outline, original)


def _assemble(outline: Outline, words: dict[str, CourseWords], texts: dict[str, str]) -> Course:
    original = words[outline.original]
    test = CourseTest(
        tuple(
            QuestionKey(question.key, question.module, tuple(text.answers), question.right)
            for question, text in zip(outline.test, original.test, strict=True)
        )
    )
    return Course(
        key=outline.key,
        edition=outline.edition,
        for_whom=outline.for_whom,
        readers=outline.readers,
        sources=outline.sources,
        test=test,
        texts={
            code: _course_text(outline, code, value, digest=_digest(texts[OUTLINE_FILE], texts[code]))
            for code, value in words.items()
        },
    )


def _digest(*texts: str) -> str:
    return hashlib.sha256("\0".join(texts).encode()).hexdigest()


def _course_text(outline: Outline, language: str, words: CourseWords, *, digest: str) -> CourseText:
    return CourseText(
        key=outline.key,
        language=language,
        state=outline.translations.get(language, "original"),
        title=words.title,
        summary=words.summary,
        advice=words.advice,
        modules=tuple(_module(*pair) for pair in zip(outline.modules, words.modules, strict=True)),
        test=tuple(
            Question(question.key, question.module, question.right, text.ask, text.answers, text.why)
            for question, text in zip(outline.test, words.test, strict=True)
        ),
        digest=digest,
    )


def _module(outline: ModuleOutline, words: ModuleWords) -> Module:
    parts = tuple(
        Part(part.key, part.kind, part.minutes, text.title, text.say, text.steps)
        for part, text in zip(outline.parts, words.parts, strict=True)
    )
    return Module(words.key, words.title, words.aim, words.prepare, parts, words.handout, words.check)
