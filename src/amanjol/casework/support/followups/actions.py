"""Writing what comes afterwards: what the person wants, when they are asked, what they said, how a case was closed.

Each act raises OlderCopy where the journal knows of more than stands there, but for what waits for nothing: that a case
is closed, and that a person wants no contact, in this case and in their others.
"""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from amanjol.casework.cases import queries as cases
from amanjol.casework.cases import sealing
from amanjol.casework.cases.actions.working import reopen_case
from amanjol.casework.cases.models import Status
from amanjol.casework.desk import days
from amanjol.casework.desk.older_copies import OlderCopy
from amanjol.casework.desk.recording import record_act
from amanjol.casework.support.followups import values
from amanjol.casework.support.followups.queries import followup_of, is_unwanted_elsewhere
from amanjol.casework.support.followups.records import (
    Attempt,
    Closing,
    FollowUpRecord,
    Held,
    Reason,
    Step,
    StepState,
    Wellbeing,
    Wish,
)
from amanjol.casework.support.locking import case_to_write_in
from amanjol.casework.support.models import FollowUp
from amanjol.foundation.seals.records import present_moment, replace

if TYPE_CHECKING:
    from collections.abc import Iterable

    from amanjol.casework.cases.models import Case
    from amanjol.casework.cases.records import Level
    from amanjol.foundation.organisations.keys.keyring import Keyring


class NotWanted(Exception):
    """The person does not want to be contacted: no day is planned, nobody is asked."""


class NotAsked(ValueError):
    """Days are planned once the person was asked what they want if they do not answer."""


class NoSuchStep(LookupError):
    """There is none of this number that waits."""


class NotClosed(LookupError):
    """The case is open and was never closed."""


@dataclass(frozen=True, slots=True)
class FollowUpPlan:
    """What the person wants, and the months after `counted_from` on which they are asked; none leaves the days as they
    are.
    """

    wish: Wish | None
    whom: str = ""
    says: str = ""
    counted_from: date | None = None
    months: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of asking; see `records.Attempt`. `wants_no_more`: they do not want to be contacted again."""

    reached: bool
    well: Wellbeing | None = None
    says: str = ""
    needs: str = ""
    on: date | None = None
    again_on: date | None = None
    wants_no_more: bool = False


@dataclass(frozen=True, slots=True)
class ClosingPlan:
    """How the case was closed; see `records.Closing`."""

    reason: Reason | None = None
    danger: Level | None = None
    danger_says: str = ""
    contacts: tuple[str, ...] = ()
    trusted: str = ""
    held: Held | None = None
    held_says: str = ""

    def closing(self, by: str, on: date) -> Closing:
        return Closing(
            present_moment(), by, on, self.reason, self.danger, self.danger_says, self.contacts, self.trusted,
            self.held, self.held_says,
        )  # fmt: skip


@transaction.atomic
def plan_follow_up(*, keyring: Keyring, case: Case, plan: FollowUpPlan) -> bool:
    """Days that were planned and have not come give way to new ones. Of who wants no contact all of them go, in other
    cases of theirs, too. False where it stands there already.

    NotWanted, where another case says so; NotAsked; PermissionDenied; SealBroken.
    """
    written = _Written(keyring, case, even_older=plan.wish is Wish.NEVER)
    before = written.record
    if plan.months and plan.wish is not Wish.NEVER:
        if plan.wish is None:
            raise NotAsked
        if is_unwanted_elsewhere(written.case, keyring):
            raise NotWanted
    record = replace(before, wish=plan.wish, whom=plan.whom, says=plan.says)
    if plan.wish is Wish.NEVER:
        record = _without_days(record)
    elif plan.months:
        record = _with_days(_without_days(record), plan.counted_from or _today(), plan.months)
    if record == before:
        return False
    written.finish("followup.planned", record)
    if plan.wish is Wish.NEVER:
        _leave_alone_elsewhere(written)
    return True


@transaction.atomic
def write_answer(*, keyring: Keyring, case: Case, number: int, answer: Answer, reopens: bool = False) -> None:
    """What came of a step. Who was not reached and wants to be left alone then is asked no more.

    NoSuchStep; NotWanted; PermissionDenied; SealBroken; days.NotThen.
    """
    days.check(answer.on)
    written = _Written(keyring, case)
    record = written.record
    if record.wants_none or is_unwanted_elsewhere(written.case, keyring):
        raise NotWanted
    step = record.step(number)
    if step is None or not step.is_open:
        raise NoSuchStep
    again_on = None if _is_left_alone(record, answer) else answer.again_on
    well = answer.well if answer.reached else None
    attempt = Attempt(
        present_moment(),
        keyring.person,
        answer.on or _today(),
        answer.reached,
        well,
        answer.says,
        answer.needs,
        again_on,
    )
    record = replace(record, steps=tuple(_answered(record.steps, step, attempt)))
    if _is_left_alone(record, answer):
        record = _without_days(record)
    if answer.wants_no_more:
        record = replace(record, wish=Wish.NEVER, whom="")
    written.finish("followup.asked", record)
    if answer.wants_no_more:
        _leave_alone_elsewhere(written)
    if reopens:
        reopen_case(keyring=keyring, case=written.case)


@transaction.atomic
def write_closing(*, keyring: Keyring, case: Case, closing: ClosingPlan, on: date | None = None) -> None:
    """Beside the act that closes the case, in its transaction; an older copy stops nobody from closing it.
    PermissionDenied; SealBroken; days.NotThen.
    """
    days.check(on)
    written = _Written(keyring, case, even_older=True)
    record = written.record
    closings = (*record.closings, closing.closing(keyring.person, on or _today()))
    written.finish("followup.closing-written", replace(record, closings=closings))


@transaction.atomic
def complete_closing(*, keyring: Keyring, case: Case, closing: ClosingPlan) -> bool:
    """What was said when the case was closed last; of a case that was closed before anybody was asked, all of it.

    False where it stands there already. NotClosed; PermissionDenied; SealBroken.
    """
    written = _Written(keyring, case)
    record = written.record
    before = record.closing
    if before is None:
        if written.case.status != Status.CLOSED:
            raise NotClosed
        first = closing.closing(keyring.person, _today())
        written.finish("followup.closing-written", replace(record, closings=(first,)))
        return True
    after = closing.closing(before.by, before.on)
    if replace(after, at=before.at) == before:
        return False
    closings = (*record.closings[:-1], replace(after, at=before.at))
    written.finish("followup.closing-changed", replace(record, closings=closings))
    return True


def note_printed(*, keyring: Keyring, case: Case) -> None:
    """That a paper was made for the person."""
    record_act("followup.printed", keyring.member, "case", case.pk)


def months_later(day: date, months: int) -> date:
    """The same day of a later month, or its last one."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


