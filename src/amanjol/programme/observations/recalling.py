"""Taking an observation back: by a button, and in the transaction in which somebody behind it goes or says no.

What was sent stands as long as three who can be counted are behind it. Where the row that says who they are is gone, is
older than the journal, or does not open, what was sent goes: it is better to silence one than to leave a story of
somebody who said no.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from amanjol.casework.desk import ledger, sealed_rows
from amanjol.casework.desk.recording import record_act
from amanjol.foundation.journal.actions import hold
from amanjol.foundation.organisations.keys.queries import hold_epochs
from amanjol.foundation.seals.fields import SealBroken
from amanjol.foundation.seals.records import replace
from amanjol.programme.observations import looking, queries
from amanjol.programme.observations.kinds import ENOUGH, Known
from amanjol.programme.observations.models import Observation, SentObservation
from amanjol.programme.observations.rules import can_observe
from amanjol.programme.observations.separate import count_apart

if TYPE_CHECKING:
    from collections.abc import Iterable
    from uuid import UUID

    from django.db.models import QuerySet

    from amanjol.casework.cases.models import Case
    from amanjol.foundation.organisations.keys.keyring import Keyring
    from amanjol.foundation.organisations.models import Member
    from amanjol.programme.observations.records import ObservationRecord


@transaction.atomic
def recall(*, by: Member, sent: Iterable[UUID]) -> int:
    """Those of the organisation that are not taken back yet, for good. Needs no key. Gives how many.

    The ledger remembers them, so that no restore brings one back. PermissionDenied; ledger.NoLedger.
    """
    if not can_observe(by):
        raise PermissionDenied
    hold(by.organisation_id)  # before the rows, as every act takes it
    rows = queries.sent_by(by.organisation_id).filter(pk__in=list(sent), recalled_on=None)
    ids = list(rows.order_by("pk").select_for_update().values_list("pk", flat=True))
    if ids:
        SentObservation.objects.filter(pk__in=ids).update(signed=b"", recalled_on=timezone.localdate())
        ledger.write(organisation=by.organisation_id, erased=ids, on=timezone.localdate(), reason="asked")
        _write_down(queries.RECALLED, by)
    return len(ids)


def _write_down(verb: str, by: Member) -> None:
    """Of the organisation: beside a case whose consent went, an id would say who stands behind which warning."""
    record_act(verb, by, "organisation", by.organisation_id)


def recheck(keyring: Keyring, case: Case) -> None:
    """After a consent of whichever of the organisation's people changed."""
    _recheck(keyring, case.person_id)


def forget_at_restricting(keyring: Keyring, case: Case) -> list[str]:
    """Nothing of it becomes a note."""
    _note_gone(keyring, _recheck(keyring, case.person_id, goes=True))
    return []


def forget_at_merging(keyring: Keyring, case: Case) -> None:
    """Two who become one stand behind nothing that counted them as two."""
    _note_gone(keyring, _recheck(keyring, case.person_id, goes=True))


def forget_at_erasing(keyring: Keyring, case: Case) -> list[UUID]:
    """Ids of rows that named the person, for the ledger."""
    return _recheck(keyring, case.person_id, goes=True)


def _note_gone(keyring: Keyring, rows: list[UUID]) -> None:
    """In the ledger: no restore brings back who was in them. NoLedger."""
    if rows:
        organisation = keyring.member.organisation_id
        ledger.write(organisation=organisation, erased=rows, on=timezone.localdate(), reason="asked")


@transaction.atomic
def _recheck(keyring: Keyring, person: UUID, *, goes: bool = False) -> list[UUID]:
    """All that stand are counted anew: since then two may have been put into one group, or got one telephone number.

    `goes`: the person stands behind nothing any more, and each row that named them is written anew.
    """
    hold_epochs(keyring.member.organisation_id)
    hold(keyring.member.organisation_id)
    rows = _locked(keyring.member)
    in_force = set(
        queries.sent_by(keyring.member.organisation_id).filter(recalled_on=None).values_list("pk", flat=True)
    )
    unexplained = set(in_force)
    left: set[UUID] = set()
    gone: list[UUID] = []
    for row in rows:
        try:
            [opened] = queries.opened([row], keyring)
        except SealBroken:
            continue
        record, names = opened.record, opened.record.names(person)
        if not opened.is_older:
            unexplained.discard(record.sent)
        if record.sent in in_force and not _still_stands(record, keyring, person if goes else None):
            left.add(record.sent)
        if names and goes:
            gone.append(row.pk)
            _write_anew(keyring, row, record.without(person))
    if unsure := left | unexplained:
        recall(by=keyring.member, sent=unsure)
    return gone


def _locked(member: Member) -> list[Observation]:
    """All of the organisation, also those that another act wrote anew under other ids while this one waited for it."""
    rows: list[Observation] | None = None
    while True:
        again = list(queries.own(member).order_by("pk").select_for_update(of=("self",)))
        if rows is not None and {row.pk for row in again} == {row.pk for row in rows}:
            return again
        rows = again


def _still_stands(record: ObservationRecord, keyring: Keyring, without: UUID | None) -> bool:
    if record.codes.known is Known.PUBLIC:
        return True
    try:
        there = [looking.still_stands(entry, keyring, without=without) for entry in record.people]
    except SealBroken:
        return False
    return count_apart([person.teller for person in there if person and person.teller]) >= ENOUGH


def _write_anew(keyring: Keyring, row: Observation, record: ObservationRecord) -> None:
    """Under another id and key: the ledger holds the earlier one, so that no restore brings back who was in it."""
    anew = Observation(organisation_id=row.organisation_id, is_sent=row.is_sent)
    sealed_rows.seal_new(anew, replace(record, acts=0), keyring)
    _write_down("observation.forgotten", keyring.member)
    row.delete()
    anew.save(force_insert=True)


def empty(ids: QuerySet[Any]) -> int:
    """After a restore, of ids of the ledger: what was taken back is empty again. As the keeper."""
    back = SentObservation.objects.filter(pk__in=ids, recalled_on=None)
    return back.update(signed=b"", recalled_on=timezone.localdate())
