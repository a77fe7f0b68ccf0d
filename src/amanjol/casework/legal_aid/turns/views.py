"""An advocate's own page of an offer: what may be read, until when, and what they answer."""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, Any, Final

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from amanjol.casework.desk.guards import for_those_who
from amanjol.casework.legal_aid import rules
from amanjol.casework.legal_aid.models import TurnState
from amanjol.casework.legal_aid.my_work.coordinators import whom_to_call
from amanjol.casework.legal_aid.my_work.panels import Panel
from amanjol.casework.legal_aid.offers.words import may_be_said
from amanjol.casework.legal_aid.turns import actions, queries, sealing, vouching
from amanjol.casework.legal_aid.turns.forms import SeenForm, WhyNotForm
from amanjol.casework.legal_aid.turns.records import Says
from amanjol.casework.legal_aid.turns.words import BADGES, OWN
from amanjol.foundation.accounts import unlocks
from amanjol.foundation.accounts.locked import answer_locked
from amanjol.foundation.once.answers import no_act
from amanjol.foundation.seals.fields import SealBroken

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from django.http import HttpRequest, HttpResponse

    from amanjol.casework.legal_aid.models import Turn
    from amanjol.casework.legal_aid.my_work.panels import MyWork
    from amanjol.foundation.organisations.models import Member
    from amanjol.foundation.seals.keypairs import KeyPair

MOST: Final = 20
_SHOWN: Final = frozenset(
    {TurnState.HANDED, TurnState.MIGHT, TurnState.NAMED, TurnState.FREE, TurnState.ACCEPTED}
)
"""In which states it says what it is about; of a turn that is over nothing more is told than that."""


def offers(work: MyWork) -> Panel | None:
    """Of each only how it stands and until when, also while locked."""
    turns = queries.visible_to(work.member).order_by("-handed_at")[:MOST]
    lines = [(turn, OWN[_state(turn)], BADGES.get(_state(turn), ""), _is_shown(turn)) for turn in turns]
    lines.sort(key=lambda line: not line[3])
    return Panel("legal_aid/turns/panel.html", {"lines": lines}) if lines else None


def _unlocked(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Given the member, their keys and the turn, which is theirs: everybody else finds nothing."""

    @for_those_who(rules.can_be_asked)
    @wraps(view)
    def guarded(request: HttpRequest, member: Member, pk: UUID) -> HttpResponse:
        turn = queries.visible_to(member).filter(pk=pk).first()
        if turn is None:
            raise Http404
        keys = unlocks.opened_keys(request)
        if keys is None:
            return answer_locked(request)
        return view(request, member, keys, turn)

    return guarded


@require_safe
@_unlocked
def own_offer(request: HttpRequest, member: Member, keys: KeyPair, turn: Turn) -> HttpResponse:
    return _page(request, member, keys, turn)


@require_POST
@_unlocked
def might(request: HttpRequest, member: Member, keys: KeyPair, turn: Turn) -> HttpResponse:
    """They wish to accept: the coordinator's next request seals the names to them."""
    return _answered(request, member, keys, turn, SeenForm(request.POST), Says.MIGHT)


@require_POST
@_unlocked
def no_conflict(request: HttpRequest, member: Member, keys: KeyPair, turn: Turn) -> HttpResponse:
    """They have read the names, and accept."""
    return _answered(request, member, keys, turn, SeenForm(request.POST), Says.FREE)


@require_POST
@_unlocked
def decline(request: HttpRequest, member: Member, keys: KeyPair, turn: Turn) -> HttpResponse:
    form = WhyNotForm(request.POST, with_conflict=turn.state == TurnState.NAMED)
    return _answered(request, member, keys, turn, form, Says.DECLINED)


def _answered(
    request: HttpRequest, member: Member, keys: KeyPair, turn: Turn, form: SeenForm, says: Says
) -> HttpResponse:
    if not form.is_valid():
        return _page(request, member, keys, turn, form if isinstance(form, WhyNotForm) else None)
    reason = form.code if isinstance(form, WhyNotForm) else None
    try:
        actions.answer(
            member=member, keys=keys, turn=turn.pk, says=says, seen=form.cleaned_data["seen"], reason=reason
        )
    except actions.NotNow:
        messages.error(request, _("This stands otherwise by now: nothing was sent. Look at it as it is."))
    except vouching.NotCompared:
        return no_act(redirect("legal_aid:compare_coordinator"))
    except vouching.NotVouchedFor:
        messages.error(request, _not_theirs())
    except SealBroken:
        messages.error(request, _broken())
    else:
        return redirect("legal_aid:own_offer", pk=turn.pk)
    return no_act(redirect("legal_aid:own_offer", pk=turn.pk))


def _page(
    request: HttpRequest, member: Member, keys: KeyPair, turn: Turn, declining: WhyNotForm | None = None
) -> HttpResponse:
    context: dict[str, Any] = {
        "turn": turn,
        "state": OWN[_state(turn)],
        "badge": BADGES.get(_state(turn), ""),
        "call": whom_to_call(member),
    }
    if _is_shown(turn):
        try:
            context |= _inside(turn, member, keys)
        except vouching.NotCompared:
            return redirect("legal_aid:compare_coordinator")
        except vouching.NotVouchedFor:
            context["broken"] = _not_theirs()
        except SealBroken:
            context["broken"] = _broken()
    seen = {"seen": turn.answers}
    context |= {
        "seen": SeenForm(initial=seen),
        "declining": declining or WhyNotForm(initial=seen, with_conflict=turn.state == TurnState.NAMED),
    }
    return render(request, "legal_aid/turns/offer.html", context)


def _inside(turn: Turn, member: Member, keys: KeyPair) -> dict[str, Any]:
    """What the letter says, and the names while they are to be answered. As `vouching.open_vouched`."""
    letter = vouching.open_vouched(turn, member, keys)
    is_named = turn.state == TurnState.NAMED and actions.may_answer(turn, Says.FREE)
    return {
        "said": may_be_said(letter.says),
        "names": sealing.open_names(turn, letter.between).who if is_named else None,
        "may_say_might": actions.may_answer(turn, Says.MIGHT),
        "may_decline": actions.may_answer(turn, Says.DECLINED),
    }


def _state(turn: Turn) -> TurnState:
    """As it is now: the worker writes down a minute later that a deadline is over."""
    state = TurnState(turn.state)
    if state not in _SHOWN or state is TurnState.ACCEPTED:
        return state
    if queries.has_ended(turn.need_id, turn):
        return TurnState.WITHDRAWN
    if state is TurnState.NAMED and not turn.names and actions.may_answer(turn, Says.DECLINED):
        return TurnState.MIGHT  # the other side was changed: they are told anew
    waits_for_us = {TurnState.MIGHT, TurnState.FREE}
    if state not in waits_for_us and not actions.may_answer(turn, Says.DECLINED):
        return TurnState.OVER
    return state


def _is_shown(turn: Turn) -> bool:
    return _state(turn) in _SHOWN


def _not_theirs() -> str:
    return _(
        "The words that you compared do not vouch for this offer. After comparing anew that is usual; else it may be a"
        " false one. Call who coordinates, and answer nothing here."
    )


def _broken() -> str:
    return _("This does not open as it was sealed. Call who coordinates legal aid, and answer nothing here.")
