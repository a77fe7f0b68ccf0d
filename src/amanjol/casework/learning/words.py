"""What is said of choices that are stored as codes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from babel.core import Locale
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from amanjol.casework.learning.records import ErasureNotice, Timing
from amanjol.casework.standards.courses.library import course

if TYPE_CHECKING:
    from collections.abc import Mapping

    from django.utils.functional import _StrPromise

    from amanjol.casework.standards.courses.lessons import Course, CourseText

TIMINGS: Final[Mapping[Timing, _StrPromise]] = {
    Timing.BEFORE: _("Before the course"),
    Timing.AFTER: _("After the course"),
    Timing.LATER: _("Three months later"),
}
NOTICES: Final = (
    (ErasureNotice.ASKED, _("The person asked for it")),
    (ErasureNotice.TOLD, _("The person was told, and could say no")),
    (ErasureNotice.NOT_TOLD, _("The person cannot be told without danger, or cannot be found")),
    (ErasureNotice.BY_MISTAKE, _("It was entered by mistake, or typed twice: nobody has to be told")),
)


def course_of(key: str) -> Course | None:
    """None for one that this edition of the program does not have any more."""
    try:
        return course(key)
    except KeyError:
        return None


def in_language(of: Course, *languages: str) -> CourseText:
    """In the first of these in which it is there; else in that in which it was written."""
    return of.in_language(next((code for code in languages if code in of.languages), of.original))


def title_of(key: str) -> str:
    """Of a course, in the language of the page; its key where this edition of the program does not have it."""
    of = course_of(key)
    return in_language(of, get_language() or "en").title if of is not None else key


def language_name(code: str, here: str) -> str:
    """With a capital letter, in the language of the page; the code where Unicode's CLDR does not know it."""
    name = language_in_sentence(code, here)
    return name[:1].upper() + name[1:]


def language_in_sentence(code: str, here: str) -> str:
    """As `language_name`, as it is written between other words."""
    return str(Locale.parse(here, sep="-").languages.get(code.replace("-", "_"), code))
