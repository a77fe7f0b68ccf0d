"""Who names receivers, who may be one, what may be passed on, and when something is ended."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from django.utils import timezone

from amanjol.casework.complaints.models import State
from amanjol.casework.complaints.records import AgeGroup, StepKind
from amanjol.casework.standards.papers.complaints import packaged_complaints

if TYPE_CHECKING:
    from datetime import date

    from amanjol.casework.complaints.records import ComplaintRecord
    from amanjol.foundation.organisations.models import Member

NAMES: Final = "cases.supervise"
"""Who may name receivers; where nobody may, no complaint is expected."""
LEAST_READERS: Final = 1
"""So many have to be left who are not accused; where nobody is, the second organisation reads it."""

_STATES: Final = {StepKind.ANSWERED: State.ANSWERED, StepKind.DONE: State.DONE}
_ACTS: Final = frozenset({StepKind.STEP, StepKind.PASSED_ON, StepKind.ANSWERED, StepKind.DONE})
"""What goes on with a complaint; who reads it may change after its end."""


def can_name(member: Member) -> bool:
    """Name receivers, and choose the second organisation."""
    return member.may(NAMES)


def can_receive(member: Member) -> bool:
    """Be named. Somebody who holds no key of the organisation may be one, too."""
    return member.may("complaints.receive") and member.account.is_active and member.left_on is None


def can_watch(member: Member) -> bool:
    """See how many are overdue, and nothing else of them."""
    return can_name(member) and member.account.is_active and member.left_on is None


def can_see_gaps(member: Member) -> bool:
    """Learn that somebody has to be named: who names, and who invites and gives roles."""
    return can_name(member) or member.may("members.manage")


def can_type_in(member: Member) -> bool:
    """Write down what somebody gave on paper."""
    return member.may("cases.work") or can_receive(member)


def state_of(record: ComplaintRecord) -> State:
    """How far it is, by the steps that were taken: what stands in clear only says so. A child's that was passed on to
    nobody goes on waiting, whatever was answered.
    """
    said = said_state(record)
    return State.OPEN if said in _STATES.values() and not may_be_ended(record) else said


def said_state(record: ComplaintRecord) -> State:
    """How far whoever wrote it learns that it is: an answer is one, also where more has to be done."""
    ends = [step.kind for step in record.steps if step.kind in _STATES]
    if ends:
        return _STATES[ends[-1]]
    return State.OPEN if record.steps else State.WAITING


def may_be_passed_on(record: ComplaintRecord, *, in_danger: bool) -> bool:
    """With the person's yes; a child's always; where life is in danger, or a child is hurt, whatever was said."""
    return record.statement.goes_further or in_danger


def may_be_ended(record: ComplaintRecord) -> bool:
    """A child's complaint not before it was passed on."""
    return record.statement.age is not AgeGroup.CHILD or record.was_passed_on


def end_by(due_on: date) -> date:
    """The day by which what was answered is ended, of one that was to be answered on `due_on`."""
    return due_on + timedelta(packaged_complaints().end_days)


def erasable_from(record: ComplaintRecord) -> date | None:
    """The day from which it may be erased, counted from its end; None while it has none, or was gone on with since.

    What stands in clear does not count: whoever writes rows could move it.
    """
    acts = [step for step in record.steps if step.kind in _ACTS]
    if not acts or acts[-1].kind is not StepKind.DONE:
        return None
    return timezone.localdate(acts[-1].at) + timedelta(packaged_complaints().kept_days)
