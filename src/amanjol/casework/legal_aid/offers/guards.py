"""Whom the pages of offers let in, and why something may not be done now."""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, Any, Final

from django.contrib import messages
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from amanjol.casework.legal_aid.conflict.actions import NotOpen
from amanjol.casework.legal_aid.guards import with_keys_on
from amanjol.casework.legal_aid.needs.actions import MOST_KNOWN, KnownTooOften
from amanjol.casework.legal_aid.offers import actions, checks
from amanjol.casework.legal_aid.offers.taking_in import take_in

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from django.http import HttpRequest, HttpResponse

    from amanjol.casework.desk.guards import View
    from amanjol.casework.desk.refusals import Refusals
    from amanjol.foundation.organisations.keys.keyring import Keyring

_BROKEN: Final = "_broken_turns"
REFUSALS: Final[Refusals] = {
    actions.Conflicted: _("There is a conflict: this lawyer is never asked, whatever the reason."),
    actions.LookFirst: _("There may be a conflict: look at it first."),
    actions.CannotAct: _("This lawyer cannot act today."),
    actions.NoPlace: _("All places of this lawyer are taken this year."),
    actions.AskedAlready: _("This lawyer has been asked already."),
    actions.AnotherLawyer: _("Somebody else has accepted, or is being told the names at this moment."),
    actions.ReasonNeeded: _("Another lawyer comes first by now: look at the list, and say why."),
    checks.LiftedUnsaid: _(
        "One of the three comes so early only because the person is said to know them: say why, then ask."
    ),
    actions.KnownAlone: _(
        "Life is in danger: no names are told, and only somebody whom the NGO knows is asked."
    ),
    actions.TooLate: _("The deadline is over: let it pass, then ask again."),
    actions.NotSo: _("This offer stands otherwise by now: look at it as it is."),
    actions.NeedChanged: _(
        "The need has changed since, and this lawyer fits it no more: let it pass, and look anew."
    ),
    actions.Away: _("This lawyer is away, or is not to be asked now."),
    actions.NamesChanged: _("The other side was changed after the names were told: tell them again."),
    actions.Fewer: _(
        "The journal knows of more than stands here. Nobody is asked: tell the operator by telephone."
    ),
    checks.BeingAsked: _("Advocates are being asked one after the other already."),
    checks.Nobody: _("Nobody of the register can come."),
    KnownTooOften: format_lazy(
        _(
            "For this need it was written down {most} times which lawyers the person knows, and no more is kept."
            " Nothing is saved. Ask the lawyer out of order, with the reason that the person knows them."
        ),
        most=MOST_KNOWN,
    ),
    NotOpen: _("No lawyer is sought for this need any more. Nothing is saved."),
}
BROKEN_TURN: Final = _(
    "What stands in a row of an advocate's turn was not sealed so: it is not believed. Call the advocate, and tell the"
    " operator."
)


def with_keys(page: str) -> Callable[[View], View]:
    """Given the keyring, once what advocates answered from their accounts is taken in. What may not be done now says
    why on `page`, which is about the same record.
    """

    def decorator(view: View) -> View:
        @with_keys_on(page, REFUSALS)
        @wraps(view)
        def opened(request: HttpRequest, keyring: Keyring, *args: Any, **kwargs: Any) -> HttpResponse:
            broken = take_in(keyring)
            request.__dict__[_BROKEN] = broken
            if broken:
                messages.error(request, BROKEN_TURN)
            return view(request, keyring, *args, **kwargs)

        return opened

    return decorator


def broken_turns(request: HttpRequest) -> frozenset[UUID]:
    """Turns of which something was not sealed as it stands there, as this request has seen."""
    broken: frozenset[UUID] = request.__dict__.get(_BROKEN, frozenset())
    return broken


def say_untold(request: HttpRequest, *, is_told: bool) -> None:
    if not is_told:
        messages.warning(
            request, _("It is saved, but no letter could be sent: tell whoever asks by telephone.")
        )


on_need = with_keys("legal_aid:lawyer_of_need")
on_offer = with_keys("legal_aid:offer")
