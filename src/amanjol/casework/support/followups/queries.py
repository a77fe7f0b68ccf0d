"""The follow-up of a case, opened and compared; and, without a key, what is due."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from django.db.models import Exists, OuterRef, Q

from amanjol.casework.cases import queries, sealing
from amanjol.casework.cases.beneath import rows_in
from amanjol.casework.cases.models import Assignment, Status
from amanjol.casework.cases.restricted import still_open_since
from amanjol.casework.cases.rules import can_supervise
from amanjol.casework.desk import rules
from amanjol.casework.support.followups.records import FollowUpRecord
from amanjol.casework.support.models import FollowUp
from amanjol.foundation.web.fixed_queries import FixedQuery, IsAmong

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from datetime import date
    from uuid import UUID

    from django.db.models import QuerySet, Value

    from amanjol.casework.cases.models import Case
    from amanjol.foundation.organisations.keys.keyring import Keyring
    from amanjol.foundation.organisations.models import Member

ACTS: Final = frozenset(
    f"followup.{act}" for act in ("planned", "asked", "closing-written", "closing-changed")
)
"""Each changes what is sealed, and the record counts it: the journal has as many entries."""


@dataclass(frozen=True, slots=True)
class OpenedFollowUp:
    """`row` and `record` are None where nothing was written yet. `are_fewer`: the journal knows of more."""

    row: FollowUp | None
    record: FollowUpRecord | None
    are_fewer: bool


def followup_of(case: Case, keyring: Keyring, recorded: int | None = None) -> OpenedFollowUp:
    """`recorded`: how many acts the journal had before, where the caller knows. SealBroken."""
    if recorded is None:  # first, so that what a colleague writes meanwhile makes it no older
        recorded = acts_of(queries.acts_in(case))
    row = next(iter(rows_in(FollowUp, case)), None)
    if row is None:
        return OpenedFollowUp(None, None, recorded > 0)
    record = open_followup(row, case, keyring)
    return OpenedFollowUp(row, record, recorded > record.acts)


def acts_of(acts: Iterable[queries.Acts]) -> int:
    return sum(of_verb.times for of_verb in acts if of_verb.verb in ACTS)


def open_followup(row: FollowUp, case: Case, keyring: Keyring) -> FollowUpRecord:
    """SealBroken."""
    return sealing.open_row(FollowUpRecord, row, sealing.key_of_case(case, keyring), keyring)


def is_unwanted_elsewhere(case: Case, keyring: Keyring) -> bool:
    """Whether the person said in another case that nobody may contact them. SealBroken."""
    return case.person_id in unwanted([case.person_id], keyring, beside=[case.pk])


def unwanted(people: Iterable[UUID], keyring: Keyring, beside: Collection[UUID] = ()) -> set[UUID]:
    """Who of these people wants no contact, as one of their cases says that is not in `beside`. SealBroken."""
    rows = FollowUp.objects.filter(case__in=queries.visible_to(keyring.member), due_on=None)
    rows = rows.filter(case__person__in=set(people)).exclude(case__in=beside)
    return {
        row.case.person_id
        for row in rows.select_related("case__person")
        if open_followup(row, row.case, keyring).wants_none
    }


def doubtful(people: Iterable[UUID], keyring: Keyring) -> set[UUID]:
    """Of whom, in one case or another, more was done than stands there: that nobody may contact them, perhaps.

    Three queries for all. SealBroken.
    """
    cases = queries.visible_to(keyring.member).filter(person__in=set(people)).select_related("person")
    by_id = {case.pk: case for case in cases}
    return {by_id[pk].person_id for pk in older_in(by_id.values(), keyring)}


def older_in(cases: Iterable[Case], keyring: Keyring) -> set[UUID]:
    """Of which of these cases the journal knows more than is there. SealBroken."""
    cases = list(cases)
    recorded = {pk: acts_of(acts) for pk, acts in queries.acts_in_each(cases).items()}
    rows = {row.case_id: row for row in rows_of(pk for pk, acts in recorded.items() if acts)}
    older = set()
    for case in cases:
        row = rows.get(case.pk)
        acts = open_followup(row, case, keyring).acts if row is not None else 0
        if recorded[case.pk] > acts:
            older.add(case.pk)
    return older


_rows_of = FixedQuery(lambda cases: FollowUp.objects.filter(IsAmong("case_id", cases)))


def rows_of(cases: Iterable[UUID]) -> list[FollowUp]:
    return _rows_of.rows(list(cases))


MOST_DUE: Final = 60
"""Each is opened. The days that came first stand first."""


def due_for(member: Member, own: Collection[UUID], until: date) -> list[FollowUp]:
    """Of the member's open cases, and of closed ones on which they are; of closed ones on which nobody is any more,
    for whoever supervises, and of a restricted person for each who is named. The earlier day first.
    """
    if not rules.can_read(member):
        return []
    due = _due_for_supervisors if can_supervise(member) else _due_for
    return due.rows(member.pk, member.organisation_id, still_open_since(), list(own), until)


def _due(
    nobodys: Q, member: Value, organisation: Value, since: Value, own: Value, until: Value
) -> QuerySet[FollowUp]:
    due = FollowUp.objects.filter(due_on__lte=until).select_related("case__person")
    there = _at_work().filter(case=OuterRef("case"))
    theirs = Q(Exists(there.filter(member=member))) | (Q(~Exists(there)) & nobodys)
    closed = (
        Q(case__status=Status.CLOSED, case__in=queries.cases_open_to(member, organisation, since)) & theirs
    )
    return due.filter(Q(IsAmong("case_id", own)) | closed).order_by("due_on", "pk")[:MOST_DUE]


_due_for = FixedQuery(
    lambda member, organisation, since, own, until: _due(
        Q(case__epoch=None), member, organisation, since, own, until
    )
)
_due_for_supervisors = FixedQuery(
    lambda member, organisation, since, own, until: _due(Q(), member, organisation, since, own, until)
)


def _at_work() -> QuerySet[Assignment]:
    """Assignments of who still works here: colleagues leave and change roles. Who is shut out when the person is
    restricted is assigned no more.
    """
    return Assignment.objects.filter(member__left_on=None, member__role__in=rules.working_roles())
