"""Writing tasks down, changing who does them and by when, that they are done or dropped. What was written stays."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied
from django.db import transaction

from amanjol.casework.cases import queries, sealing
from amanjol.casework.cases.actions.working import Closed, check_works
from amanjol.casework.cases.models import Case, Status, Task
from amanjol.casework.cases.record_parts.tasks import EarlierWords, TaskRecord
from amanjol.casework.cases.tasks.people import check_opens
from amanjol.casework.cases.tasks.queries import CHANGED, DONE, DROPPED, REOPENED, WRITTEN
from amanjol.casework.desk.recording import record_act
from amanjol.foundation.seals.records import present_moment, replace

if TYPE_CHECKING:
    from datetime import date
    from uuid import UUID

    from amanjol.foundation.organisations.keys.keyring import Keyring
    from amanjol.foundation.organisations.models import Member


class NoSuchTask(LookupError):
    """The case has no task of this id."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be done; `member` None: by whoever works on the case; `due_on` None: no day is set."""

    text: str
    member: Member | None
    due_on: date | None


@transaction.atomic
def write_task(*, keyring: Keyring, case: Case, plan: Plan) -> Task:
    """PermissionDenied, also for a member who could not open the case; Closed; SealBroken."""
    locked = _case(keyring, case.pk)
    check_opens(plan.member, locked)
    row = Task(organisation_id=locked.organisation_id, case=locked, member=plan.member, due_on=plan.due_on)
    _seal(row, TaskRecord(present_moment(), keyring.person, plan.text, acts=1), locked, keyring)
    row.save(force_insert=True)
    record_act(WRITTEN, keyring.member, "case", locked.pk)
    return row


@transaction.atomic
def change_task(*, keyring: Keyring, case: Case, task: UUID, plan: Plan) -> None:
    """Nothing is written where nothing changes; words of before stay beside.

    NoSuchTask; PermissionDenied; Closed; SealBroken.
    """
    locked, row, record = _opened(keyring, case.pk, task)
    if plan == Plan(record.text, row.member, row.due_on):
        return
    check_opens(plan.member, locked)
    row.member, row.due_on = plan.member, plan.due_on
    if plan.text != record.text:
        earlier = (*record.earlier, EarlierWords(present_moment(), keyring.person, record.text))
        record = replace(record, text=plan.text, earlier=earlier)
    _save(row, record, locked, keyring)
    record_act(CHANGED, keyring.member, "case", locked.pk)


@transaction.atomic
def end_task(*, keyring: Keyring, case: Case, task: UUID, outcome: str = "") -> None:
    """It is done; nothing happens to one that is. NoSuchTask; PermissionDenied; Closed; SealBroken."""
    _end(DONE, keyring, case, task, outcome=outcome)


@transaction.atomic
def drop_task(*, keyring: Keyring, case: Case, task: UUID) -> None:
    """Nobody did it, and it is not needed any more; nothing happens to one that is done.

    NoSuchTask; PermissionDenied; Closed; SealBroken.
    """
    _end(DROPPED, keyring, case, task, is_dropped=True)


def _end(
    verb: str, keyring: Keyring, case: Case, task: UUID, *, outcome: str = "", is_dropped: bool = False
) -> None:
    locked, row, record = _opened(keyring, case.pk, task)
    if row.is_done:
        return
    row.is_done = True
    ended = replace(
        record, done_at=present_moment(), done_by=keyring.person, outcome=outcome, is_dropped=is_dropped
    )
    _save(row, ended, locked, keyring)
    record_act(verb, keyring.member, "case", locked.pk)


@transaction.atomic
def take_up_again(*, keyring: Keyring, case: Case, task: UUID) -> None:
    """It was not done after all, or is needed again. NoSuchTask; PermissionDenied; Closed; SealBroken."""
    locked, row, record = _opened(keyring, case.pk, task)
    if not row.is_done:
        return
    row.is_done = False
    again = replace(record, done_at=None, done_by="", outcome="", is_dropped=False)
    _save(row, again, locked, keyring)
    record_act(REOPENED, keyring.member, "case", locked.pk)


def _case(keyring: Keyring, pk: UUID) -> Case:
    check_works(keyring)
    cases = queries.visible_to(keyring.member).select_related("person").select_for_update(of=("self",))
    case = cases.filter(pk=pk).first()
    if case is None:
        raise PermissionDenied
    if case.status == Status.CLOSED:
        raise Closed
    return case


def _opened(keyring: Keyring, pk: UUID, task: UUID) -> tuple[Case, Task, TaskRecord]:
    case = _case(keyring, pk)
    row = Task.objects.select_related("member").filter(case=case, pk=task).first()
    if row is None:
        raise NoSuchTask
    return case, row, sealing.open_row(TaskRecord, row, sealing.key_of_case(case, keyring), keyring)


def _save(row: Task, record: TaskRecord, case: Case, keyring: Keyring) -> None:
    """One more act of it, which the caller writes into the journal."""
    if record.acts is not None:
        record = replace(record, acts=record.acts + 1)
    _seal(row, record, case, keyring)
    row.save(update_fields=["member", "due_on", "is_done", "wrapped_key", "schema", "sealed"])


def _seal(row: Task, record: TaskRecord, case: Case, keyring: Keyring) -> None:
    sealing.seal_row(row, record.as_data(), sealing.key_of_case(case, keyring), keyring)
