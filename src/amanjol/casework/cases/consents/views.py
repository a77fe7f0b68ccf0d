"""What the person, or whoever may speak for a child, has consented to: what counts today, what counted once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from amanjol.casework.cases import sealing
from amanjol.casework.cases.consents import actions as consenting
from amanjol.casework.cases.consents.forms import ConsentForm, WithdrawForm
from amanjol.casework.cases.consents.words import consents_of
from amanjol.casework.cases.guards import case_for, with_keys
from amanjol.casework.cases.items import Items
from amanjol.casework.cases.models import ItemKind
from amanjol.casework.desk.country import policy_today
from amanjol.casework.standards.people.given import ConsentFor, GivenConsent, WithdrawnTooEarly, nobody_can
from amanjol.foundation.organisations.queries import names_of
from amanjol.foundation.seals import canonical

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpRequest, HttpResponse

    from amanjol.casework.cases.models import Case
    from amanjol.foundation.organisations.keys.keyring import Keyring


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@with_keys
def consents(request: HttpRequest, keyring: Keyring, pk: UUID) -> HttpResponse:
    row = case_for(keyring, pk)
    person = sealing.open_person(row.person, keyring)
    form = ConsentForm(
        request.POST if request.method == "POST" else None,
        form=person.form,
        purposes=_purposes(),
        by=keyring.person,
    )
    if form.is_valid():
        try:
            consenting.give_consent(keyring=keyring, case=row, given=form.given)
            return redirect("cases:consents", pk=pk)
        except canonical.TooLarge:
            form.add_error(None, _("This case can hold no more. Write it in a new case of this person."))
    return _page(request, keyring, row, form=form)


@sensitive_post_parameters()
@require_POST
@with_keys
def withdraw(request: HttpRequest, keyring: Keyring, pk: UUID) -> HttpResponse:
    row, typed = case_for(keyring, pk), WithdrawForm(request.POST)
    if typed.is_valid():
        consent, on = typed.cleaned_data["consent"], typed.cleaned_data["withdrawn_on"]
        try:
            consenting.withdraw_consent(keyring=keyring, case=row, consent=consent, on=on)
            return redirect("cases:consents", pk=pk)
        except consenting.NoSuchConsent:
            raise Http404 from None
        except WithdrawnTooEarly:
            typed.add_error("withdrawn_on", _("It cannot be withdrawn before the day on which it was given."))
    person = sealing.open_person(row.person, keyring)
    form = ConsentForm(form=person.form, purposes=_purposes(), by=keyring.person)
    return _page(request, keyring, row, form=form, withdrawing=typed)


def _purposes() -> list[ConsentFor]:
    """The name goes abroad nowhere where the policy says never."""
    never = policy_today().identity_abroad == "never"
    return [purpose for purpose in ConsentFor if purpose is not ConsentFor.IDENTITY_ABROAD or not never]


def _page(request: HttpRequest, keyring: Keyring, row: Case, **context: Any) -> HttpResponse:
    person, record = sealing.open_person(row.person, keyring), sealing.open_case(row, keyring)
    written = Items(row, record, keyring)
    history = consents_of(person, written.of(GivenConsent))
    names = names_of({consent.given.by for consent in history}, keyring.member.organisation)
    context |= {
        "case": row,
        "in_force": [
            (consent, names.get(consent.given.by, "")) for consent in history if consent.why_not is None
        ],
        "ended": [
            (consent, names.get(consent.given.by, "")) for consent in history if consent.why_not is not None
        ],
        "nobody": nobody_can(person.form),
        "is_older": written.are_fewer_than_recorded([ItemKind.CONSENT]),
        "today": timezone.localdate(),
    }
    return render(request, "cases/consents.html", context)
