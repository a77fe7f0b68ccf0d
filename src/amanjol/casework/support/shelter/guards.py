"""Whom the pages of houses and stays let in, and which it is."""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from amanjol.casework.cases.guards import with_keys_on
from amanjol.casework.desk import rules
from amanjol.casework.desk.guards import with_keys_at
from amanjol.casework.support.shelter import queries
from amanjol.casework.support.shelter.rules import can_describe_houses
from amanjol.casework.support.shelter.writing import OlderCopy
from amanjol.foundation.once.answers import no_act
from amanjol.foundation.seals.canonical import TooLarge

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from django.http import HttpRequest, HttpResponse

    from amanjol.casework.cases.models import Case
    from amanjol.casework.desk.guards import Rule, View
    from amanjol.casework.support.models import House
    from amanjol.casework.support.shelter.queries import OpenedStay
    from amanjol.foundation.organisations.keys.keyring import Keyring


def on_case(view: View) -> View:
    """As on the pages of a case; an older copy of a house says so."""
    return _with_older("cases:case", with_keys_on("cases:case"))(view)


def of_houses(rule: Rule = rules.can_read) -> Callable[[View], View]:
    """Given the keyring, for what is about houses alone."""
    return _with_older("support:house", with_keys_at("support:house", rule))


def _with_older(page: str, guard: Callable[[View], View]) -> Callable[[View], View]:
    def decorator(view: View) -> View:
        opened = guard(view)

        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            try:
                return opened(request, *args, **kwargs)
            except OlderCopy:
                messages.error(request, _("Nothing is written into an older copy. Tell the operator first."))
            except TooLarge:
                messages.error(request, _("This can hold no more. Tell the operator."))
            return no_act(redirect(page, pk=kwargs["pk"]) if "pk" in kwargs else redirect("support:houses"))

        return guarded

    return decorator


in_houses = of_houses()
writing_in_houses = of_houses(rules.can_work)
describing_houses = of_houses(can_describe_houses)


def house_for(keyring: Keyring, pk: UUID) -> House:
    """Another organisation's houses do not exist here."""
    row = queries.houses_visible_to(keyring.member).filter(pk=pk).first()
    if row is None:
        raise Http404
    return row


def house_to_change(request: HttpRequest, keyring: Keyring, pk: UUID) -> House:
    """As `house_for`. For a form that was sent it is locked: what it says now is what the form will write over."""
    rows = queries.houses_visible_to(keyring.member)
    row = (rows.select_for_update(of=("self",)) if request.method == "POST" else rows).filter(pk=pk).first()
    if row is None:
        raise Http404
    return row


def stay_for(keyring: Keyring, case: Case, pk: UUID) -> OpenedStay:
    try:
        return queries.stay_of(case, pk, keyring)
    except queries.NoSuchStay:
        raise Http404 from None
