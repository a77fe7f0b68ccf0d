"""Courses of the person of a case: which, and one more."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from amanjol.casework.cases import sealing
from amanjol.casework.cases.guards import case_for, case_to_change, with_keys
from amanjol.casework.cases.models import Status
from amanjol.casework.desk.refusals import refusing
from amanjol.casework.learning.actions.learners import Full
from amanjol.casework.learning.actions.restricting import NotNamed
from amanjol.casework.learning.taking_part.forms import JoinForm
from amanjol.casework.learning.taking_part.records import Kind
from amanjol.casework.learning.taking_part.showing import cohorts_to_join, courses_shown, work_shown
from amanjol.casework.support.participation import actions
from amanjol.casework.support.participation.queries import participations_of
from amanjol.foundation.once.answers import no_act

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpRequest, HttpResponse

    from amanjol.casework.desk.guards import View
    from amanjol.casework.desk.refusals import Refusals
    from amanjol.foundation.organisations.keys.keyring import Keyring


REFUSALS: Final[Refusals] = {
    # They opened somebody restricted for danger to life, and could not read what they begin.
    NotNamed: gettext_lazy(
        "Only who is named for work on this case sends the person to a course or into work."
    )
}


def in_case(view: View) -> View:
    """Given the keyring. That nothing was written into an older copy, or for who is not named, the page says."""
    return with_keys(refusing("support:courses", REFUSALS)(view))


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@in_case
def courses(request: HttpRequest, keyring: Keyring, pk: UUID) -> HttpResponse:
    row = case_for(keyring, pk)
    of_case = participations_of(row, keyring)
    cohorts = cohorts_to_join(keyring, timezone.localdate(), of_case.records)
    name = sealing.open_person(row.person, keyring).name
    form = JoinForm(request.POST if request.method == "POST" else None, cohorts=cohorts, name=name)
    if form.is_valid():
        try:
            actions.join_course(keyring=keyring, case=row, cohort=form.chosen, person=form.person)
        except Full:
            messages.error(request, _("This cohort is full. Choose another one."))
            return no_act(redirect("support:courses", pk=pk))
        return redirect(_courses_of(pk))
    context = {
        "case": row,
        "form": form,
        "cohorts": cohorts,
        "courses": courses_shown(of_case.records, keyring),
        "works": work_shown(of_case.records, keyring, timezone.localdate()),
        "is_closed": row.status == Status.CLOSED,
        "is_restricted": row.person.is_restricted,
    }
    return render(request, "support/participation/courses.html", context)


@require_POST
@in_case
def begin_work(request: HttpRequest, keyring: Keyring, pk: UUID) -> HttpResponse:
    """One press: the page of their work follows. Where it is begun already, nothing is."""
    row = case_to_change(request, keyring, pk)
    begun = actions.begin_work(keyring=keyring, case=row)
    records = participations_of(row, keyring).records
    there = next(record.row for record in records if record.kind is Kind.WORK)
    answer = redirect("learning:livelihood", pk=there)
    return answer if begun is not None else no_act(answer)


@require_POST
@in_case
def open_again(request: HttpRequest, keyring: Keyring, pk: UUID) -> HttpResponse:
    actions.open_again(keyring=keyring, case=case_to_change(request, keyring, pk))
    return redirect("support:courses", pk=pk)


def _courses_of(pk: UUID) -> str:
    """Where they stand on the page of the case."""
    return f"{reverse('cases:case', args=[pk])}#courses"
