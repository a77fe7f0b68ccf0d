"""Referrals for which our side has to do something next, and what was told on. What stands in clear needs no key."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django.db.models import CharField, Exists, F, OuterRef, Q
from django.db.models.functions import Cast

from amanjol.casework.referrals.models import CaseReferral, Direction, Referral, ReferralLetter
from amanjol.casework.referrals.queries import SUBJECT, VERBS, may_see, visible_to
from amanjol.casework.standards.referring.states import State
from amanjol.foundation.journal.queries import entries_of
from amanjol.foundation.web.fixed_queries import NO_IDS, FixedQuery, Ids

if TYPE_CHECKING:
    from datetime import datetime

    from django.db.models import QuerySet

    from amanjol.foundation.organisations.models import Member


def waiting_for_us(member: Member) -> QuerySet[Referral]:
    """Those for which our side has to do something next: an inquiry or a danger to answer, a danger that a second
    person has to confirm, a yes on which nothing was told yet, what was taken back.
    """
    return visible_to(member).filter(_WAITS)


def taken_back_there(member: Member) -> QuerySet[Referral]:
    """Those that a partner has taken back, whatever stands in clear, as long as nobody here has said what remains."""
    return visible_to(member).filter(_TAKEN_BACK)


_GONE: Final = ReferralLetter.objects.filter(referral=OuterRef("pk"), opened__gone_at__isnull=False)
_TAKEN_BACK: Final = Q(Exists(_GONE), direction=Direction.ARRIVED) & ~Q(state=State.RECALLED)
"""By the partner: the worker has dropped it, and nobody here has said yet what remains."""


def _beside(**gone: Any) -> Exists:
    """Whether in the same case lies one that its partner took back, of which nobody here has said what remains."""
    same_case = CaseReferral.objects.filter(referral=OuterRef(OuterRef("pk"))).values("case")
    rows = CaseReferral.objects.filter(
        case__in=same_case,
        referral__direction=Direction.ARRIVED,
        referral__letters__opened__gone_at__isnull=False,
        **{f"referral__letters__opened__{name}": value for name, value in gone.items()},
    )
    return Exists(rows.exclude(referral__state=State.RECALLED))


_IDENTIFIED: Final = Exists(
    entries_of(OuterRef("organisation_id")).filter(
        verb=VERBS["referral.identity"][0],
        subject_type=SUBJECT,
        subject_id=Cast(OuterRef("pk"), CharField()),
    )
)
"""The journal says that the partner was told who it is, by letter or otherwise."""
_TOLD_ON: Final = Q(_beside(), _IDENTIFIED, direction=Direction.SENT) & ~Q(state=State.RECALLED)
"""Told on by us, and not taken back since."""
_WAITS: Final = (
    Q(direction=Direction.ARRIVED, state=State.RECEIVED)
    | Q(~_IDENTIFIED, direction=Direction.SENT, state=State.ACCEPTED, is_danger=False)
    | Q(direction=Direction.SENT, state=State.DRAFT, is_danger=True)
    | _TAKEN_BACK
    | _TOLD_ON
)
_waiting = FixedQuery(lambda organisation: Referral.objects.filter(_WAITS, organisation=organisation))
ASKED: Final = 20
_ASKED: Final = Q(_WAITS, direction=Direction.ARRIVED, circle__isnull=False, is_danger=False)
_asked = FixedQuery(
    lambda organisation: Referral.objects.filter(_ASKED, organisation=organisation).order_by(
        F("due_at").asc(nulls_last=True), "pk"
    )[: ASKED + 1]
)


def told_on(member: Member, *, taken_back_before: datetime | None = None) -> QuerySet[Referral]:
    """By which we told on what its sender has taken back since, before that moment; row security shows those of cases
    that the member may see.
    """
    rows = visible_to(member).filter(_TOLD_ON)
    return rows.filter(_beside(gone_at__lt=taken_back_before)) if taken_back_before is not None else rows


def unsaid(member: Member, *, before: datetime) -> QuerySet[Referral]:
    """Taken back, and since before that moment nobody says what remains: we of a partner's, or the partner of ours."""
    is_ours_to_say = Q(Exists(_GONE.filter(opened__gone_at__lt=before)), direction=Direction.ARRIVED)
    is_theirs_to_say = Q(direction=Direction.SENT, state=State.RECALLED, due_at__lt=before)
    return visible_to(member).filter(is_ours_to_say & ~Q(state=State.RECALLED) | is_theirs_to_say)


def asked_of_inbox(member: Member) -> list[Referral]:
    """What waits for whoever opens the inbox, but a life in danger: one more than `ASKED`, the soonest due first."""
    return _asked.rows(member.organisation_id) if may_see(member) else []


def waiting_ids(member: Member) -> Ids:
    """As `waiting_for_us`, to be counted on every page."""
    return _waiting.ids(member.organisation_id) if may_see(member) else NO_IDS
