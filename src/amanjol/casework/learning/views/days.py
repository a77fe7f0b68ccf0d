"""A day of a course: everybody in one form."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from amanjol.casework.desk.showing import note_shown
from amanjol.casework.learning import queries, sealing
from amanjol.casework.learning.actions import attending
from amanjol.casework.learning.forms import DayForm
from amanjol.casework.learning.guards import cohort_to_change, with_keys_on
from amanjol.casework.learning.teaching import lessons_of
from amanjol.casework.learning.words import course_of, in_language

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpRequest, HttpResponse

    from amanjol.casework.learning.queries import OpenedLearner
    from amanjol.foundation.organisations.keys.keyring import Keyring

on_cohort = with_keys_on("learning:cohort")


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@on_cohort
def new(request: HttpRequest, keyring: Keyring, pk: UUID) -> HttpResponse:
    return _day(request, keyring, pk, None)


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@on_cohort
def day(request: HttpRequest, keyring: Keyring, pk: UUID, number: int) -> HttpResponse:
    return _day(request, keyring, pk, number)


def _day(request: HttpRequest, keyring: Keyring, pk: UUID, number: int | None) -> HttpResponse:
    row = cohort_to_change(request, keyring, pk)
    record = sealing.open_cohort(row, keyring)
    stands = record.day(number) if number is not None else None
    if number is not None and stands is None:
        raise Http404
    course = course_of(row.course)
    text = in_language(course, get_language() or "en") if course is not None else None
    learners = [learner for learner in queries.opened_learners(row, keyring) if _is_asked(learner, number)]
    form = DayForm.of_day(stands, learners, text, request.POST if request.method == "POST" else None)
    if form.is_valid():
        attending.write_day(keyring=keyring, cohort=row.pk, number=number, day=form.day, minutes=form.there)
        return redirect("learning:cohort", pk=pk)
    context = {
        "form": form,
        "cohort": row,
        "name": record.now.name,
        "number": number,
        "course": course,
        "language": in_language(course, record.now.language).language if course is not None else "",
        "lessons": lessons_of(course, stands.modules, record.now.language) if stands is not None else [],
    }
    response = render(request, "learning/day.html", context)
    subjects = [("learner", learner.row.pk) for learner in learners]
    note_shown(verb=queries.LISTED, by=keyring.member, where="day", subjects=subjects)
    return response


def _is_asked(learner: OpenedLearner, number: int | None) -> bool:
    """Who does not come any more stands on the days on which they were there."""
    return learner.record.now.left_on is None or number in learner.record.minutes
