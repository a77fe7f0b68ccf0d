"""Courses and work of the person of a case: begun, and what restricting, opening and erasing the case does there."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction

from amanjol.casework.cases import restricted, sealing
from amanjol.casework.cases.models import Purpose
from amanjol.casework.desk.recording import record_act
from amanjol.casework.learning.actions.learners import Person
from amanjol.casework.learning.taking_part import actions as taking_part
from amanjol.casework.learning.taking_part.records import Kind
from amanjol.casework.support.locking import case_to_write_in
from amanjol.casework.support.models import CaseParticipation
from amanjol.casework.support.participation.queries import BEGUN, opened_of

if TYPE_CHECKING:
    from collections.abc import Collection

    from amanjol.casework.cases.models import Case
    from amanjol.casework.learning.taking_part.records import Participation
    from amanjol.foundation.organisations.keys.keyring import Keyring


@transaction.atomic
def join_course(*, keyring: Keyring, case: Case, cohort: UUID, person: Person) -> CaseParticipation:
    """A learner with these few words; of a restricted person only those named for work open them.

    Closed; learners.Full; PermissionDenied; OlderCopy; SealBroken; restricting.NotNamed for who is not among those.
    """
    locked = case_to_write_in(keyring, case.pk)
    joined = taking_part.join_course(
        keyring=keyring, cohort=cohort, person=person, members=_left_to(keyring, locked)
    )
    return _keep(keyring, locked, joined)


@transaction.atomic
def begin_work(*, keyring: Keyring, case: Case) -> CaseParticipation | None:
    """How the person earns, under the name by which the case calls them. None where that is begun already.

    Closed; PermissionDenied; OlderCopy; SealBroken; restricting.NotNamed as `join_course`.
    """
    locked = case_to_write_in(keyring, case.pk)
    if any(entry.record.kind is Kind.WORK for entry in opened_of(locked, keyring)):
        return None
    begun = taking_part.begin_work(
        keyring=keyring,
        person=Person(sealing.open_person(locked.person, keyring).name),
        members=_left_to(keyring, locked),
    )
    return _keep(keyring, locked, begun)


@transaction.atomic
def open_again(*, keyring: Keyring, case: Case) -> None:
    """Name anew, for the learners, who is named for work on the person: two sheets may have named them meanwhile.

    Closed; PermissionDenied; OlderCopy; SealBroken; restricting.NotNamed as `join_course`.
    """
    locked = case_to_write_in(keyring, case.pk)
    if locked.person.is_restricted:
        leave_to(keyring, locked, _named(keyring, locked))


def leave_to(keyring: Keyring, case: Case, members: Collection[UUID]) -> None:
    """After the case was restricted to these members. SealBroken."""
    key = sealing.key_of_case(case, keyring)
    for entry in opened_of(case, keyring):
        record = taking_part.leave_to(keyring=keyring, participation=entry.record, members=members)
        sealing.seal_row(entry.row, record.as_data(), key, keyring)
        entry.row.save(update_fields=["wrapped_key", "schema", "sealed"])


def open_to_all(keyring: Keyring, case: Case) -> None:
    """After the case was opened to all who hold the keys. SealBroken."""
    for entry in opened_of(case, keyring):
        taking_part.open_to_all(keyring=keyring, participation=entry.record)


def erase(keyring: Keyring, case: Case) -> list[UUID]:
    """The learners go with their case: a certificate is checked without them. SealBroken."""
    participations = [entry.record for entry in opened_of(case, keyring)]
    return taking_part.take_away(keyring=keyring, participations=participations)


def _keep(keyring: Keyring, case: Case, participation: Participation) -> CaseParticipation:
    row = CaseParticipation(organisation_id=case.organisation_id, case=case)
    sealing.seal_row(row, participation.as_data(), sealing.key_of_case(case, keyring), keyring)
    row.save(force_insert=True)
    record_act(BEGUN[participation.kind], keyring.member, "case", case.pk)
    return row


def _left_to(keyring: Keyring, case: Case) -> list[UUID]:
    """To whom new rows are left alone; nobody: to all who hold the keys. SealBroken."""
    return _named(keyring, case) if case.person.is_restricted else []


def _named(keyring: Keyring, case: Case) -> list[UUID]:
    """Who is named for work on the person: danger to life is no reason to see who learns what. SealBroken.

    A key is sealed to them here: a row alone that names somebody is not believed.
    """
    purposes = restricted.purposes_told(case.person, sealing.open_case(case, keyring), keyring.member)
    return [UUID(member) for member, purpose in purposes.items() if purpose is Purpose.WORK]
