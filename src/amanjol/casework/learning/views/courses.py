"""What is taught: the courses, a course in one language, its lessons, their handouts, why answers are right.

Nothing here is sealed, so no key is needed; who does not teach is refused all the same.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from django.http import Http404
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from amanjol.casework.desk.printing import paper_or_reason
from amanjol.casework.learning import teaching
from amanjol.casework.learning.guards import for_teachers
from amanjol.casework.learning.words import course_of, language_name
from amanjol.casework.standards.courses.handouts import document_of
from amanjol.casework.standards.courses.library import courses as packaged_courses

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from amanjol.casework.standards.courses.lessons import Course, CourseText, Module
    from amanjol.foundation.organisations.models import Member


@require_safe
@for_teachers
def courses(request: HttpRequest, _member: Member) -> HttpResponse:
    cards = [teaching.card_of(of) for of in packaged_courses()]
    return render(request, "learning/courses.html", {"cards": cards})


@require_safe
@for_teachers
def course(request: HttpRequest, _member: Member, key: str, language: str) -> HttpResponse:
    of, text = _text_or_404(key, language)
    context = {
        "card": teaching.card_of(of),
        "edition": date.fromisoformat(of.edition),
        "modules": [(module, teaching.duration(module.minutes)) for module in text.modules],
    }
    return render(request, "learning/course.html", _of_text(of, text) | context)


@require_safe
@for_teachers
def lesson(request: HttpRequest, _member: Member, key: str, language: str, module: str) -> HttpResponse:
    of, text = _text_or_404(key, language)
    return render(request, "learning/lesson.html", _of_lesson(of, text, _module_or_404(text, module)))


@require_safe
@for_teachers
def handout(request: HttpRequest, _member: Member, key: str, language: str, module: str) -> HttpResponse:
    """As PDF. It is the same for everybody, so nothing is asked before; whether it may go home, the lesson says."""
    of, text = _text_or_404(key, language)
    of_lesson = _module_or_404(text, module)
    response, failed = paper_or_reason(document_of(of, text, of_lesson))
    context = _of_lesson(of, text, of_lesson) | {"failed": failed}
    return response or render(request, "learning/lesson.html", context)


@require_safe
@for_teachers
def answers(request: HttpRequest, _member: Member, key: str, language: str) -> HttpResponse:
    """Which answers of the test are right, and why: a page of its own, so that nobody has it open while they teach."""
    of, text = _text_or_404(key, language)
    context = {"questions": teaching.explained(text)}
    return render(request, "learning/answers.html", _of_text(of, text) | context)


def _text_or_404(key: str, language: str) -> tuple[Course, CourseText]:
    of = course_of(key)
    if of is None or language not in of.languages:
        raise Http404
    return of, of.in_language(language)


def _module_or_404(text: CourseText, key: str) -> Module:
    try:
        return text.module(key)
    except KeyError:
        raise Http404 from None


def _of_text(of: Course, text: CourseText) -> dict[str, Any]:
    """What each page of a course in one language needs."""
    return {
        "course": of,
        "text": text,
        "language_name": language_name(text.language, get_language() or "en"),
        "unread": teaching.unread_of(of, [text.language]),
        "sources": of.sources,
    }


def _of_lesson(of: Course, text: CourseText, module: Module) -> dict[str, Any]:
    number = text.modules.index(module)
    return _of_text(of, text) | {
        "module": module,
        "number": number + 1,
        "parts": teaching.timed(module),
        "duration": teaching.duration(module.minutes),
        "before": text.modules[number - 1] if number else None,
        "after": text.modules[number + 1] if number + 1 < len(text.modules) else None,
    }
