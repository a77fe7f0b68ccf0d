"""One event with many people: its facts are typed once, each person has a sealed case of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied
from django.db import transaction

from amanjol.casework.cases import queries, sealing
from amanjol.casework.cases.actions import creating
from amanjol.casework.cases.actions.working import add_to_person, change_case, check_works
from amanjol.casework.cases.groups.adding import NOT_AT_ALL
from amanjol.casework.cases.models import Group
from amanjol.casework.desk.recording import record_act
from amanjol.casework.standards.interview import state as states
from amanjol.casework.standards.interview.triage import triage_script
from amanjol.foundation.journal.actions import record
from amanjol.foundation.organisations.keys.queries import hold_epochs
from amanjol.foundation.seals.records import replace

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date
    from uuid import UUID

    from amanjol.casework.cases.groups.adding import Line
    from amanjol.casework.cases.models import Case, Person
    from amanjol.casework.cases.records import GroupRecord, PersonRecord, Wages
    from amanjol.casework.standards.screening.answers import Answer
    from amanjol.foundation.organisations.keys.keyring import Keyring


@transaction.atomic
def create_group(*, keyring: Keyring, group: GroupRecord) -> Group:
    """PermissionDenied; canonical.NotCanonical."""
    check_works(keyring)
    hold_epochs(keyring.member.organisation_id)
    row = Group(organisation_id=keyring.member.organisation_id)
    sealing.seal_new(row, group, keyring)
    row.save(force_insert=True)
    record_act("group.created", keyring.member, "group", row.pk)
    return row


@transaction.atomic
def change_group(*, keyring: Keyring, group: Group, contents: GroupRecord) -> None:
    """PermissionDenied; SealBroken; canonical.NotCanonical."""
    check_works(keyring)
    row = queries.groups_visible_to(keyring.member).select_for_update().filter(pk=group.pk).first()
    if row is None:
        raise PermissionDenied
    sealing.close(row, contents, keyring)
    row.save(update_fields=["schema", "sealed"])
    record_act("group.changed", keyring.member, "group", row.pk)


@transaction.atomic
def add_people(*, keyring: Keyring, group: Group, lines: Iterable[Line], next_step: str, today: date) -> int:
    """A case of this group for each, of somebody who is known already or of a new person. Returns how many.

    Who has one already, also by another line, gets no second: what was typed is added to them.
    PermissionDenied; SealBroken; canonical.NotCanonical.
    """
    there = set(queries.visible_to(keyring.member).filter(group=group).values_list("person", flat=True))
    before = len(there)
    for line in lines:
        same = line.same.person if line.same else None
        if line.answer == NOT_AT_ALL:
            continue
        if same is not None and same.pk in there:
            add_to_person(keyring=keyring, person=same, typed=line.record)
            continue
        case = add_person(
            keyring=keyring, group=group, person=line.record, next_step=next_step, today=today, known_as=same
        )
        there.add(case.person_id)
    return len(there) - before


@transaction.atomic
def add_person(
    *,
    keyring: Keyring,
    group: Group,
    person: PersonRecord,
    next_step: str,
    today: date,
    known_as: Person | None = None,
) -> Case:
    """A person with a case of this group, due today; `known_as` is who it is, where they are written down already.

    PermissionDenied; SealBroken; canonical.NotCanonical.
    """
    row = known_as or creating.create_person(keyring=keyring, person=person)
    if known_as is not None:
        add_to_person(keyring=keyring, person=known_as, typed=person)
    beginning = creating.Beginning(next_step, today)
    return creating.create_case(keyring=keyring, person=row, beginning=beginning, today=today, group=group)


def sort_out(*, keyring: Keyring, case: Case, answers: Mapping[str, Answer]) -> None:
    """The three minutes with one person, in place of those before. LookupError; ValueError; Closed; SealBroken."""
    script = triage_script()
    state = states.begin(script)
    for question, given in answers.items():
        state = states.answer(script, state, question, given)
    change_case("case.sorted", keyring, case, lambda now: replace(now, triage=state.as_data()))


def note_wages(*, keyring: Keyring, case: Case, wages: Wages) -> None:
    """Closed; SealBroken."""
    change_case("case.wages-noted", keyring, case, lambda now: replace(now, wages=wages))


@transaction.atomic
def note_claim(*, keyring: Keyring, group: Group, people: Iterable[UUID]) -> None:
    """That the joint claim, which names these people, was put on paper."""
    record(
        verb="group.claim-made",
        organisation=group.organisation_id,
        actor=keyring.member.account_id,
        subject=("group", group.pk),
        subjects=[("person", pk) for pk in people],
    )
