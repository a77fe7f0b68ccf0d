"""The week's numbers to dial: one a card, two taps each."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from amanjol.foundation.directory import actions, numbers, queries
from amanjol.foundation.directory.dialling import Dialling, Outcome
from amanjol.public.guide.forms import DiallingForm
from amanjol.public.guide.references import on_live_pages
from amanjol.public.guide.views.access import for_members, member_here

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from amanjol.foundation.directory.models import Contact

A_WEEK = 20  # numbers
KEPT = "dialled"  # in the session: what was found here, so that it can be undone


@dataclass(frozen=True, slots=True)
class Card:
    """A contact as somebody who dials needs it, in the language of the page."""

    contact: Contact
    service: str
    run_by: str
    hours: str
    outcome: Outcome | None = None
    can_undo: bool = False

    @property
    def number(self) -> str:
        return numbers.as_read(self.contact.number, self.contact.country)

    @property
    def link(self) -> str:
        return numbers.as_link(self.contact.number)

    @property
    def from_abroad(self) -> bool:
        return self.contact.number.startswith("+")


@require_safe
@for_members("contacts.dial")
def dialling(request: HttpRequest) -> HttpResponse:
    """What is left of this week's numbers, and what was found so far."""
    return render(request, "guide/dialling.html", _week(request))


@require_POST
@for_members("contacts.dial")
def save_dialling(request: HttpRequest, key: str) -> HttpResponse:
    contact = _contact(key)
    form = DiallingForm(request.POST)
    if not form.is_valid():
        context = _week(request) | {"problem": form.errors["outcome"][0], "problem_key": key}
        return render(request, "guide/dialling.html", context, status=422)
    outcome = Outcome(form.cleaned_data["outcome"])
    try:
        before = actions.record_dialling(contact=contact, outcome=outcome, by=member_here(request))
    except actions.EmergencyNumber:
        messages.error(request, _("Emergency numbers are not dialled to see whether they answer."))
        return _back(request)
    after = Dialling.of_outcome(outcome, timezone.localdate(), member_here(request))
    undoable = request.session.get(KEPT, {})
    request.session[KEPT] = undoable | {key: {"before": _plain(before), "found": _plain(after)}}
    request.session["dialled_last"] = key
    return _back(request)


@require_POST
@for_members("contacts.dial")
def undo_dialling(request: HttpRequest, key: str) -> HttpResponse:
    undoable = request.session.get(KEPT, {})
    if key not in undoable:
        raise Http404(key)
    after, before = _dialling(undoable[key]["found"]), _dialling(undoable[key]["before"])
    try:
        actions.undo_dialling(contact=_contact(key), after=after, before=before, by=member_here(request))
    except actions.DialledSince:
        messages.error(request, _("Somebody else has dialled this number meanwhile; theirs stays."))
    else:
        messages.success(request, _("Undone: the number is in the list again."))
    request.session[KEPT] = {other: value for other, value in undoable.items() if other != key}
    return _back(request)


def _week(request: HttpRequest) -> dict[str, Any]:
    monday = _monday()
    contacts = queries.all_contacts()
    numbers = on_live_pages().contacts.keys() & contacts.keys()
    countries = sorted({contacts[key].country for key in numbers})
    country = request.GET.get("country", request.POST.get("country", ""))
    if country in countries:
        numbers = {key for key in numbers if contacts[key].country == country}
    dialled = queries.dialled_since(keys=numbers, day=monday)
    to_dial = queries.to_dial(keys=numbers, before=monday, limit=max(A_WEEK - len(dialled), 0))
    undoable = request.session.get(KEPT, {})
    cards = [_card(contact, undoable) for contact in dialled]
    last = request.session.get("dialled_last")
    return {
        "to_dial": [_card(contact, undoable) for contact in to_dial],
        "done": cards,
        "last": next((card for card in cards if card.contact.key == last and card.can_undo), None),
        "wrong": [_card(contacts[key], undoable) for key in sorted(numbers) if contacts[key].is_wrong],
        "total": len(dialled) + len(to_dial),
        "outcomes": Outcome.choices,
        "countries": countries,
        "country": country if country in countries else "",
    }


def _card(contact: Contact, undoable: dict[str, Any]) -> Card:
    language = get_language() or "en"
    outcome = None
    if contact.last_dialled_on is not None:
        outcome = Outcome.WRONG if contact.is_wrong else Outcome.NOBODY
        outcome = Outcome.ANSWERED if contact.answered else outcome
    mine = undoable.get(contact.key)
    return Card(
        contact=contact,
        service=_text(contact.service, language),
        run_by=_text(contact.run_by, language),
        hours=_text(contact.hours, language),
        outcome=outcome,
        can_undo=mine is not None and _dialling(mine["found"]) == Dialling.of(contact),
    )


def _text(texts: dict[str, str], language: str) -> str:
    return texts.get(language) or texts.get("en") or next(iter(texts.values()), "")


def _contact(key: str) -> Contact:
    contact = queries.all_contacts().get(key)
    if contact is None:
        raise Http404(key)
    return contact


def _monday() -> date:
    today = timezone.localdate()
    return today - timedelta(days=today.weekday())


def _back(request: HttpRequest) -> HttpResponse:
    country = request.POST.get("country", "")
    is_country = len(country) == 2 and country.isalpha()
    return redirect(reverse("guide_dialling", query={"country": country} if is_country else None))


def _plain(dialling: Dialling) -> dict[str, Any]:
    """For the session, which is JSON."""
    return asdict(dialling) | {"on": dialling.on.isoformat() if dialling.on else None}


def _dialling(plain: dict[str, Any]) -> Dialling:
    return Dialling(**plain | {"on": date.fromisoformat(plain["on"]) if plain["on"] else None})
