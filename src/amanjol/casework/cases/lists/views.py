"""Comparing a list of indicators with its source: without two signatures it scores nobody real."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from amanjol.casework.cases import comparisons
from amanjol.casework.cases.lists.actions import sign_list
from amanjol.casework.cases.lists.forms import CompareForm
from amanjol.casework.desk.guards import for_workers
from amanjol.casework.standards.screening.approval import NEEDED, ComparisonIncomplete, signers
from amanjol.casework.standards.screening.list_files import packaged_lists

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from amanjol.foundation.organisations.models import Member


@require_http_methods(["GET", "HEAD", "POST"])
@for_workers
def compare_list(request: HttpRequest, member: Member, key: str) -> HttpResponse:
    """The weights are read in the source and entered; ours are never shown here."""
    try:
        of = packaged_lists().named(key)
    except LookupError:
        raise Http404 from None
    language = get_language() or "en"
    form = CompareForm(request.POST if request.method == "POST" else None, of=of)
    if form.is_valid():
        try:
            name, today = form.cleaned_data["name"], timezone.localdate()
            sign_list(member=member, of=of, read=form.read, name=name, today=today, language=language)
        except ComparisonIncomplete as incomplete:
            form.add_error(None, incomplete.sentence.in_language(language))
        else:
            messages.success(request, _("Signed. Thank you for reading all of it."))
            return redirect("cases:compare_list", key=key)
    signed = signers(of, comparisons.signatures_of(member.organisation_id))
    has_signed = any(signature.practitioner == str(member.pk) for signature in signed)
    context = {"of": of, "form": form, "signed": signed, "needed": NEEDED, "has_signed": has_signed}
    return render(request, "cases/compare_list.html", context)
