"""The test of a learner, read aloud and ticked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from amanjol.casework.learning import sealing
from amanjol.casework.learning.actions import testing
from amanjol.casework.learning.forms import SheetForm
from amanjol.casework.learning.guards import learner_to_change, with_keys_on
from amanjol.casework.learning.records import Timing
from amanjol.casework.learning.words import TIMINGS, course_of, in_language
from amanjol.foundation.once.answers import no_act

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpRequest, HttpResponse

    from amanjol.foundation.organisations.keys.keyring import Keyring


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@with_keys_on("learning:learner")
def sheet(request: HttpRequest, keyring: Keyring, pk: UUID, timing: str) -> HttpResponse:
    if timing not in Timing:
        raise Http404
    at = Timing(timing)
    row = learner_to_change(request, keyring, pk)
    record, facts = sealing.open_learner(row, keyring), sealing.open_cohort(row.cohort, keyring).now
    course = course_of(row.cohort.course)
    if course is None:
        messages.error(request, _("This course is not there any more in this edition of the program."))
        return no_act(redirect("learning:learner", pk=pk))
    text, stands = in_language(course, facts.language), record.results.get(at)
    is_other_test = stands is not None and stands.digest != course.test.digest
    form = SheetForm.of_sheet(
        None if is_other_test else stands, text, request.POST if request.method == "POST" else None
    )
    if form.is_valid():
        testing.write_sheet(
            keyring=keyring,
            learner=row.pk,
            course=course,
            timing=at,
            on=form.cleaned_data["on"],
            answers=form.answers,
        )
        return redirect("learning:learner", pk=pk)
    context = {
        "form": form,
        "learner": row,
        "name": record.now.name,
        "words": TIMINGS[at],
        "language": text.language,
        "is_draft": text.state == "drafted",
        "is_other_test": is_other_test,
    }
    return render(request, "learning/sheet.html", context)
