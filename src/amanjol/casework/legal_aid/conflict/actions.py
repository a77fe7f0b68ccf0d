"""Writing the other side of a need, whom an advocate represents, and what somebody saw who looked at a likely hit."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from django.core.exceptions import PermissionDenied
from django.db import transaction

from amanjol.casework.desk import in_bulk, ledger, sealed_rows
from amanjol.casework.desk.older_copies import OlderCopy
from amanjol.casework.desk.recording import record_act, record_many
from amanjol.casework.legal_aid import rules
from amanjol.casework.legal_aid.conflict import queries
from amanjol.casework.legal_aid.conflict.records import (
    MOST_ASSIGNMENTS,
    AssignmentRecord,
    ClearanceRecord,
    Origin,
    OtherSideRecord,
    WrittenSide,
)
from amanjol.casework.legal_aid.models import Assignment, Clearance, OtherSide
from amanjol.casework.legal_aid.needs import queries as needs
from amanjol.casework.legal_aid.register import queries as register
from amanjol.casework.legal_aid.spreadsheets import previewing
from amanjol.casework.legal_aid.turns.moving import forget_names
from amanjol.foundation.organisations.keys.queries import hold_epochs
from amanjol.foundation.seals.records import present_moment, replace

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from datetime import date
    from uuid import UUID

    from amanjol.casework.legal_aid.conflict.queries import OpenedAssignment, OpenedSide
    from amanjol.casework.legal_aid.conflict.records import PartyRecord, Side, WhyAnother
    from amanjol.casework.legal_aid.needs.queries import OpenedNeed
    from amanjol.casework.legal_aid.register.queries import OpenedAdvocate
    from amanjol.foundation.organisations.keys.keyring import Keyring

MOST_SIDES: Final = 30


class NotOpen(Exception):
    """The need is over, or a colleague closed it meanwhile."""


class TooMany(Exception):
    """More than the page can show or the comparing can hold."""


class NothingLikely(Exception):
    """There is no such likely hit any more: somebody looked already, or changed what stood there."""


def locked_need(keyring: Keyring, pk: UUID, *, is_over_too: bool = False) -> OpenedNeed:
    """An open need, or with `is_over_too` any, locked until the transaction ends.

    PermissionDenied; NotOpen; OlderCopy; SealBroken.
    """
    if not rules.can_coordinate(keyring.member):
        raise PermissionDenied
    hold_epochs(keyring.member.organisation_id)
    need = needs.opened_need(keyring, pk, is_locked=True)
    if need is None:
        raise PermissionDenied
    if need.is_older:
        raise OlderCopy
    if not (need.record.is_open or is_over_too):
        raise NotOpen
    return need


@transaction.atomic
def write_side(*, keyring: Keyring, need: UUID, side: Side) -> OtherSide:
    """Somebody more. PermissionDenied; NotOpen; OlderCopy; TooMany; SealBroken; canonical.TooLarge."""
    opened = locked_need(keyring, need)
    if queries.sides_visible_to(keyring.member).filter(need=need).count() >= MOST_SIDES:
        raise TooMany
    row = OtherSide(organisation_id=opened.row.organisation_id, need=opened.row)
    written = WrittenSide(present_moment(), keyring.person, side)
    sealed_rows.seal_new(row, OtherSideRecord(need=opened.row.pk, versions=(written,)), keyring)
    row.save(force_insert=True)
    forget_names(opened.row.pk)
    record_act("other-side.written", keyring.member, queries.SIDE, row.pk, need=opened.row.pk)
    return row


@transaction.atomic
def change_side(*, keyring: Keyring, need: UUID, row: UUID, side: Side) -> None:
    """What stood there stays beside it, and every look at it counts no more. As `write_side`."""
    locked_need(keyring, need)
    opened = _side(keyring, need, row)
    if opened.is_older:
        raise OlderCopy
    if opened.says == side:
        return
    written = WrittenSide(present_moment(), keyring.person, side)
    versions = (*opened.record.versions, written)
    sealed_rows.close(opened.row, replace(opened.record, versions=versions), keyring)
    opened.row.save(update_fields=["schema", "sealed"])
    forget_names(need)
    record_act("other-side.changed", keyring.member, queries.SIDE, opened.row.pk, need=need)


@transaction.atomic
def erase_side(*, keyring: Keyring, need: UUID, row: UUID, today: date) -> None:
    """Who was written by mistake. PermissionDenied; NotOpen; OlderCopy; ledger.NoLedger."""
    locked_need(keyring, need)
    opened = _side(keyring, need, row)
    ledger.write(organisation=opened.row.organisation_id, erased=[opened.row.pk], on=today, reason="asked")
    forget_names(need)
    record_act("other-side.erased", keyring.member, queries.SIDE, opened.row.pk, need=need)
    opened.row.delete()


@transaction.atomic
def write_assignments(
    *, keyring: Keyring, advocate: OpenedAdvocate, parties: Iterable[PartyRecord]
) -> list[Assignment]:
    """Clients whom the advocate named of their own accord, one row each. PermissionDenied; TooMany."""
    _lock_advocate(keyring, advocate)
    of_all = list(parties)
    stored = queries.assignments_visible_to(keyring.member).filter(advocate=advocate.row.pk).count()
    if stored + len(of_all) > MOST_ASSIGNMENTS:
        raise TooMany
    return [_write(keyring, _sealed(keyring, advocate, (party,))) for party in of_all]


@dataclass(frozen=True, slots=True)
class ClientsPlan:
    """What a file would do: who is new, and how many stand here already or are told twice."""

    new: tuple[PartyRecord, ...]
    same: int

    @property
    def changes_nothing(self) -> bool:
        return not self.new

    @property
    def as_shown(self) -> list[list[str]]:
        return sorted(
            [*sorted(party.names), "", *sorted(party.numbers), str(party.is_organisation)]
            for party in self.new
        )


def plan_clients(stored: Collection[OpenedAssignment], parties: Iterable[PartyRecord]) -> ClientsPlan:
    """`stored` are all of the advocate. A client among several of whom the advocate meant one is none. TooMany."""
    here = {of.record.parties[0].says for of in stored if of.record.origin is Origin.SAID}
    new, same = [], 0
    for party in parties:
        if party.says in here:
            same += 1
        else:
            here.add(party.says)
            new.append(party)
    if len(stored) + len(new) > MOST_ASSIGNMENTS:
        raise TooMany
    return ClientsPlan(tuple(new), same)


@transaction.atomic
def write_clients(
    *, keyring: Keyring, advocate: OpenedAdvocate, parties: Iterable[PartyRecord], digests: str
) -> ClientsPlan:
    """All of a file or nothing, with one entry of the journal. The same file again changes nothing.

    `digests`: what the page showed of it. PermissionDenied; previewing.AnotherPlan; TooMany; SealBroken.
    """
    _lock_advocate(keyring, advocate)
    planned = plan_clients(queries.assignments(keyring, advocate.row.pk), parties)
    if planned.changes_nothing:
        return planned
    previewing.check(planned, digests)
    rows = [_sealed(keyring, advocate, (party,)) for party in planned.new]
    Assignment.objects.bulk_create(rows)
    record_many("assignment.written", keyring.member, queries.ASSIGNMENT, [row.pk for row in rows])
    return planned


def write_declined(*, keyring: Keyring, advocate: OpenedAdvocate, need: UUID) -> Assignment | None:
    """Named the other side, the advocate said that there is a conflict: with whom of them they need not say. Within the
    caller's transaction, which holds the need. None where nobody is written down.
    """
    parties = tuple(side.says.who for side in queries.sides(keyring, need))
    return _write(keyring, _sealed(keyring, advocate, parties, Origin.DECLINED, need)) if parties else None


@transaction.atomic
def erase_assignment(*, keyring: Keyring, row: UUID, today: date) -> None:
    """What was written by mistake. PermissionDenied; ledger.NoLedger."""
    _check_coordinates(keyring)
    stored = (
        queries.assignments_visible_to(keyring.member).select_for_update(of=("self",)).filter(pk=row).first()
    )
    if stored is None:
        raise PermissionDenied
    ledger.write(organisation=stored.organisation_id, erased=[stored.pk], on=today, reason="asked")
    record_act("assignment.erased", keyring.member, queries.ASSIGNMENT, stored.pk)
    stored.delete()


@transaction.atomic
def clear(
    *, keyring: Keyring, need: UUID, advocate: UUID, subject: str, why: WhyAnother, words: str, today: date
) -> Clearance:
    """Somebody looked, and says why the two are not one. A sure hit cannot be looked away.

    PermissionDenied; NotOpen; OlderCopy; NothingLikely; SealBroken.
    """
    locked_need(keyring, need)
    checked = queries.Book(keyring, register.opened(keyring, today)).checked(need).get(str(advocate))
    if checked is None or subject not in {hit.subject for hit in checked.open}:
        raise NothingLikely
    row = Clearance(organisation_id=keyring.member.organisation_id, need_id=need, advocate=advocate)
    looked = ClearanceRecord(
        at=present_moment(),
        by=keyring.person,
        need=need,
        advocate=advocate,
        subject=subject,
        why=why,
        words=words,
    )
    sealed_rows.seal_new(row, looked, keyring)
    row.save(force_insert=True)
    record_act("conflict.looked", keyring.member, "conflict-look", row.pk, need=need, advocate=advocate)
    return row


@transaction.atomic
def rewrap(keyring: Keyring, at_most: int) -> int:
    """Move up to so many keys to the current epoch; a row that does not open stays and is counted as left."""
    moved = 0
    for rows in queries.under_earlier(keyring):
        moved += in_bulk.move_keys(rows, sealed_rows.move_key, keyring, at_most - moved)
    return moved


def _check_coordinates(keyring: Keyring) -> None:
    if not rules.can_coordinate(keyring.member):
        raise PermissionDenied
    hold_epochs(keyring.member.organisation_id)


def _lock_advocate(keyring: Keyring, advocate: OpenedAdvocate) -> None:
    """Of two who write clients of one advocate at once, one waits. PermissionDenied, also where they are erased."""
    _check_coordinates(keyring)
    rows = register.visible_to(keyring.member).select_for_update(of=("self",)).filter(pk=advocate.row.pk)
    if rows.first() is None:
        raise PermissionDenied


def _side(keyring: Keyring, need: UUID, pk: UUID) -> OpenedSide:
    """Its need is locked, and so is every change of it. PermissionDenied."""
    for side in queries.sides(keyring, need):
        if side.row.pk == pk:
            return side
    raise PermissionDenied


def _write(keyring: Keyring, row: Assignment) -> Assignment:
    row.save(force_insert=True)
    record_act("assignment.written", keyring.member, queries.ASSIGNMENT, row.pk)
    return row


def _sealed(
    keyring: Keyring,
    advocate: OpenedAdvocate,
    parties: tuple[PartyRecord, ...],
    origin: Origin = Origin.SAID,
    need: UUID | None = None,
) -> Assignment:
    """Not written yet."""
    row = Assignment(organisation_id=keyring.member.organisation_id, advocate=advocate.row.pk)
    says = AssignmentRecord(
        at=present_moment(),
        by=keyring.person,
        advocate=advocate.row.pk,
        name=advocate.says.name,
        offices=tuple(sorted({version.says.office for version in advocate.record.versions} - {""})),
        origin=origin,
        parties=parties,
        need=need,
    )
    sealed_rows.seal_new(row, says, keyring)
    return row
