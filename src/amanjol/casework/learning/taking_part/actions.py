"""Sending somebody to a course or into work, and what becomes of their row when the room above restricts or erases.

The room above keeps each `Participation` that it gets, in place of the one before.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, cast
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import transaction

from amanjol.casework.desk.recording import record_act
from amanjol.casework.learning import queries, sealing
from amanjol.casework.learning.actions import restricting
from amanjol.casework.learning.actions.learners import add_learner
from amanjol.casework.learning.actions.rows import check_teaches, now, visible_to
from amanjol.casework.learning.models import Learner, Livelihood
from amanjol.casework.learning.taking_part.records import Kind, Participation
from amanjol.casework.learning.work.actions.earning import begin_livelihood
from amanjol.foundation.seals.case_keys import new_case_key
from amanjol.foundation.seals.fields import SealBroken
from amanjol.foundation.seals.records import replace

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from amanjol.casework.learning.actions.learners import Person
    from amanjol.foundation.organisations.keys.keyring import Keyring

MODELS: Final[dict[Kind, type[Learner | Livelihood]]] = {Kind.COURSE: Learner, Kind.WORK: Livelihood}


@transaction.atomic
def join_course(
    *, keyring: Keyring, cohort: UUID, person: Person, members: Collection[UUID] = ()
) -> Participation:
    """A new learner, left to these members alone where there are any. The room above writes down what it gets.

    learners.Full; PermissionDenied; OlderCopy; SealBroken; restricting.NotNamed.
    """
    row = add_learner(keyring=keyring, cohort=cohort, person=person)
    joined = Participation(now(), keyring.person, Kind.COURSE, str(row.pk), new_case_key().hex())
    return leave_to(keyring=keyring, participation=joined, members=members) if members else joined


@transaction.atomic
def begin_work(*, keyring: Keyring, person: Person, members: Collection[UUID] = ()) -> Participation:
    """As `join_course`: how somebody earns, with nothing in it yet. PermissionDenied; restricting.NotNamed."""
    row = begin_livelihood(keyring=keyring, name=person.name, reach=person.reach)
    begun = Participation(now(), keyring.person, Kind.WORK, str(row.pk), new_case_key().hex())
    return leave_to(keyring=keyring, participation=begun, members=members) if members else begun


@transaction.atomic
def leave_to(*, keyring: Keyring, participation: Participation, members: Collection[UUID]) -> Participation:
    """Under a new key, to those of these members who teach. One who was erased here stays so.

    restricting.NotNamed; PermissionDenied; OlderCopy; SealBroken.
    """
    if _reached(keyring, participation) is None:
        return participation
    above = new_case_key()
    restricting.restrict(
        keyring=keyring,
        pk=UUID(participation.row),
        above=above,
        members=_who_teach(keyring, members),
        of=MODELS[participation.kind],
    )
    return replace(participation, above=above.hex())


@transaction.atomic
def open_to_all(*, keyring: Keyring, participation: Participation) -> None:
    """To all who hold the keys. PermissionDenied; OlderCopy; SealBroken."""
    if _reached(keyring, participation) is not None:
        of = MODELS[participation.kind]
        restricting.lift(keyring=keyring, pk=UUID(participation.row), of=of)


@transaction.atomic
def take_away(*, keyring: Keyring, participations: Iterable[Participation]) -> list[UUID]:
    """The rows with all that they are here. Gives their ids for the ledger, also of those that are gone already:
    an older backup has them. SealBroken; PermissionDenied.
    """
    ids = []
    for participation in participations:
        row = _reached(keyring, participation)
        if row is not None:
            # Opened, so that nobody else goes in their place.
            if isinstance(row, Learner):
                sealing.open_learner(row, keyring)
            else:
                sealing.open_livelihood(row, keyring)
            record_act(f"{row.KIND}.erased", keyring.member, row.KIND, row.pk)
            row.delete()
        ids.append(UUID(participation.row))
    return ids


def _reached(keyring: Keyring, participation: Participation) -> Learner | Livelihood | None:
    """The row, locked; None where it was erased. Who is not named for it names themselves by the key above.

    PermissionDenied; SealBroken.
    """
    check_teaches(keyring)
    of = MODELS[participation.kind]
    rows = visible_to(of, keyring).select_for_update(of=("self",))
    row: Learner | Livelihood | None = rows.filter(pk=participation.row).first()
    if row is not None:
        return row
    try:
        restricting.name_anew(
            keyring=keyring,
            pk=UUID(participation.row),
            above=key_above(participation),
            members=[keyring.member.pk],
            of=of,
        )
    except PermissionDenied:
        return None
    return cast("Learner | Livelihood | None", rows.filter(pk=participation.row).first())


def key_above(participation: Participation) -> bytes:
    """SealBroken for none."""
    try:
        return bytes.fromhex(participation.above)
    except ValueError:
        raise SealBroken from None


def _who_teach(keyring: Keyring, members: Collection[UUID]) -> list[UUID]:
    return [of.member.pk for of in queries.nameable(keyring) if of.member.pk in members]
