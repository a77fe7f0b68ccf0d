"""A swap of duty on which two advocates with accounts agree: one asks, and nothing moves before the other takes it.

Locks are taken in one order everywhere: rows of the register, hours, the question.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.tasks import task
from django.utils import timezone

from amanjol.casework.cases.restricting.actions.emergencies import send
from amanjol.casework.desk.recording import record_act
from amanjol.casework.legal_aid.models import Advocate, DutySlot, DutySwap
from amanjol.casework.legal_aid.register.accounts import keepers, own_advocate
from amanjol.casework.legal_aid.rota import queries
from amanjol.casework.legal_aid.rota.actions import Overlap
from amanjol.casework.legal_aid.turns.telling import WAITS
from amanjol.foundation.organisations.queries import members_who_may

if TYPE_CHECKING:
    from collections.abc import Iterable

    from amanjol.foundation.organisations.models import Member


class Refused(Exception):
    """Nothing has changed."""


class Changed(Refused):
    """The question, an account or the hours are not there any more as they were, or the hours have begun."""


class AskedAlready(Refused):
    """Somebody is asked to take these hours, and has not answered."""


class Away(Refused):
    """Who would take some of the hours is away then."""


class _Move(NamedTuple):
    """Hours go from one advocate to another: ids of rows of the register. `slot` is None where it was taken away."""

    slot: DutySlot | None
    of: UUID
    to: UUID


@transaction.atomic
def ask(*, by: Member, slot: UUID, to: UUID, in_return: UUID | None) -> None:
    """Ask whoever keeps the duty of `to`. PermissionDenied; Changed; AskedAlready; Away; Overlap."""
    own = own_advocate(by)
    if own is None:
        raise PermissionDenied
    hours = _hold(by.organisation_id, (own, to), (slot, in_return))
    accounts = keepers(by.organisation)
    if own not in accounts or to not in accounts or own == to:
        raise Changed
    _check(by.organisation_id, _moves(hours, slot, in_return, own, to))
    if queries.asked(by.organisation_id).filter(slot=slot).exists():
        raise AskedAlready
    DutySwap.objects.filter(organisation=by.organisation_id, slot=slot).delete()
    DutySwap.objects.create(
        organisation_id=by.organisation_id, slot_id=slot, in_return_id=in_return, asker=accounts[own],
        asked=accounts[to],
    )  # fmt: skip
    record_act("duty.swap-asked", by, "duty", slot)
    _tell(accounts[to].member)


@transaction.atomic
def take(*, by: Member, swap: UUID) -> None:
    """All hours of it move, or none. Changed; Away; Overlap."""
    row = _of(by, swap, "asked")
    own, other = row.asked.advocate_id, row.asker.advocate_id
    hours = _hold(by.organisation_id, (own, other), (row.slot_id, row.in_return_id))
    _of(by, swap, "asked", is_locked=True)
    if not {own, other} <= set(keepers(by.organisation)):
        raise Changed
    moves = _moves(hours, row.slot_id, row.in_return_id, other, own)
    slots = _check(by.organisation_id, moves)
    _move(slots, moves)
    for slot in slots:
        record_act("duty.swapped", by, "duty", slot.pk)
    _tell(row.asker.member)


@transaction.atomic
def decline(*, by: Member, swap: UUID) -> None:
    """Changed."""
    row = _of(by, swap, "asked", is_locked=True)
    row.is_declined = True
    row.save(update_fields=["is_declined"])
    record_act("duty.swap-declined", by, "duty", row.slot_id)
    _tell(row.asker.member)


@transaction.atomic
def withdraw(*, by: Member, swap: UUID) -> None:
    """Changed."""
    row = _of(by, swap, "asker", is_locked=True)
    record_act("duty.swap-withdrawn", by, "duty", row.slot_id)
    row.delete()


@task
def tell(organisation: str, member: str) -> int:
    """An e-mail that something waits: neither of whom nor of what. Fictional people get none."""
    advocates = members_who_may("legal-aid.be-asked", UUID(organisation)).filter(pk=member)
    return sum(send(advocate, WAITS, "legal_aid:my_work") for advocate in advocates)


def _tell(member: Member) -> None:
    tell.enqueue(str(member.organisation_id), str(member.pk))


def _of(by: Member, swap: UUID, side: str, *, is_locked: bool = False) -> DutySwap:
    """The question that waits and that `by` was asked, or asks. Changed."""
    rows = queries.asked(by.organisation_id).filter(pk=swap, **{f"{side}__member": by})
    row = (rows.select_for_update(of=("self",)) if is_locked else rows).first()
    if row is None:
        raise Changed
    return row


def _hold(
    organisation: UUID, advocates: Iterable[UUID], slots: Iterable[UUID | None]
) -> dict[UUID, DutySlot]:
    """The hours that are there. An account ends, and an advocate is erased, under a lock of the register's row."""
    of_register = Advocate.objects.filter(organisation=organisation, pk__in=advocates).order_by("pk")
    list(of_register.select_for_update(no_key=True).values_list("pk"))
    hours = queries.slots_of(organisation).filter(pk__in=[pk for pk in slots if pk is not None])
    return {row.pk: row for row in hours.order_by("pk").select_for_update()}


def _moves(
    hours: dict[UUID, DutySlot], slot: UUID, in_return: UUID | None, asker: UUID, asked: UUID
) -> list[_Move]:
    moves = [_Move(hours.get(slot), asker, asked)]
    return moves if in_return is None else [*moves, _Move(hours.get(in_return), asked, asker)]


def _check(organisation: UUID, moves: list[_Move]) -> list[DutySlot]:
    """All hours of the swap: still whose they were, to come, and whoever takes them is free then."""
    now, slots = timezone.now(), []
    for slot, of, _to in moves:
        if slot is None or slot.advocate_id != of or slot.begins_at <= now:
            raise Changed
        slots.append(slot)
    for slot, move in zip(slots, moves, strict=True):
        part = queries.Hours(slot.begins_at, slot.ends_at)
        if queries.between(queries.absences_of(organisation).filter(advocate=move.to), part).exists():
            raise Away
        others = (
            queries.slots_of(organisation).filter(advocate=move.to).exclude(pk__in=[of.pk for of in slots])
        )
        if there := queries.between(others, part).first():
            raise Overlap(there)
    return slots


def _move(slots: list[DutySlot], moves: list[_Move]) -> None:
    """Written anew under their ids, since hours of the two may overlap while they change places.

    With them goes every question about them.
    """
    try:
        with transaction.atomic():
            DutySlot.objects.filter(pk__in=[slot.pk for slot in slots]).delete()
            for slot, move in zip(slots, moves, strict=True):
                slot.advocate_id = move.to
            DutySlot.objects.bulk_create(slots)
    except IntegrityError:
        raise Overlap(None) from None
