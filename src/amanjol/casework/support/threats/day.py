"""What the first page says of threats: above all else, to whom they were written, until a step was taken."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from amanjol.casework.support.threats import actions, queries, rules
from amanjol.foundation.organisations.keys.keyring import opened_keyring
from amanjol.foundation.organisations.queries import member_of, names_of
from amanjol.foundation.web.discretion import is_discreet
from amanjol.foundation.web.today import Part

if TYPE_CHECKING:
    from django.http import HttpRequest

    from amanjol.foundation.organisations.keys.keyring import Keyring
    from amanjol.foundation.organisations.models import Member


def today(request: HttpRequest) -> Part | None:
    """Nothing where nothing waits. While locked the number alone. SealBroken."""
    member = member_of(request.user)
    if member is None or not rules.can_receive(member):
        return None
    keyring = opened_keyring(request)
    context = _locked(member) if keyring is None else _open(member, keyring)
    if not context:
        return None
    context["discreet"] = is_discreet(request)
    return Part("support/threats/today.html", context, "desk/desk.css", "support:threats")


def _locked(member: Member) -> dict[str, Any]:
    waiting = queries.unanswered(member).count()
    return {"waiting": waiting} if waiting else {}


def _open(member: Member, keyring: Keyring) -> dict[str, Any]:
    """What is answered is opened, too: whoever writes rows could say of one that it is."""
    actions.take_in(keyring=keyring)
    listed = queries.opened(keyring)
    older = queries.older(listed)
    missing = queries.missing(member)
    waiting = [opened for opened in listed if not opened.row.is_answered or opened.row.pk in older]
    if not waiting and not missing:
        return {}
    names = names_of({opened.record.author for opened in waiting}, member.organisation)
    lines = [
        (
            opened.row,
            names.get(opened.record.author, ""),
            opened.record.accounts[-1].at,
            opened.record.author == keyring.person,
        )
        for opened in waiting
    ]
    return {"waiting": len(waiting), "lines": lines, "missing": missing}
