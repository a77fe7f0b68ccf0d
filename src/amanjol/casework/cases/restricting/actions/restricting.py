"""Restricting a person to named members, and opening them to all holders of the keys again.

Every row of the person gets a new key each time: whoever opened it before may know the old one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django.core.exceptions import PermissionDenied
from django.db import transaction

from amanjol.casework.cases import beneath, queries, restricted, sealing
from amanjol.casework.cases.actions import binding
from amanjol.casework.cases.actions.taking_in import take_in
from amanjol.casework.cases.actions.working import check_works
from amanjol.casework.cases.finding.actions import forget
from amanjol.casework.cases.models import Assignment, Case, Named, OnPaper, Person, Purpose, Task
from amanjol.casework.cases.record_parts.changes import ACT
from amanjol.casework.cases.records import CaseRecord
from amanjol.casework.cases.restricting.actions import last_resort
from amanjol.casework.desk import attachments
from amanjol.casework.desk.recording import record_act
from amanjol.foundation.organisations.keys.queries import hold_epochs
from amanjol.foundation.seals.case_keys import new_case_key
from amanjol.foundation.seals.records import replace

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping

    from django.db.models import QuerySet

    from amanjol.casework.cases.beneath import Row
    from amanjol.casework.cases.models import Merge
    from amanjol.casework.cases.records import MergeRecord
    from amanjol.foundation.organisations.keys.keyring import Keyring
    from amanjol.foundation.organisations.models import Member

type _Opened = tuple[Case | Merge, CaseRecord | MergeRecord, list[tuple[Row, dict[str, Any]]]]
FEWEST: Final = 2
"""So many members are named at least: with the key of a single one, everything would be lost."""


class TooFew(ValueError):
    """Fewer than `FEWEST` members, or not the one who asks, would be able to open it."""


@transaction.atomic
def restrict(*, keyring: Keyring, person: Person, named: Mapping[str, Purpose]) -> int:
    """Leave a person and all their cases to these members, by the text of their ids.

    Who was named before and is not now has nothing any more. What one had to do there who cannot open it now is for
    whoever works on the case: else nobody would do it. Gives how many tasks that are. TooFew; PermissionDenied for a
    person of others and for a member who cannot be named; SealBroken.
    """
    row = _held(keyring, person)
    if named.get(str(keyring.member.pk)) is not Purpose.WORK or len(named) < FEWEST:
        raise TooFew
    can_be = {str(colleague.member.pk): colleague for colleague in restricted.nameable(keyring)}
    if not named.keys() <= can_be.keys():
        raise PermissionDenied
    rows_beneath = _beneath(row, keyring)
    forget(row)
    binding.bind(keyring=keyring, rows=rows_beneath)
    for case in _cases(row, keyring):
        take_in(keyring=keyring, case=case)
    contents, opened = sealing.open_person(row, keyring), _opened_rows(row, keyring, named)
    own_rows = beneath.plain_rows(row, keyring)
    workers = [can_be[member].member for member, purpose in named.items() if purpose is Purpose.WORK]
    freed = _free_tasks(opened, workers)
    key = new_case_key()
    wraps = [
        sealing.key_for(row, key, can_be[member].member.pk, can_be[member].key, purpose, keyring.organisation)
        for member, purpose in named.items()
    ]
    # Row security shows the rows to the named alone: the new names stand before the rows are changed.
    Named.objects.filter(person=row).delete()
    Named.objects.bulk_create(wraps)
    last_resort.put_on_paper(keyring=keyring, person=row, key=key)
    row.epoch, row.wrapped_key, row.sheet = None, b"", None
    sealing.close_with(key, row, contents, keyring)
    row.save(update_fields=["epoch", "wrapped_key", "schema", "sealed", "sheet"])
    beneath.seal_anew(own_rows, key, keyring)
    for below, record, rows in opened:
        row_key = new_case_key()
        sealing.put_beneath(below, row_key, key, keyring)
        sealing.close_with(row_key, below, record, keyring)
        below.save(update_fields=["epoch", "wrapped_key", "schema", "sealed"])
        beneath.seal_anew(rows, row_key, keyring)
    _count("case.restricted", opened, keyring)
    Task.objects.bulk_update(freed, ["member"])
    for task in freed:
        record_act("case.task-changed", keyring.member, "case", task.case_id)
    Assignment.objects.filter(case__person=row).exclude(member__in=workers).delete()
    _tell(opened, row, lambda case: attachments.leave_to(keyring, case, [worker.pk for worker in workers]))
    record_act("person.restricted", keyring.member, "person", row.pk)
    return len(freed)


@transaction.atomic
def lift(*, keyring: Keyring, person: Person) -> None:
    """Open a restricted person to all who hold the keys. Nothing happens to others. PermissionDenied; SealBroken."""
    row = _held(keyring, person)
    if not row.is_restricted:
        return
    binding.bind(keyring=keyring, rows=_beneath(row, keyring))
    contents, opened = sealing.open_person(row, keyring), _opened_rows(row, keyring, {})
    own_rows = beneath.plain_rows(row, keyring)
    key = sealing.seal_new(row, contents, keyring)
    row.save(update_fields=["epoch", "wrapped_key", "schema", "sealed"])
    beneath.seal_anew(own_rows, key, keyring)
    for below, record, rows in opened:
        below.person = row
        row_key = sealing.seal_new(below, record, keyring)
        below.save(update_fields=["epoch", "wrapped_key", "schema", "sealed"])
        beneath.seal_anew(rows, row_key, keyring)
    _count("case.restriction-lifted", opened, keyring)
    OnPaper.objects.filter(person=row).delete()
    Named.objects.filter(person=row).delete()
    _tell(opened, row, lambda case: attachments.open_to_all(keyring, case))
    record_act("person.restriction-lifted", keyring.member, "person", row.pk)


def _held(keyring: Keyring, person: Person) -> Person:
    """The row, locked, for who may work on it; who only opened it in an emergency may not decide who else does."""
    check_works(keyring)
    hold_epochs(keyring.member.organisation_id)
    row = (
        queries.people_visible_to(keyring.member).select_for_update(of=("self",)).filter(pk=person.pk).first()
    )
    if row is None:
        raise PermissionDenied
    if not restricted.decides_who_reads(keyring.member, row):
        raise PermissionDenied
    return row


def _opened_rows(person: Person, keyring: Keyring, named: Mapping[str, Purpose]) -> list[_Opened]:
    """What hangs on the person, opened, with what hangs on that.

    Each case counts that it is sealed anew, and says who is named from now on.
    """
    return [
        (row, _with_names(sealing.open_case(row, keyring), named), beneath.plain_rows(row, keyring))
        if isinstance(row, Case)
        else (row, sealing.open_merge(row, keyring), [])
        for row in _beneath(person, keyring)
    ]


def _with_names(record: CaseRecord, named: Mapping[str, Purpose]) -> CaseRecord:
    """One act more."""
    purposes = {member: purpose.value for member, purpose in named.items()}
    return replace(record, acts=record.acts + 1, named=purposes)


def _count(verb: str, opened: Iterable[_Opened], keyring: Keyring) -> None:
    """So that rows of before, put back together, are an older copy: else everybody would open the person again."""
    for row, record, _rows in opened:
        if isinstance(record, CaseRecord):
            record_act(verb, keyring.member, "case", row.pk, **{ACT: record.acts})


def _tell(opened: Iterable[_Opened], person: Person, room: Callable[[Case], None]) -> None:
    """The rooms that a case points at, once it has its new key."""
    for row, _record, _rows in opened:
        if isinstance(row, Case):
            row.person = person
            room(row)


def _free_tasks(opened: Iterable[_Opened], workers: Collection[Member]) -> list[Task]:
    """Those of who cannot open the case any more, for nobody in particular now: to be sealed anew and saved.

    That is one act more of each, which the journal is told.
    """
    able, freed = {member.pk for member in workers}, []
    for row, data in (entry for _case, _record, rows in opened for entry in rows):
        if isinstance(row, Task) and not row.is_done and row.member_id and row.member_id not in able:
            row.member = None
            if data.get("acts") is not None:  # of before they were counted
                data["acts"] += 1
            freed.append(row)
    return freed


def _beneath(person: Person, keyring: Keyring) -> list[Case | Merge]:
    """What hangs on the person, locked: cases, and who was merged with them."""
    merges = queries.merges_visible_to(keyring.member).filter(person=person).select_for_update(of=("self",))
    return [*_cases(person, keyring), *merges.order_by("pk")]


def _cases(person: Person, keyring: Keyring) -> QuerySet[Case]:
    """Locked."""
    cases = queries.visible_to(keyring.member).filter(person=person).select_for_update(of=("self",))
    return cases.order_by("pk")
