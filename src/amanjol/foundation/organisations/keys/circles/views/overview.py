"""Which circles there are: one's own, and for who holds the keys of the organisation those of others."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from amanjol.foundation.accounts import unlocks
from amanjol.foundation.once.answers import no_act
from amanjol.foundation.organisations.keys.circles import pages, rules
from amanjol.foundation.organisations.keys.circles.actions import renewing
from amanjol.foundation.organisations.keys.circles.forms import BeginForm
from amanjol.foundation.organisations.keys.circles.opening import (
    Circles,
    forget,
    opened_circles,
    with_circles,
)
from amanjol.foundation.organisations.keys.keyring import opened_keyring
from amanjol.foundation.organisations.keys.queries import NoNode, vouched_set
from amanjol.foundation.organisations.keys.rules import can_hold
from amanjol.foundation.organisations.kinds import CirclePurpose
from amanjol.foundation.organisations.queries import member_of
from amanjol.foundation.seals import keypairs

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


@require_safe
@login_required
def circles(request: HttpRequest) -> HttpResponse:
    """Locked, or in no circle and without keys: it says what is missing."""
    member = member_of(request.user)
    if member is None:
        raise Http404
    may_be_in = rules.can_be_in_any(member)
    if not (may_be_in or can_hold(member)):
        raise PermissionDenied
    context = {
        "member": member,
        "may_be_in": may_be_in,
        "is_locked": not unlocks.is_unlocked(request),
        **_own(opened_circles(request)),
        **_of_others(request),
    }
    return render(request, "organisations/circles/circles.html", context)


def _own(opened: Circles | None) -> dict[str, Any]:
    if opened is None:
        return {}
    return {
        "cards": pages.own_cards(opened),
        "own_words": keypairs.fingerprint(opened.keys.public),
        "purposes": [purpose for purpose in CirclePurpose if rules.can_be_in(opened.member, purpose)],
    }


def _of_others(request: HttpRequest) -> dict[str, Any]:
    keyring = opened_keyring(request)
    if keyring is None:
        return {}
    papers = vouched_set(keyring.member.organisation_id, keyring.epoch)
    others = pages.other_cards(keyring)
    return {
        "others": others,
        "hangs_on_one": any(card.hangs_on_one for card in others),
        "colleagues": pages.colleagues(keyring),
        "papers_words": keypairs.fingerprint(bytes(papers.public)) if papers is not None else "",
    }


@require_POST
@login_required
@with_circles
def begin(request: HttpRequest, opened: Circles) -> HttpResponse:
    """A circle of one's own, with nobody else in it yet."""
    form = BeginForm(request.POST)
    if not form.is_valid():
        raise Http404
    try:
        circle = renewing.begin(circles=opened, purpose=form.cleaned_data["purpose"])
    except NoNode:
        messages.error(request, _("This node has not been set up. Tell its operator."))
        return no_act(redirect("organisations:circles"))
    forget(request)
    messages.success(
        request, _("Your circle has begun. Take a colleague in, so that nothing is lost with one key.")
    )
    return redirect("organisations:circle", pk=circle.pk)
