"""Looking for a person among all whom the organisation has written down, and among what is no case yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import render
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from amanjol.casework.cases import rules
from amanjol.casework.cases.finding import actions, results, search
from amanjol.casework.cases.finding.forms import FindForm
from amanjol.casework.cases.guards import reading
from amanjol.casework.desk import attachments, showing
from amanjol.foundation.web.repeating import repeatable

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from amanjol.casework.cases.finding.search import PersonMatch
    from amanjol.foundation.journal.subjects import Subject
    from amanjol.foundation.organisations.keys.keyring import Keyring


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@reading
@repeatable
def find(request: HttpRequest, keyring: Keyring) -> HttpResponse:
    """The question is posted, so that no name stands in an address, a history or a log."""
    form = FindForm(request.POST or None)
    context: dict[str, object] = {"form": form, "may_work": rules.can_work(keyring.member)}
    matches: list[PersonMatch] = []
    subjects: list[Subject] = []
    if form.is_valid():
        question = form.cleaned_data["question"]
        matches, gone = search.find_and_look(keyring, question)
        others = attachments.found(keyring, question)
        actions.write_anew(keyring=keyring, gone=gone)
        context["people"] = results.shown(keyring, matches)
        context["others"] = [hits.panel for hits in others]
        context["is_full"] = len(matches) == search.MOST_FOUND
        subjects += [("person", match.person.pk) for match in matches]
        subjects += [subject for hits in others for subject in hits.subjects]
    response = render(request, "cases/find.html", context)
    if form.is_valid():
        showing.note_search(by=keyring.member, count=len(matches), subjects=subjects)
    return response
