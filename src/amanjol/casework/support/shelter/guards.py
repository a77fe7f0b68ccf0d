"""Whom the pages of houses and stays let in, and which it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.http import Http404
from django.utils.translation import gettext_lazy as _

from amanjol.casework.desk import rules
from amanjol.casework.desk.guards import with_keys_at
from amanjol.casework.desk.refusals import refusing
from amanjol.casework.support.shelter import queries
from amanjol.casework.support.shelter.rules import can_describe_houses
from amanjol.foundation.seals.canonical import TooLarge

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from django.http import HttpRequest

    from amanjol.casework.cases.models import Case
    from amanjol.casework.desk.guards import Rule, View
    from amanjol.casework.desk.refusals import Refusals
    from amanjol.casework.support.models import House
    from amanjol.casework.support.shelter.queries import OpenedStay
    from amanjol.foundation.organisations.keys.keyring import Keyring


REFUSALS: Final[Refusals] = {TooLarge: _("This can hold no more. Tell the operator.")}


def of_houses(
    rule: Rule = rules.can_read, page: str = "support:house", about: tuple[str, ...] = ("pk",)
) -> Callable[[View], View]:
    """Given the keyring, for what is about houses alone."""

    def decorator(view: View) -> View:
        return with_keys_at(page, rule)(refusing(page, REFUSALS, about)(view))

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
