"""Who learns: somebody new, the page of one, what is changed of them, erasing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from amanjol.casework.desk.timeline import by_day, lookups_shown, timeline_of
from amanjol.casework.learning import queries, sealing
from amanjol.casework.learning.actions import erasing
from amanjol.casework.learning.actions import learners as acts
from amanjol.casework.learning.actions.learners import Person
from amanjol.casework.learning.earlier import changes_of_learner
from amanjol.casework.learning.forms import EraseForm, LearnerForm, NewLearnerForm
from amanjol.casework.learning.guards import cohort_for, learner_for, learner_to_change, with_keys_on
from amanjol.casework.learning.results import presence_of, results_of
from amanjol.casework.learning.teaching import lessons_of
from amanjol.casework.learning.words import course_of, title_of

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpRequest, HttpResponse

    from amanjol.foundation.organisations.keys.keyring import Keyring

on_learner = with_keys_on("learning:learner")


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@with_keys_on("learning:cohort")
def add(request: HttpRequest, keyring: Keyring, pk: UUID) -> HttpResponse:
    """Somebody new; then the same page for the next."""
    row = cohort_for(keyring, pk)
    form = NewLearnerForm(request.POST or None)
    if form.is_valid():
        try:
            acts.add_learner(keyring=keyring, cohort=row.pk, person=form.person)
        except acts.Full:
            messages.error(request, _("This cohort is full. Begin another one."))
            return redirect("learning:cohort", pk=pk)
        return redirect("learning:add_learner", pk=pk)
    context = {
        "form": form,
        "cohort": row,
        "name": sealing.open_cohort(row, keyring).now.name,
        "number": queries.learners_visible_to(keyring.member).filter(cohort=row).count(),
    }
    return render(request, "learning/add_learner.html", context)


@require_safe
@on_learner
def learner(request: HttpRequest, keyring: Keyring, pk: UUID) -> HttpResponse:
    row = learner_for(keyring, pk)
    cohort = sealing.open_cohort(row.cohort, keyring)
    record = acts.open_learner(keyring=keyring, learner=row)
    organisation, minutes = keyring.member.organisation, record.minutes
    course, language = course_of(row.cohort.course), cohort.now.language
    context = {
        "learner": row,
        "person": record.now,
        "cohort": row.cohort,
        "name": cohort.now.name,
        "title": title_of(row.cohort.course),
        "results": results_of(record),
        "presence": presence_of(cohort, record),
        "days": [
            (day, minutes.get(day.number), lessons_of(course, day.modules, language))
            for day in cohort.days_now
        ],
        "is_older": queries.is_older_learner(row, record),
        "earlier": changes_of_learner(record, cohort, organisation),
        "lookups": lookups_shown(organisation, queries.lookups(row)),
        "timeline": by_day(timeline_of(organisation, queries.timeline(row))),
    }
    return render(request, "learning/learner.html", context)


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@on_learner
def change(request: HttpRequest, keyring: Keyring, pk: UUID) -> HttpResponse:
    row = learner_to_change(request, keyring, pk)
    person = Person.of(sealing.open_learner(row, keyring).now)
    form = LearnerForm.of(person, request.POST if request.method == "POST" else None)
    if form.is_valid():
        acts.change_learner(keyring=keyring, learner=row.pk, person=form.person)
        return redirect("learning:learner", pk=pk)
    context = {"form": form, "title": _("Change"), "learner": row, "name": person.name}
    return render(request, "learning/form.html", context)


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@on_learner
def erase(request: HttpRequest, keyring: Keyring, pk: UUID) -> HttpResponse:
    row = learner_for(keyring, pk)
    form = EraseForm(request.POST or None, row=row)
    if form.is_valid():
        erasing.erase_learner(keyring=keyring, learner=row.pk, notice=form.notice, today=timezone.localdate())
        messages.success(request, _("The learner is erased."))
        return redirect("learning:cohort", pk=row.cohort_id)
    return render(request, "learning/erase_learner.html", {"learner": row, "form": form})
