"""An advocate types the six words that who coordinates reads out: on *My work* until it is done, and a page for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from amanjol.casework.desk.guards import for_those_who
from amanjol.casework.legal_aid import rules
from amanjol.casework.legal_aid.my_work.panels import Panel
from amanjol.casework.legal_aid.turns import vouching
from amanjol.foundation.accounts import unlocks
from amanjol.foundation.accounts.locked import answer_locked
from amanjol.foundation.organisations.keys.actions.accepting import OtherWords
from amanjol.foundation.organisations.keys.forms import HeardForm

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from amanjol.casework.legal_aid.my_work.panels import MyWork
    from amanjol.foundation.organisations.models import Member


def still_to_compare(work: MyWork) -> Panel | None:
    """Above everything else: until then they are called."""
    is_asked = work.advocate is not None and not vouching.has_compared(work.member)
    return Panel("legal_aid/turns/compare_first.html", {}) if is_asked else None


def compared(work: MyWork) -> Panel | None:
    """Once it is done, at the end: it can be done anew."""
    return Panel("legal_aid/turns/compared.html", {}) if vouching.has_compared(work.member) else None


@require_http_methods(["GET", "HEAD", "POST"])
@for_those_who(rules.can_be_asked)
def compare(request: HttpRequest, member: Member) -> HttpResponse:
    """The page does not show the words: who reads them out has them from a page of keys that is open."""
    keys = unlocks.opened_keys(request)
    if keys is None:
        return answer_locked(request)
    form = HeardForm(request.POST or None)
    if form.is_valid():
        try:
            vouching.compare(member=member, keys=keys, typed=form.cleaned_data["typed"])
        except OtherWords:
            form.add_error(
                None, _("The keys that stand here have other words. Let them be read once more, slowly.")
            )
        else:
            messages.success(request, _("Done. From now on only what they have sealed is shown to you here."))
            return redirect("legal_aid:my_work")
    context = {"form": form, "has_compared": vouching.has_compared(member)}
    return render(request, "legal_aid/turns/compare.html", context)
