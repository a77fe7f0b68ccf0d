"""The page of keys, and the two ways in which keys begin."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from amanjol.foundation.once.answers import no_act
from amanjol.foundation.organisations.keys import last_resort, queries, rewrapping, rules
from amanjol.foundation.organisations.keys.actions import beginning
from amanjol.foundation.organisations.keys.keyring import KeysNow, KeysState, forget, settle, with_keyring
from amanjol.foundation.organisations.queries import member_of
from amanjol.foundation.seals import keypairs
from amanjol.foundation.web.repeating import repeatable

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from amanjol.foundation.organisations.keys.keyring import Keyring
    from amanjol.foundation.organisations.models import Member, RecoverySet


def holder(request: HttpRequest) -> Member:
    """The member who looks, whose role must include the keys. Without membership there is nothing here."""
    member = member_of(request.user)
    if member is None:
        raise Http404
    if not rules.can_hold(member):
        raise PermissionDenied
    return member


@require_safe
@login_required
def keys(request: HttpRequest) -> HttpResponse:
    """Who holds the keys, since when, who waits, and what this person can do about it."""
    member = holder(request)
    status = settle(request)
    keyring = status.keyring
    standings = queries.standings(member.organisation, keyring.epoch if keyring else None)
    begun = queries.current_epoch(member.organisation_id)
    context = {
        "member": member,
        "state": status.state.value,
        "epoch": begun,
        "holders": [row for row in standings if row.has_keys or row.was_given],
        "waiting": [row for row in standings if not (row.has_keys or row.was_given)] if begun else [],
        "papers": _papers(member, keyring),
        "left": last_resort.left(member) if keyring is not None else [],
        **_words(status),
        **_progress(keyring),
    }
    return render(request, "organisations/keys/keys.html", context)


def _papers(member: Member, keyring: Keyring | None) -> RecoverySet | None:
    """A set that was swapped in the database counts as none for who can notice it."""
    organisation = member.organisation_id
    return queries.vouched_set(organisation, keyring.epoch) if keyring else queries.recovery_set(organisation)


def _words(status: KeysNow) -> dict[str, str]:
    """Six words to compare: the organisation's for who holds the keys, one's own for who waits."""
    if status.keyring is not None:
        return {"words": keypairs.fingerprint(status.keyring.epoch.public)}
    if status.keys is not None and status.state is KeysState.NOT_GIVEN:
        return {"own_words": keypairs.fingerprint(status.keys.public)}
    return {}


def _progress(keyring: Keyring | None) -> dict[str, int | bool]:
    """How many rows are still under an earlier epoch; nothing where none can be."""
    if keyring is None or not keyring.has_earlier:
        return {}
    return {"is_moving": True, "left": rewrapping.left(keyring), "is_known": rewrapping.is_known()}


@require_POST
@login_required
def begin(request: HttpRequest) -> HttpResponse:
    """The first keys of an organisation."""
    member = holder(request)
    status = settle(request)
    if status.keys is None:
        return no_act(redirect("organisations:keys"))
    try:
        beginning.begin_first(member=member, keys=status.keys)
    except beginning.KeysExist:
        messages.error(request, _("Somebody was faster: the keys have begun."))
    except queries.NoNode:
        messages.error(request, _("This node has not been set up. Tell its operator."))
    else:
        messages.success(request, _("The keys have begun. Make the three sheets of paper next."))
    forget(request)
    return redirect("organisations:keys")


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@with_keyring
def begin_next(request: HttpRequest, keyring: Keyring) -> HttpResponse:
    """New keys on suspicion. After somebody has left they begin by themselves."""
    if request.method == "POST":
        try:
            beginning.begin_next(keyring=keyring)
        except beginning.KeysExist:
            messages.error(request, _("Somebody was faster: there are new keys."))
        else:
            messages.success(request, _("New keys have begun. Colleagues get them when they next unlock."))
        return redirect("organisations:keys")
    return render(request, "organisations/keys/begin_next.html", {"number": keyring.epoch.number})


@require_POST
@login_required
@with_keyring
@repeatable
def rewrap(request: HttpRequest, keyring: Keyring) -> HttpResponse:
    """Move some rows; the page asks again until none is left."""
    beginning.continue_rewrapping(keyring=keyring, at_most=rewrapping.ROWS_A_STEP)
    if not request.headers.get("HX-Request"):
        return redirect("organisations:keys")
    forget(request)
    context = _progress(settle(request).keyring)
    return render(request, "organisations/keys/keys.html#progress", context)
