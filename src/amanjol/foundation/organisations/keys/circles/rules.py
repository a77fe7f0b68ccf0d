"""Who may be in which circle, who takes somebody in, and who may vouch for whom."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from amanjol.foundation.organisations.keys.rules import can_hold
from amanjol.foundation.organisations.kinds import CirclePurpose
from amanjol.foundation.organisations.roles import ROLES, RoleKey

if TYPE_CHECKING:
    from datetime import datetime

    from amanjol.foundation.organisations.models import Member

RECEIVES_FOR: Final = timedelta(days=90)


def can_be_in(member: Member, purpose: str) -> bool:
    return member.may(f"circles.{purpose}")


def can_be_in_any(member: Member) -> bool:
    return any(can_be_in(member, purpose) for purpose in CirclePurpose)


def can_help_in_any(member: Member) -> bool:
    """Whether the role is in circles in which people are helped."""
    return any(can_be_in(member, purpose) for purpose in CirclePurpose if purpose.is_of_help)


def purposes_of(role: RoleKey) -> frozenset[CirclePurpose]:
    """What the circles are for that somebody in this role may be in."""
    return frozenset(purpose for purpose in CirclePurpose if purpose.permission in ROLES[role].may)


def stays_in(member: Member, purpose: str) -> bool:
    """Whether who was taken in is still let: account, membership and role."""
    return member.account.is_active and can_be_in(member, purpose)


def is_old(purpose: str, begun_at: datetime, now: datetime) -> bool:
    """Whether a key has served its time: partners of a circle of receivers seal to it for 90 days."""
    return purpose == CirclePurpose.RECEIVER and now - begun_at >= RECEIVES_FOR


def can_take_in(by: Member, member: Member, purpose: str) -> bool:
    """A colleague whose role is in such circles; never oneself."""
    is_colleague = by.organisation_id == member.organisation_id and by.pk != member.pk
    return is_colleague and can_be_in(by, purpose) and stays_in(member, purpose)


def can_vouch_for(by: Member, member: Member) -> bool:
    """A holder vouches for a colleague who may be in circles and holds no keys: a holder's key is vouched for."""
    is_colleague = by.organisation_id == member.organisation_id and by.pk != member.pk
    may_need_it = can_be_in_any(member) and not can_hold(member)
    return can_hold(by) and is_colleague and may_need_it and member.account.is_active
