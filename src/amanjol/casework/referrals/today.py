"""What receivers see on the first page: partners who wait for an answer, the earliest deadline first."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from django.utils import timezone
from django.utils.translation import gettext as _

from amanjol.casework.cases import rules
from amanjol.casework.referrals import pending, queries
from amanjol.casework.referrals.models import Direction, Referral
from amanjol.casework.referrals.partners import believed
from amanjol.casework.referrals.passed_on import silent, unsaid
from amanjol.casework.referrals.returning.of_letters import calls_in_clear
from amanjol.foundation.organisations.keys.keyring import opened_keyring
from amanjol.foundation.organisations.queries import member_of
from amanjol.foundation.web.discretion import is_discreet
from amanjol.foundation.web.fixed_queries import FixedQuery
from amanjol.foundation.web.today import Part

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.http import HttpRequest

MOST: Final = 20
_calling = FixedQuery(
    lambda organisation, now: Referral.objects.filter(
        direction=Direction.ARRIVED, circle__isnull=False, calls_at__lte=now, organisation=organisation
    )
)


class Line(NamedTuple):
    """`name` is empty while locked."""

    row: Referral
    name: str
    is_late: bool


class Silence(NamedTuple):
    """What nobody has done for days after something was taken back."""

    row: Referral
    text: str
    badge: str


def told_on(request: HttpRequest) -> Part | None:
    """For supervisors: what was taken back days ago, and is told on still, or nobody says what remains of it. No
    partner is named.
    """
    member = member_of(request.user)
    if member is None or not rules.can_supervise(member) or is_discreet(request):
        return None
    lines = [
        Silence(row, _("What we told on is not taken back from the third"), _("take back"))
        for row in silent(member).order_by("since", "pk")[: MOST + 1]
    ] + [
        Silence(row, _("A partner does not say what remains there"), _("call them"))
        if row.is_ours
        else Silence(row, _("Nobody has told the partner what remains here"), _("tell them"))
        for row in unsaid(member).order_by("since", "pk")[: MOST + 1]
    ]
    context = {"lines": lines[:MOST], "has_more": len(lines) > MOST}
    return Part("referrals/told_on.html", context, "desk/desk.css") if lines else None


def today(request: HttpRequest) -> Part | None:
    """For who opens the inbox; nothing where nobody waits. While locked no partner is named. SealBroken."""
    member = member_of(request.user)
    if member is None or not member.may(queries.RECEIVES) or is_discreet(request):
        return None
    late = [row for row in _calling.rows(member.organisation_id, timezone.now()) if calls_in_clear(row)]
    rows = pending.asked_of_inbox(member)
    if not rows and not late:
        return None
    most = pending.ASKED
    context = {"lines": named(request, rows[:most]), "called": named(request, late)}
    return Part("referrals/today.html", context | {"has_more": len(rows) > most}, "desk/desk.css")


def named(request: HttpRequest, rows: Iterable[Referral]) -> list[Line]:
    """Each with the name of its partner, as their card has it. SealBroken."""
    keyring, now = opened_keyring(request), timezone.now()
    trusted = believed(keyring) if keyring is not None else []
    names = {entry.partner: entry.card.name for entry in trusted if entry.card is not None}
    return [
        Line(row, names.get(row.with_partner, ""), row.due_at is not None and row.due_at < now)
        for row in rows
    ]
