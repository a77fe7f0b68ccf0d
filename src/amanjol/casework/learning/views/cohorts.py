"""Cohorts: the list, which needs no key; a new one; the page of one with who learns in it; what came of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from amanjol.casework.desk.showing import note_shown
from amanjol.casework.desk.timeline import by_day, timeline_of
from amanjol.casework.learning import queries, rules, sealing, teaching
from amanjol.casework.learning.actions import cohorts as acts
from amanjol.casework.learning.actions import erasing
from amanjol.casework.learning.calendar import looked_at_on
from amanjol.casework.learning.earlier import changes_of_cohort
from amanjol.casework.learning.forms import CohortForm, EraseForm
from amanjol.casework.learning.guards import (
    cohort_for,
    cohort_to_change,
    for_teachers,
    with_keys,
    with_keys_on,
)
from amanjol.casework.learning.results import cohort_results, presence_of, results_of
from amanjol.casework.learning.words import (
    TIMINGS,
    course_of,
    in_language,
    language_name,
    title_of,
)
from amanjol.casework.standards.courses.library import courses as packaged_courses
from amanjol.foundation.once.answers import no_act
from amanjol.foundation.organisations.keys.keyring import opened_keyring, waits_for_keys

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpRequest, HttpResponse

    from amanjol.casework.learning.models import Cohort
    from amanjol.casework.learning.queries import OpenedLearner
    from amanjol.casework.learning.records import CohortRecord
    from amanjol.foundation.organisations.keys.keyring import Keyring
    from amanjol.foundation.organisations.models import Member

MOST_ENDED: Final = 100
on_cohort = with_keys_on("learning:cohort")


@dataclass(frozen=True, slots=True)
class ListedCohort:
    """A cohort of the list; its name is empty while locked."""

    cohort: Cohort
    title: str
    name: str = ""


@require_safe
@for_teachers
def cohorts(request: HttpRequest, member: Member) -> HttpResponse:
    keyring, today = opened_keyring(request), timezone.localdate()
    rows: dict[str, list[Cohort]] = {"to-ask": [], "now": [], "ended": []}
    for row in queries.cohorts(member):
        is_due = row.follow_up_on is not None and row.follow_up_on <= today
        rows["to-ask" if is_due else "now" if row.ends_on >= today else "ended"].append(row)
    rows["ended"] = rows["ended"][:MOST_ENDED]
    context = {
        "is_open": keyring is not None,
        "waits_for_keys": waits_for_keys(request),
        "groups": {key: [_listed(row, keyring) for row in of_key] for key, of_key in rows.items()}.items(),
        "are_there": any(rows.values()),
        "may_name": rules.can_name_training(member),
    }
    return render(request, "learning/cohorts.html", context)


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@with_keys
def new(request: HttpRequest, keyring: Keyring) -> HttpResponse:
    form = CohortForm(request.POST or None, of=None)
    if form.is_valid():
        course = form.course_chosen
        row = acts.begin_cohort(keyring=keyring, course=course.key, plan=form.plan(course.edition))
        return redirect("learning:cohort", pk=row.pk)
    # Before anything is chosen: of each course, in every language.
    unread = [teaching.unread_of(of, of.languages) for of in packaged_courses()]
    context = {"form": form, "title": _("New cohort"), "unread": [of for of in unread if of]}
    return render(request, "learning/form.html", context)


@require_safe
@on_cohort
def cohort(request: HttpRequest, keyring: Keyring, pk: UUID) -> HttpResponse:
    row = cohort_for(keyring, pk)
    record = acts.open_cohort(keyring=keyring, cohort=row)
    learners = queries.opened_learners(row, keyring)
    today, course = timezone.localdate(), course_of(row.course)
    days = record.days_now
    text = in_language(course, record.now.language) if course is not None else None
    context = {
        "cohort": row,
        "facts": record.now,
        "title": title_of(row.course),
        "language": language_name(record.now.language, get_language() or "en"),
        "course": course,
        "text": text,
        "unread": teaching.unread_of(course, [text.language]) if course and text else None,
        "days": [(day, teaching.lessons_of(course, day.modules, record.now.language)) for day in days],
        "minutes": sum(day.minutes for day in days),
        "rows": [_row(learner, record) for learner in learners],
        "timings": [str(words) for words in TIMINGS.values()],
        "is_older": queries.is_older_cohort(row, record) or any(learner.is_older for learner in learners),
        "is_to_ask": row.follow_up_on is not None and row.follow_up_on <= today,
        "is_long_ago": looked_at_on(row.ends_on) <= today,
        "earlier": changes_of_cohort(record, keyring.member.organisation),
        "timeline": by_day(timeline_of(keyring.member.organisation, queries.timeline(row))),
    }
    response = render(request, "learning/cohort.html", context)
    _note(keyring, "cohort", learners)
    return response


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@on_cohort
def change(request: HttpRequest, keyring: Keyring, pk: UUID) -> HttpResponse:
    row = cohort_to_change(request, keyring, pk)
    facts, course = sealing.open_cohort(row, keyring).now, course_of(row.course)
    if course is None:
        return _course_is_gone(request, row)
    form = CohortForm.of_facts(facts, course, request.POST if request.method == "POST" else None)
    if form.is_valid():
        acts.change_cohort(keyring=keyring, cohort=row.pk, plan=form.plan(facts.edition))
        return redirect("learning:cohort", pk=pk)
    unread = teaching.unread_of(course, [in_language(course, facts.language).language])
    context = {
        "form": form,
        "title": _("Change the cohort"),
        "cohort": row,
        "name": facts.name,
        "unread": [unread] if unread else [],
    }
    return render(request, "learning/form.html", context)


@require_POST
@on_cohort
def followed_up(request: HttpRequest, keyring: Keyring, pk: UUID) -> HttpResponse:
    """That nobody is to be asked any more, or that somebody is after all: `again` says which."""
    row = cohort_for(keyring, pk)
    act = acts.follow_up_again if "again" in request.POST else acts.end_follow_up
    act(keyring=keyring, cohort=row.pk)
    return redirect("learning:cohort", pk=pk)


@require_safe
@on_cohort
def results(request: HttpRequest, keyring: Keyring, pk: UUID) -> HttpResponse:
    row = cohort_for(keyring, pk)
    record = sealing.open_cohort(row, keyring)
    learners, course = queries.opened_learners(row, keyring), course_of(row.course)
    text = in_language(course, get_language() or "en", record.now.language) if course is not None else None
    context = {
        "cohort": row,
        "name": record.now.name,
        "title": title_of(row.course),
        "results": cohort_results([learner.record for learner in learners], course, text),
        "number": len(learners),
        "timings": [str(words) for words in TIMINGS.values()],
    }
    return render(request, "learning/results.html", context)


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@on_cohort
def erase(request: HttpRequest, keyring: Keyring, pk: UUID) -> HttpResponse:
    row = cohort_for(keyring, pk)
    form = EraseForm(request.POST or None, row=row)
    if form.is_valid():
        try:
            erasing.erase_cohort(
                keyring=keyring, cohort=row.pk, notice=form.notice, today=timezone.localdate()
            )
        except erasing.NotEmpty:
            messages.error(request, _("Somebody learns in this cohort: erase the learners first."))
            return redirect("learning:cohort", pk=pk)
        messages.success(request, _("The cohort is erased."))
        return redirect("learning:cohorts")
    return render(request, "learning/erase_cohort.html", {"cohort": row, "form": form})


def _listed(row: Cohort, keyring: Keyring | None) -> ListedCohort:
    name = sealing.open_cohort(row, keyring).now.name if keyring is not None else ""
    return ListedCohort(row, title_of(row.course), name)


def _row(learner: OpenedLearner, record: CohortRecord) -> dict[str, Any]:
    """A line of the page of a cohort."""
    return {
        "learner": learner,
        "presence": presence_of(record, learner.record),
        "results": results_of(learner.record),
    }


def _note(keyring: Keyring, where: str, learners: list[OpenedLearner]) -> None:
    subjects = [("learner", learner.row.pk) for learner in learners]
    note_shown(verb=queries.LISTED, by=keyring.member, where=where, subjects=subjects)


def _course_is_gone(request: HttpRequest, row: Cohort) -> HttpResponse:
    messages.error(request, _("This course is not there any more in this edition of the program."))
    return no_act(redirect("learning:cohort", pk=row.pk))
