"""A family business: its plan, a savings goal, a grant that two people approve, and the receipts for it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db import transaction

from amanjol.casework.desk import days
from amanjol.casework.desk.recording import record_act
from amanjol.casework.learning.actions.rows import locked_livelihood, now, save_livelihood
from amanjol.casework.learning.work.records import (
    Approval,
    BusinessPlan,
    Grant,
    Receipt,
    SavingsGoal,
)
from amanjol.foundation.seals.records import replace

if TYPE_CHECKING:
    from datetime import date
    from uuid import UUID

    from amanjol.casework.learning.work.records import GrantNow, LivelihoodRecord
    from amanjol.foundation.organisations.keys.keyring import Keyring


class NoSuchGrant(LookupError):
    """There is no grant of this number."""


class NotApproved(Exception):
    """Two people have not said yes yet: nothing is paid out before."""


class MoreThanGranted(ValueError):
    """With this receipt, more would be spent than was granted."""


@dataclass(frozen=True, slots=True)
class Plan:
    """See `records.BusinessPlan`."""

    idea: str
    customers: str = ""
    costs: str = ""
    steps: str = ""

    @classmethod
    def of(cls, plan: BusinessPlan) -> Plan:
        return cls(**{name: getattr(plan, name) for name in cls.__slots__})


@dataclass(frozen=True, slots=True)
class Savings:
    """See `records.SavingsGoal`."""

    amount: int
    currency: str
    what_for: str
    saved: int = 0
    due_on: date | None = None

    @classmethod
    def of(cls, goal: SavingsGoal) -> Savings:
        return cls(**{name: getattr(goal, name) for name in cls.__slots__})


@dataclass(frozen=True, slots=True)
class Spending:
    """See `records.Receipt`."""

    on: date
    amount: int
    what: str
    where: str = ""


@transaction.atomic
def write_plan(*, keyring: Keyring, livelihood: UUID, plan: Plan) -> None:
    """Nothing is written where nothing changes. PermissionDenied; OlderCopy; SealBroken; canonical.TooLarge."""
    row, record = locked_livelihood(keyring, livelihood)
    if record.plans and Plan.of(record.plans[-1]) == plan:
        return
    written = BusinessPlan(now(), keyring.person, plan.idea, plan.customers, plan.costs, plan.steps)
    save_livelihood(row, replace(record, plans=(*record.plans, written)), keyring)
    record_act("livelihood.planned", keyring.member, "livelihood", row.pk)


@transaction.atomic
def write_savings(*, keyring: Keyring, livelihood: UUID, savings: Savings) -> None:
    """As `write_plan`."""
    row, record = locked_livelihood(keyring, livelihood)
    if record.savings and Savings.of(record.savings[-1]) == savings:
        return
    goal = SavingsGoal(
        now(),
        keyring.person,
        savings.amount,
        savings.currency,
        savings.what_for,
        savings.saved,
        savings.due_on,
    )
    save_livelihood(row, replace(record, savings=(*record.savings, goal)), keyring)
    record_act("livelihood.savings-written", keyring.member, "livelihood", row.pk)


@transaction.atomic
def write_grant(*, keyring: Keyring, livelihood: UUID, amount: int, currency: str, what_for: str) -> int:
    """To be approved; it is never changed. Gives its number. PermissionDenied; OlderCopy; SealBroken."""
    row, record = locked_livelihood(keyring, livelihood)
    number = max((grant.number for grant in record.grants), default=0) + 1
    grant = Grant(now(), keyring.person, number, amount, currency, what_for)
    save_livelihood(row, replace(record, grants=(*record.grants, grant)), keyring)
    record_act("livelihood.grant-written", keyring.member, "livelihood", row.pk)
    return number


@transaction.atomic
def approve_grant(*, keyring: Keyring, livelihood: UUID, number: int) -> bool:
    """Say yes to it, once, from a session of one's own. False where one has said so already.

    NoSuchGrant; PermissionDenied; OlderCopy; SealBroken; canonical.TooLarge.
    """
    row, record = locked_livelihood(keyring, livelihood)
    grant = _grant(record, number)
    if any(approval.by == keyring.person for approval in grant.approvals):
        return False
    approval = Approval(now(), keyring.person, number)
    save_livelihood(row, replace(record, approvals=(*record.approvals, approval)), keyring)
    record_act("livelihood.grant-approved", keyring.member, "livelihood", row.pk)
    return True


@transaction.atomic
def write_receipt(*, keyring: Keyring, livelihood: UUID, number: int, spending: Spending) -> None:
    """NoSuchGrant; NotApproved; MoreThanGranted; days.NotThen; PermissionDenied; OlderCopy; SealBroken."""
    days.check(spending.on)
    row, record = locked_livelihood(keyring, livelihood)
    grant = _grant(record, number)
    if not grant.is_approved:
        raise NotApproved
    if spending.amount > grant.left:
        raise MoreThanGranted
    receipt = Receipt(
        now(), keyring.person, number, spending.on, spending.amount, spending.what, spending.where
    )
    save_livelihood(row, replace(record, receipts=(*record.receipts, receipt)), keyring)
    record_act("livelihood.receipt-written", keyring.member, "livelihood", row.pk)


def _grant(record: LivelihoodRecord, number: int) -> GrantNow:
    grant = record.grant(number)
    if grant is None:
        raise NoSuchGrant
    return grant