class _Written:
    """A follow-up while somebody writes in it; its case is locked, closed or not.

    PermissionDenied; OlderCopy, unless `even_older`; SealBroken.
    """

    def __init__(self, keyring: Keyring, case: Case, *, even_older: bool = False) -> None:
        self.keyring = keyring
        self.case = case_to_write_in(keyring, case.pk, even_closed=True)
        opened = followup_of(self.case, keyring)
        if opened.are_fewer and not even_older:
            raise OlderCopy
        self._row = opened.row or FollowUp(organisation_id=self.case.organisation_id, case=self.case)
        self.record = opened.record or FollowUpRecord(present_moment(), keyring.person)

    def finish(self, verb: str, record: FollowUpRecord) -> None:
        """Seal it with what stood there before beside it, and write the act."""
        change = values.change_between(self.record, record, self.keyring.person)
        changes = record.changes if change is None else (*record.changes, change)
        record = replace(record, changes=changes, acts=self.record.acts + 1)
        self._row.due_on = record.due_on
        key = sealing.key_of_case(self.case, self.keyring)
        sealing.seal_row(self._row, record.as_data(), key, self.keyring)
        self._row.save()
        record_act(verb, self.keyring.member, "case", self.case.pk)


def _without_days(record: FollowUpRecord) -> FollowUpRecord:
    steps = tuple(replace(step, state=StepState.DROPPED) if step.is_open else step for step in record.steps)
    return replace(record, steps=steps)


def _with_days(record: FollowUpRecord, counted_from: date, months: Iterable[int]) -> FollowUpRecord:
    new = [
        Step(len(record.steps) + place, after, months_later(counted_from, after))
        for place, after in enumerate(sorted(set(months)), 1)
    ]
    return replace(record, steps=(*record.steps, *new))


def _is_left_alone(record: FollowUpRecord, answer: Answer) -> bool:
    """Whether nobody asks again after this, as the person wants it."""
    return answer.wants_no_more or (not answer.reached and record.wish is Wish.LEAVE_ME)


def _answered(steps: tuple[Step, ...], step: Step, attempt: Attempt) -> list[Step]:
    """The step with what came of it; of who was reached and wants to be asked on another day, a step more."""
    answered = replace(step, attempts=(*step.attempts, attempt))
    if attempt.reached:
        answered = replace(answered, state=StepState.REACHED)
    elif attempt.again_on is not None:
        answered = replace(answered, due_on=attempt.again_on)
    else:
        answered = replace(answered, state=StepState.NOT_REACHED)
    after = [answered if other.number == step.number else other for other in steps]
    if attempt.reached and attempt.again_on is not None:
        after.append(Step(len(steps) + 1, 0, attempt.again_on))
    return after


def _leave_alone_elsewhere(written: _Written) -> None:
    """Days of follow-up in other cases of the same person go, too."""
    others = cases.visible_to(written.keyring.member).filter(person=written.case.person_id)
    with_days = FollowUp.objects.filter(due_on__isnull=False, case__in=others.exclude(pk=written.case.pk))
    for row in with_days.select_related("case__person").order_by("case_id"):
        other = _Written(written.keyring, row.case, even_older=True)
        other.finish("followup.planned", _without_days(other.record))


def _today() -> date:
    return timezone.localdate()
