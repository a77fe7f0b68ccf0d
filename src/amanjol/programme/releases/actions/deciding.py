"""A second person approves a release; it is withdrawn with a reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from amanjol.programme.releases import queries, rules, withdrawals
from amanjol.programme.releases.actions.bringing import locked
from amanjol.programme.releases.kinds import State
from amanjol.programme.releases.signing import sign_and_save, sign_approval_and_save

if TYPE_CHECKING:
    from amanjol.foundation.organisations.models import Member
    from amanjol.programme.releases.models import Release


class OthersSince(Exception):
    """Another release was approved after the attack: this one is attacked beside it first."""


@transaction.atomic
def approve(*, release: Release, by: Member) -> None:
    """From this transaction on its figures may be told. OthersSince; NotNow; NotSigned; NoKeys; PermissionDenied."""
    row = locked("release.approved", release, by, State.WAITING)
    if not rules.can_approve(by, row):
        raise PermissionDenied
    if queries.is_outdated(row):
        raise OthersSince
    last = queries.releases_of(by).aggregate(last=Max("number"))["last"]
    row.state, row.number = State.APPROVED, (last or 0) + 1
    row.decided_by, row.approved_on = by, timezone.localdate()
    sign_approval_and_save(row)


@transaction.atomic
def withdraw(*, release: Release, why: str, by: Member) -> None:
    """Nobody is given it here any more, and whoever quotes it hears of it; each later attack knows it still. NotNow;
    NotSigned; NoKeys; PermissionDenied.
    """
    row = locked("release.withdrawn", release, by, State.APPROVED)
    row.state, row.withdrawn_by, row.withdrawn_on = State.WITHDRAWN, by, timezone.localdate()
    row.withdrawn_why = why
    sign_and_save(row)
    withdrawals.tell(row, by)
