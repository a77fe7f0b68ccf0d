"""Erasing a case with its keys, for good; the erasure ledger, and its replay after a restore.

Row security shows the keeper everything and who works on cases what they may open, so the same lines serve both.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, connection, transaction

from amanjol.casework.cases import beneath, queries, sealing
from amanjol.casework.cases.actions.working import check_works
from amanjol.casework.cases.finding.actions import forget
from amanjol.casework.cases.models import (
    Case,
    Erased,
    Group,
    LawyerNote,
    Merge,
    Named,
    OnPaper,
    Person,
    Status,
)
from amanjol.casework.cases.record_parts.reviews import ErasureNotice
from amanjol.casework.desk import attachments
from amanjol.foundation.journal.actions import record

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from datetime import date
    from uuid import UUID

    from amanjol.foundation.organisations.keys.keyring import Keyring

TABLES: Final = tuple(
    f"cases_{name}"
    for name in (
        "case",
        "person",
        "merge",
        "group",
        "named",
        "opening",
        "newcomer",
        "assignment",
        "lawyernote",
        "lawyerseal",
        "onpaper",
        "findingsheet",
    )
)
"""What `sweep` writes anew, with rows beneath cases and people and those of other rooms: all that is erased from."""
SWEPT_FOR: Final = 35  # days; a backup of before is gone by then


class StillOpen(Exception):
    """An open case is closed first: somebody works on it."""


@dataclass(frozen=True, slots=True)
class Replayed:
    """How many rows were erased anew, and how many people and groups stay as other cases hang on them.

    `others` are rows that other rooms had erased.
    """

    cases: int
    people: int
    groups: int
    staying: int
    others: int

    @property
    def is_any(self) -> bool:
        """Whether something lies in the files of the tables that was erased."""
        return any((self.cases, self.people, self.groups, self.others))


@transaction.atomic
def erase_case(*, keyring: Keyring, case: Case, notice: ErasureNotice, today: date) -> None:
    """Take away a closed case; with the last one of a person or a group that, too.

    StillOpen; PermissionDenied for who may not decide, and where it is gone already; SealBroken.
    """
    check_works(keyring)
    member, cases = keyring.member, queries.reviewable_by(keyring.member).filter(pk=case.pk)
    people = queries.people_visible_to(member).select_for_update(of=("self",))
    # The person before the case, as everywhere, so that nobody merges them or begins another case meanwhile.
    person = people.filter(pk__in=cases.values("person")).first()
    row = cases.select_for_update(of=("self",)).filter(person=person).first()
    if person is None or row is None:
        raise PermissionDenied
    if row.status != Status.CLOSED:
        raise StillOpen
    sealing.prove(row, keyring)  # so that nobody else goes with it
    group, gone = row.group, [case.pk, *attachments.erase(keyring, row)]
    _delete_case(row)
    if not Case.objects.filter(person=person).exists():
        gone += [person.pk, *_merged(person)]
        _delete_person(person)
    if group is not None and _is_deleted(group):
        gone.append(group.pk)
    add_to_ledger(member.organisation_id, gone, today, notice.value)
    record(
        verb="case.erased",
        organisation=member.organisation_id,
        actor=member.account_id,
        subject=("case", case.pk),
        details={"person": notice.value},
    )


@transaction.atomic
def replay(lines: Sequence[Erased]) -> Replayed:
    """Erase anew what a restore has brought back, as the keeper; add these lines of other ledgers to the own."""
    _add(lines)
    erased = Erased.objects.values("id")
    cases = list(Case.objects.filter(pk__in=erased))
    for case in cases:
        _delete_case(case)
    others = sum(
        model._default_manager.filter(pk__in=erased).delete()[0]  # noqa: SLF001  Django's public name
        for model in attachments.erased_rows()
    )
    others += attachments.empty_again(erased)
    people = list(Person.objects.filter(pk__in=erased))
    groups = list(Group.objects.filter(pk__in=erased))
    alone = [person for person in people if not Case.objects.filter(person=person).exists()]
    for person in alone:
        _delete_person(person)
    empty = sum(_is_deleted(group) for group in groups)
    staying = len(people) - len(alone) + len(groups) - empty
    return Replayed(len(cases), len(alone), empty, staying, others)


def sweep() -> None:
    """Write the tables anew without what was erased: PostgreSQL itself leaves it in their files.

    As the keeper, outside a transaction; each table is locked for as long as it takes.
    """
    with connection.cursor() as cursor:
        cursor.execute("set lock_timeout = '60s'")
        for table in swept_tables():
            cursor.execute(f"vacuum (full) {table}")


def swept_tables() -> tuple[str, ...]:
    """Every table that something is erased from."""
    models = (*beneath.row_models(), *beneath.person_row_models(), *attachments.erased_rows())
    models = (*models, *attachments.emptied_rows())
    return (*TABLES, *(model._meta.db_table for model in models))  # noqa: SLF001  Django's public name


def add_to_ledger(organisation: UUID, erased: Collection[UUID], on: date, reason: str) -> None:
    """For packages below, too (`desk.ledger`). ValueError for a reason that is none."""
    line = {"organisation_id": organisation, "erased_on": on, "reason": ErasureNotice(reason).value}
    _add([Erased(pk=pk, **line) for pk in erased])


def _add(lines: Sequence[Erased]) -> None:
    Erased.objects.bulk_create(lines, ignore_conflicts=True)


def _merged(person: Person) -> list[UUID]:
    """Who was made one with this person: an older backup has them as people of their own."""
    return list(Merge.objects.filter(person=person).values_list("merged", flat=True))


def _delete_case(case: Case) -> None:
    """With what was written for a lawyer alone, whose seal the database takes along: the lawyer alone sees it."""
    attachments.delete_with(case)
    LawyerNote.objects.filter(case=case).delete()
    case.delete()


def _delete_person(person: Person) -> None:
    """With all that hangs on them. Who is named goes last: row security hides the others without."""
    pk = person.pk
    forget(person)
    Merge.objects.filter(person=person).delete()
    person.delete()
    OnPaper.objects.filter(person=pk).delete()
    Named.objects.filter(person=pk).delete()


def _is_deleted(group: Group) -> bool:
    """False where a case is left in it: the database refuses, also for one that row security hides here."""
    if Case.objects.filter(group=group).exists():
        return False
    try:
        with transaction.atomic():
            Group.objects.filter(pk=group.pk).delete()
            connection.check_constraints()
    except IntegrityError:
        return False
    return True
