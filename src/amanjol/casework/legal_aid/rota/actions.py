"""Planning duty, handing it over, and being away. `by` is the coordinator, or the advocate whose hours these are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.db.models import Q

from amanjol.casework.desk.recording import record_act
from amanjol.casework.legal_aid import rules
from amanjol.casework.legal_aid.models import Absence, Advocate, DutySlot, DutySwap
from amanjol.casework.legal_aid.register.accounts import own_advocate
from amanjol.casework.legal_aid.rota import queries

if TYPE_CHECKING:
    from collections.abc import Iterable
    from uuid import UUID

    from amanjol.casework.legal_aid.rota.queries import Hours
    from amanjol.foundation.organisations.models import Member


class Overlap(Exception):
    """They are on duty already at some of these hours. `slot` is that duty; None where it came at the same moment."""

    def __init__(self, slot: DutySlot | None) -> None:
        super().__init__("They are on duty at these hours already.")
        self.slot = slot


class Gone(Exception):
    """It was taken away meanwhile, or is another's now."""


@transaction.atomic
def plan(*, by: Member, advocate: UUID, hours: Iterable[Hours], kind: str, district: str) -> None:
    """All of these hours or none. PermissionDenied; Overlap."""
    _check(by, advocate)
    for part in hours:
        own = queries.slots_of(by.organisation_id).filter(advocate=advocate)
        if there := queries.between(own, part).first():
            raise Overlap(there)
        slot = DutySlot(
            organisation_id=by.organisation_id, advocate_id=advocate, begins_at=part.begins_at,
            ends_at=part.ends_at, kind=kind, district=district,
        )  # fmt: skip
        _save(slot)
        record_act("duty.planned", by, "duty", slot.pk)


@transaction.atomic
def take_away(*, by: Member, slot: UUID) -> None:
    """PermissionDenied; Gone."""
    row = _locked(by, slot)
    record_act("duty.taken-away", by, "duty", row.pk)
    row.delete()


@transaction.atomic
def hand_over(*, by: Member, slot: UUID, of: UUID, to: UUID) -> None:
    """By the coordinator, who has asked both by telephone. `of`: whose it was on the page.

    PermissionDenied; Gone; Overlap.
    """
    row = _locked(by, slot)
    _check_coordinates(by, to)
    if row.advocate_id != of:
        raise Gone
    own = queries.slots_of(by.organisation_id).filter(advocate=to)
    if there := queries.between(own, queries.Hours(row.begins_at, row.ends_at)).first():
        raise Overlap(there)
    row.advocate_id = to
    _save(row)
    DutySwap.objects.filter(Q(slot=row) | Q(in_return=row)).delete()
    record_act("duty.handed-over", by, "duty", row.pk)


@transaction.atomic
def go_away(*, by: Member, advocate: UUID, hours: Hours) -> None:
    """PermissionDenied."""
    _check(by, advocate)
    row = Absence.objects.create(
        organisation_id=by.organisation_id, advocate_id=advocate,
        begins_at=hours.begins_at, ends_at=hours.ends_at,
    )  # fmt: skip
    record_act("duty.away", by, "absence", row.pk)


@transaction.atomic
def come_back(*, by: Member, absence: UUID) -> None:
    """PermissionDenied; Gone."""
    row = queries.absences_of(by.organisation_id).select_for_update().filter(pk=absence).first()
    if row is None:
        raise Gone
    _check(by, row.advocate_id)
    record_act("duty.back", by, "absence", row.pk)
    row.delete()


def _locked(by: Member, slot: UUID) -> DutySlot:
    row = queries.slots_of(by.organisation_id).select_for_update().filter(pk=slot).first()
    if row is None:
        raise Gone
    _check(by, row.advocate_id)
    return row


def _check(by: Member, advocate: UUID) -> None:
    if own_advocate(by) != advocate:
        _check_coordinates(by, advocate)


def _check_coordinates(by: Member, advocate: UUID) -> None:
    own = Advocate.objects.filter(pk=advocate, organisation=by.organisation_id)
    if not rules.can_coordinate(by) or not own.exists():
        raise PermissionDenied


def _save(slot: DutySlot) -> None:
    """The database itself refuses what overlaps, also what came at the same moment."""
    try:
        with transaction.atomic():
            slot.save()
    except IntegrityError:
        raise Overlap(None) from None
