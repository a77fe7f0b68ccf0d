"""What pages say of a course to whoever teaches it: its languages, who has not read it, its lessons by the clock."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from django.urls import reverse
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from amanjol.casework.learning.words import in_language, language_in_sentence, language_name
from amanjol.casework.standards.courses import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from django.utils.functional import _StrPromise

    from amanjol.casework.standards.courses.lessons import Course, CourseText, Module, Part, Question
    from amanjol.casework.standards.sentences import Sentence

STATES: Final[Mapping[str, _StrPromise]] = {
    "original": gettext_lazy("written in this language"),
    "read": gettext_lazy("read by somebody whose language it is"),
    "drafted": gettext_lazy("draft"),
}
"""Of the words of a course in one language; `lessons.CourseText.state`."""


@dataclass(frozen=True, slots=True)
class Unread:
    """What nobody has read of a course: which professions have not, and which of its languages are drafts."""

    title: str
    professions: tuple[str, ...]
    drafts: tuple[str, ...]

    def __bool__(self) -> bool:
        return bool(self.professions or self.drafts)


@dataclass(frozen=True, slots=True)
class CourseLanguage:
    """`state` is that of the text, `words` says it."""

    code: str
    name: str
    state: str
    words: str


@dataclass(frozen=True, slots=True)
class CourseCard:
    """A course in a list; `text` is it in the language of the page, or as it was written."""

    course: Course
    text: CourseText
    for_whom: str
    duration: str
    languages: list[CourseLanguage]
    unread: Unread


@dataclass(frozen=True, slots=True)
class TimedPart:
    """A part of a lesson, with the minutes after which it begins and ends."""

    part: Part
    kind: str
    starts: int
    ends: int

    @property
    def begins(self) -> str:
        return _clock(self.starts)

    @property
    def clock(self) -> str:
        return f"{self.begins}–{_clock(self.ends)}"


@dataclass(frozen=True, slots=True)
class LessonLink:
    """`url` is empty for a module that the course does not have any more: its key stands for the title."""

    title: str
    url: str


@dataclass(frozen=True, slots=True)
class Explained:
    """A question of the test with its answers by letter, and the title of its module. For whoever teaches alone."""

    question: Question
    answers: list[tuple[str, str, bool]]
    module: str


def card_of(course: Course) -> CourseCard:
    return CourseCard(
        course=course,
        text=in_language(course, _here()),
        for_whom=_said(words.FOR_WHOM[course.for_whom]),
        duration=duration(course.minutes),
        languages=languages_of(course),
        unread=unread_of(course, course.languages),
    )


def languages_of(course: Course) -> list[CourseLanguage]:
    here = _here()
    return [
        CourseLanguage(code, language_name(code, here), text.state, str(STATES[text.state]))
        for code, text in course.texts.items()
    ]


def unread_of(course: Course, languages: Iterable[str]) -> Unread:
    """Of the course and of its words in these languages."""
    here = _here()
    return Unread(
        title=in_language(course, here).title,
        professions=tuple(_said(words.PROFESSIONS[key]) for key in course.unread_by),
        drafts=tuple(
            language_in_sentence(code, here)
            for code in languages
            if course.in_language(code).state == "drafted"
        ),
    )


def timed(module: Module) -> list[TimedPart]:
    parts, starts = [], 0
    for part in module.parts:
        ends = starts + part.minutes
        parts.append(TimedPart(part, _said(words.KINDS[part.kind]), starts, ends))
        starts = ends
    return parts


def explained(text: CourseText) -> Iterator[Explained]:
    for question in text.test:
        answers = [(letter, says, letter == question.right) for letter, says in question.answers.items()]
        yield Explained(question, answers, text.module(question.module).title)


def lessons_of(course: Course | None, modules: Iterable[str], language: str) -> list[LessonLink]:
    """Of these modules, called as in the language of the page, leading to them in that of the cohort."""
    if course is None:
        return [LessonLink(key, "") for key in modules]
    titles = {module.key: module.title for module in in_language(course, _here()).modules}
    taught_in = in_language(course, language).language
    return [
        LessonLink(titles[key], reverse("learning:lesson", args=[course.key, taught_in, key]))
        if key in titles
        else LessonLink(key, "")
        for key in modules
    ]


def duration(minutes: int) -> str:
    hours, rest = divmod(minutes, 60)
    if not rest:
        return _("%(hours)s h") % {"hours": hours}
    return _("%(hours)s h %(minutes)s min") % {"hours": hours, "minutes": rest}


def _clock(minutes: int) -> str:
    return f"{minutes // 60}:{minutes % 60:02}"


def _here() -> str:
    return get_language() or "en"


def _said(sentence: Sentence) -> str:
    return sentence.in_language(_here())
