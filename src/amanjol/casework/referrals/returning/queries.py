"""The return of a case, opened and compared; and, without a key, whose clock runs out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from django.db.models import Q
from django.utils import timezone

from amanjol.casework.cases import queries as cases
from amanjol.casework.cases import sealing
from amanjol.casework.cases.beneath import rows_in
from amanjol.casework.cases.models import Status
from amanjol.casework.cases.restricted import still_open_since
from amanjol.casework.cases.rules import can_read, can_supervise
from amanjol.casework.referrals import queries as referrals
from amanjol.casework.referrals.models import CaseReturn
from amanjol.casework.referrals.partners import NotAPartner, own_signing
from amanjol.casework.referrals.returning.going import arrival_in
from amanjol.casework.referrals.returning.records import ReturnRecord
from amanjol.casework.standards.people.forms import Form
from amanjol.foundation.seals.records import replace
from amanjol.foundation.web.fixed_queries import FixedQuery, IsAmong

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime
    from uuid import UUID

    from django.db.models import QuerySet, Value

    from amanjol.casework.cases.models import Case
    from amanjol.casework.referrals.queries import OpenedReferral
    from amanjol.casework.standards.referring.voluntary_return import Clock, ReturnPlan
    from amanjol.foundation.organisations.keys.keyring import Keyring
    from amanjol.foundation.organisations.models import Member

MOST: Final = 60
"""Each is opened on a day. Those whose clock runs out first come first."""
ACTS: Final = frozenset(
    f"case.return-{act}" for act in ("begun", "changed", "arrived", "stopped", "taken-up")
)
"""Each changes what is sealed, and the record counts it: the journal has as many entries."""


@dataclass(frozen=True, slots=True)
class OpenedReturn:
    """`row` and `record` are None where none was begun. `is_older`: the journal knows of more, as of an older copy that
    was put back. `referral` is the one to which it belongs, where it opens here.
    """

    row: CaseReturn | None
    record: ReturnRecord | None
    is_older: bool
    referral: OpenedReferral | None = None

    @property
    def arrived_at(self) -> datetime | None:
        """When the person was there, as somebody here wrote it down or the partner did."""
        if self.record is not None and self.record.arrived_at is not None:
            return self.record.arrived_at
        return arrival_in(self.referral) if self.referral is not None else None

    @property
    def is_stopped(self) -> bool:
        return self.record is not None and self.record.stopped_at is not None

    @property
    def clock(self) -> Clock | None:
        """The one that runs; None once the person is there, or does not go."""
        if self.record is None or self.is_stopped or self.arrived_at is not None:
            return None
        return self.record.plan.clock


def return_of(case: Case, keyring: Keyring, recorded: int | None = None) -> OpenedReturn:
    """`recorded`: how many acts the journal had before, where the caller knows. SealBroken."""
    if recorded is None:  # first, so that what a colleague writes meanwhile makes it no older
        recorded = acts_of(cases.acts_in(case))
    row = next(iter(rows_in(CaseReturn, case, lambda rows: rows.select_related("referral"))), None)
    if row is None:
        return OpenedReturn(None, None, recorded > 0)
    return opened(row, case, keyring, recorded)


def opened(row: CaseReturn, case: Case, keyring: Keyring, recorded: int) -> OpenedReturn:
    """SealBroken."""
    record = sealing.open_row(ReturnRecord, row, sealing.key_of_case(case, keyring), keyring)
    return OpenedReturn(row, record, recorded > record.acts, _referral(row, case, keyring))


def acts_of(acts: Iterable[cases.Acts]) -> int:
    return sum(of_verb.times for of_verb in acts if of_verb.verb in ACTS)


def rows_for(member: Member, own: Iterable[UUID]) -> list[CaseReturn]:
    """Those of these cases, whose clock runs out first before the others, at most `MOST`; and where both sides call
    each other now, those of closed cases that were the member's, and for whoever supervises all: somebody may be ill,
    or gone.
    """
    if not can_read(member):
        return []
    rows = _for_supervisor if can_supervise(member) else _for_member
    return rows.rows(member.pk, member.organisation_id, still_open_since(), list(own), timezone.now())


def _first(rows: QuerySet[CaseReturn]) -> QuerySet[CaseReturn]:
    return rows.select_related("referral", "case__person").distinct().order_by("calls_at", "pk")[:MOST]


def _calling(member: Value, organisation: Value, since: Value, now: Value) -> Q:
    return Q(calls_at__lte=now, case__in=cases.cases_open_to(member, organisation, since))


_for_supervisor = FixedQuery(
    lambda member, organisation, since, own, now: _first(
        CaseReturn.objects.filter(Q(IsAmong("case_id", own)) | _calling(member, organisation, since, now))
    )
)
_for_member = FixedQuery(
    lambda member, organisation, since, own, now: _first(
        CaseReturn.objects.filter(
            Q(IsAmong("case_id", own))
            | _calling(member, organisation, since, now)
            & Q(case__status=Status.CLOSED, case__assignments__member=member)
        )
    )
)


def as_of_now(plan: ReturnPlan, form: Form) -> ReturnPlan:
    """Whose age is in doubt is protected as a child, whatever was known when it was begun."""
    return replace(plan, is_child=form is not Form.ADULT)


def _referral(row: CaseReturn, case: Case, keyring: Keyring) -> OpenedReferral | None:
    if row.referral is None:
        return None
    try:
        return referrals.of_referral(row.referral, case, keyring, own_signing(keyring))
    except (LookupError, NotAPartner):
        return None
