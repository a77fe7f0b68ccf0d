"""A supervisor's page: who receives complaints, the second organisation, the paper and the address to lay out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from amanjol.casework.complaints import partners, queries
from amanjol.casework.complaints.actions import naming
from amanjol.casework.complaints.forms import PersonForm, SecondForm
from amanjol.casework.complaints.guards import with_keys
from amanjol.casework.complaints.partners import Second, country_name
from amanjol.casework.complaints.receiving import Person
from amanjol.casework.desk.recording import record_act
from amanjol.casework.standards.papers.complaints import packaged_complaints
from amanjol.casework.standards.sentences import ENGLISH
from amanjol.foundation.letters import signing
from amanjol.foundation.once.answers import no_act

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpRequest, HttpResponse

    from amanjol.casework.complaints.models import Receiver
    from amanjol.foundation.letters.signing import Signing
    from amanjol.foundation.organisations.keys.keyring import Keyring


@dataclass(frozen=True, slots=True)
class Named:
    """`is_true` is None where the row holds and no holder has compared this key since the keys changed."""

    row: Receiver
    is_true: bool | None


@require_http_methods(["GET", "HEAD", "POST"])
@with_keys
def receivers(request: HttpRequest, keyring: Keyring) -> HttpResponse:
    """Whom rows claim, and whether it holds; posting names somebody."""
    candidates = queries.candidates(keyring.member)
    form = PersonForm(request.POST or None, people=candidates)
    if form.is_valid():
        member = next(person.member for person in candidates if person.account == form.cleaned_data["person"])
        try:
            naming.name(keyring=keyring, member=member)
        except naming.NotCompared:
            form.add_error(
                "person",
                _(
                    "Nobody has compared the six words of this person's key yet. Do that first, on the page of keys."
                ),
            )
        else:
            return redirect("complaints:receivers")
    return _page(request, keyring, form)


@require_POST
@with_keys
def remove(_request: HttpRequest, keyring: Keyring, pk: UUID) -> HttpResponse:
    naming.remove(by=keyring.member, receiver=pk)
    return redirect("complaints:receivers")


@require_POST
@with_keys
def second(request: HttpRequest, keyring: Keyring) -> HttpResponse:
    opened = signing.opened_signing(keyring)
    others = _others(keyring, opened)
    form = SecondForm(request.POST, choices=_choices(others))
    if not form.is_valid():
        return _page(request, keyring, None, form)
    chosen = next(second for value, second in others.items() if value == form.cleaned_data["second"])
    try:
        if chosen.organisation is not None:
            naming.choose_second(by=keyring.member, second=chosen.organisation)
        elif chosen.card is not None and opened is not None:
            naming.choose_partner(by=keyring.member, signing=opened, partner=chosen.card.holder)
    except naming.ReceivesNothing:
        messages.error(request, _("Nobody is named there any more."))
        return no_act(redirect("complaints:receivers"))
    return redirect("complaints:receivers")


def _page(
    request: HttpRequest, keyring: Keyring, form: PersonForm | None, second_form: SecondForm | None = None
) -> HttpResponse:
    member = keyring.member
    named = [Named(row, _holds(keyring, row)) for row in queries.receiver_rows(member.organisation_id)]
    if any(line.is_true is False for line in named):
        record_act("complaints.row-exchanged", member, "organisation", member.organisation_id)
    language = get_language() or ENGLISH
    others = _others(keyring, signing.opened_signing(keyring))
    second_now = queries.second_of(member.organisation_id)
    context: dict[str, Any] = {
        "named": named,
        "gaps": queries.gaps_of(member.organisation_id),
        "form": form or PersonForm(people=queries.candidates(member)),
        "second": second_now,
        "second_country": country_name(second_now.country, language) if second_now else "",
        "second_form": second_form or SecondForm(choices=_choices(others)),
        "others": others,
        "sending": queries.sending_to(member.organisation_id),
        "papers": [
            (own, code, reverse("complaint:paper", kwargs={"language": code, "pk": member.organisation_id}))
            for code, own in packaged_complaints().languages.items()
        ],
        "address": settings.ORIGINS["desk"]
        + reverse("complaint:first", kwargs={"language": language, "pk": member.organisation_id}),
    }
    return render(request, "complaints/receivers.html", context)


def _holds(keyring: Keyring, row: Receiver) -> bool | None:
    if not queries.is_true(row):
        return False
    return True if queries.was_compared(keyring, Person(row.member, row.key)) else None


def _others(keyring: Keyring, opened: Signing | None) -> dict[str, Second]:
    """Whom it could be, by what the form sends: of this node, and of others."""
    here = {
        str(row.pk): Second(row.name, organisation=row)
        for row in queries.reading_complaints()
        if row.pk != keyring.member.organisation_id
    }
    there = partners.to_choose(opened) if opened is not None else []
    return here | {
        f"{second.card.node}/{second.card.organisation}": second
        for second in there
        if second.card is not None
    }


def _choices(others: dict[str, Second]) -> list[tuple[str, str]]:
    language = get_language() or ENGLISH
    return [
        (
            value,
            second.name
            if second.organisation is not None
            else " · ".join(
                filter(None, (second.name, _("another node"), country_name(second.country, language)))
            ),
        )
        for value, second in others.items()
    ]
