"""What holds for every device of an airport."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from amanjol.foundation.web import transactions
from amanjol.public.devices import place_languages, rules
from amanjol.public.devices.actions import places as acts
from amanjol.public.devices.airports import airport
from amanjol.public.devices.forms import PlaceLanguagesForm, language_names
from amanjol.public.devices.queries import fleet, places
from amanjol.public.devices.views.access import for_members

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from amanjol.foundation.organisations.models import Member


@require_http_methods(["GET", "HEAD", "POST"])
@for_members(rules.can_manage_fleet)
def languages(request: HttpRequest, member: Member, place: str) -> HttpResponse:
    """How much of each language is shown there; an airport where the organisation has no device is none of its own."""
    if not fleet.has_device_at(member.organisation_id, place):
        raise Http404
    if request.method == "POST" and "usual" in request.POST:
        acts.set_usual_languages(place=place, by=member)
        messages.success(request, _("Saved. The devices follow when they fetch next."))
        return redirect("devices:place_languages", place)
    sent = request.POST if request.method == "POST" else None
    if sent is not None:
        transactions.hold(f"languages {place}")
    shares = places.shares_at(place)
    form = PlaceLanguagesForm(sent, languages=shares, initial=shares)
    if sent is not None and form.is_valid():
        acts.set_languages(place=place, shares=form.shares, by=member)
        messages.success(request, _("Saved. The devices follow when they fetch next."))
        return redirect("devices:place_languages", place)
    names = dict(language_names())
    weights = place_languages.weights_of(shares)
    context = {
        "airport": airport(place) or place,
        "form": form,
        "is_set": places.is_set(place),
        "turns": sum(weights.values()),
        "rows": [(names.get(code, code), weights[code]) for code in place_languages.in_order(shares)],
    }
    return render(request, "devices/place_languages.html", context)
