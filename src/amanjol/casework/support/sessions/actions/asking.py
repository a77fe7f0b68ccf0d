"""What who works on the case does: ask a circle to take her on, tell it anew, end it, take up what it passed on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from amanjol.casework.cases import sealing
from amanjol.casework.cases.actions.working import assess_risk, reopen_case
from amanjol.casework.cases.models import Status
from amanjol.casework.cases.records import Level, Risk
from amanjol.casework.desk.recording import record_act
from amanjol.casework.support.locking import case_to_write_in
from amanjol.casework.support.models import CircleClient
from amanjol.casework.support.sessions import bridge
from amanjol.casework.support.sessions.queries import (
    ASKED,
    TAKEN_UP,
    TOLD_ANEW,
    NoSuchClient,
    clients_of,
    key_in,
)
from amanjol.casework.support.sessions.records import AskingRecord, Basis, ClientRecord, Earlier, TakenUp
from amanjol.casework.support.sessions.words import line_of
from amanjol.foundation.organisations.keys.circles.intakes import intake_of
from amanjol.foundation.organisations.keys.circles.queries import of_organisation
from amanjol.foundation.organisations.kinds import CirclePurpose
from amanjol.foundation.seals.case_keys import new_case_key
from amanjol.foundation.seals.fields import SealBroken
from amanjol.foundation.seals.records import present_moment, replace

if TYPE_CHECKING:
    from uuid import UUID

    from amanjol.casework.cases.models import Case
    from amanjol.casework.support.sessions.queries import CaseClients, ClientOfCase
    from amanjol.foundation.organisations.keys.circles.intakes import CircleIntake
    from amanjol.foundation.organisations.keys.keyring import Keyring

_TOLD: tuple[str, ...] = ("name", "how", "when", "never", "telephone", "language", "asks")


class NotCompared(Exception):
    """The organisation does not vouch for this circle, or has none of this id: nothing is sealed to it."""


class AskedAlready(Exception):
    """The circle was asked for this very case, and it is not over."""


class Over(Exception):
    """It has ended: the circle is asked anew."""


@dataclass(frozen=True, slots=True)
class Asking:
    """What the circle is told: see `records.AskingRecord`."""

    name: str
    how: str = ""
    when: str = ""
    never: str = ""
    telephone: str = ""
    language: str = ""
    asks: str = ""
    basis: Basis = Basis.AGREED


@transaction.atomic
def ask(*, keyring: Keyring, case: Case, circle: UUID, asking: Asking) -> CircleClient:
    """NotCompared; AskedAlready; PermissionDenied; Closed; SealBroken, also where the circle was swapped."""
    locked = case_to_write_in(keyring, case.pk)
    intake = _intake(keyring, circle)
    there = clients_of(locked, keyring)
    if any(client.row.circle_id == circle and not client.exchange.is_over for client in there.clients):
        raise AskedAlready
    key = new_case_key()
    row = CircleClient(organisation_id=locked.organisation_id, case=locked, circle_id=circle)
    bridge.offer(row, key, intake, keyring)
    record = ClientRecord(present_moment(), keyring.person, key.hex(), key.hex())
    sealing.seal_row(row, record.as_data(), sealing.key_of_case(locked, keyring), keyring)
    _put_asking(row, key, _asking_record(asking, keyring), keyring)
    row.save(force_insert=True)
    record_act(ASKED, keyring.member, "case", locked.pk, client=row.pk)
    return row


@transaction.atomic
def tell_anew(*, keyring: Keyring, case: Case, client: UUID, asking: Asking) -> bool:
    """Earlier words stay beside. False where the circle knows it so.

    NoSuchClient; Over; PermissionDenied; Closed; SealBroken.
    """
    there = _opened(keyring, case, client)
    before = there.exchange.asking
    if there.exchange.is_over:
        raise Over
    was = {name: getattr(before, name) for name in _TOLD if getattr(before, name) != getattr(asking, name)}
    if not was and before.basis is asking.basis:
        return False
    was |= {"basis": before.basis.value} if before.basis is not asking.basis else {}
    at = present_moment()
    record = replace(
        _asking_record(asking, keyring), version=before.version + 1,
        changes=(*before.changes, Earlier(at, keyring.person, was)),
    )  # fmt: skip
    _write_asking(there, record, keyring)
    return True


@transaction.atomic
def end(*, keyring: Keyring, case: Case, client: UUID) -> bool:
    """By who works on the case; what the circle has stays there. False where it is over.

    NoSuchClient; PermissionDenied; Closed; SealBroken.
    """
    there = _opened(keyring, case, client)
    if there.exchange.is_over:
        return False
    before = there.exchange.asking
    record = replace(before, at=present_moment(), by=keyring.person, is_over=True, version=before.version + 1)
    _write_asking(there, record, keyring)
    return True


@transaction.atomic
def take_up(*, keyring: Keyring, case: Case, danger: UUID, reopens: bool = False) -> bool:
    """Somebody acts on it tonight: it becomes the danger of the case. False where somebody has taken it up.

    `reopens`: a closed case is opened again for it. NoSuchClient; PermissionDenied; Closed; SealBroken.
    """
    locked = case_to_write_in(keyring, case.pk, even_closed=reopens)
    there = clients_of(locked, keyring)
    chosen = [
        (client, line)
        for client in there.clients
        for line in client.exchange.dangers
        if line.row.pk == danger
    ]
    if not chosen:
        raise NoSuchClient
    client, line = chosen[0]
    if line.record.taken_up is not None:
        return False
    if locked.status == Status.CLOSED:
        reopen_case(keyring=keyring, case=locked)
    record = replace(
        line.record, taken_up=TakenUp(present_moment(), keyring.person), version=line.record.version + 1
    )
    row = line.row
    row.is_open = False
    row.sealed = bridge.seal(
        key_in(client.record), record, keyring.organisation, bridge.row_of(row), bridge.DANGER
    )
    row.save(update_fields=["is_open", "sealed"])
    record_act(TAKEN_UP, keyring.member, "case", locked.pk, client=client.row.pk)
    _assess(keyring, locked, line_of(line.record))
    return True


def _assess(keyring: Keyring, case: Case, says: str) -> None:
    """What was thought of the other dangers stays as it was."""
    before = sealing.open_case(case, keyring).risk
    on_return, digital = (before.on_return, before.digital) if before else (Level.UNKNOWN, Level.UNKNOWN)
    risk = Risk(timezone.localdate(), keyring.person, Level.HIGH, on_return, digital, says)
    assess_risk(keyring=keyring, case=case, risk=risk)


def rotate(keyring: Keyring, case: Case) -> list[str]:
    """When a case is restricted: whoever opened it before may know the key of the bridge, so another takes its place.

    A circle for which nobody vouches today gets none, and what lies between stays under the old one. The words of no
    note. SealBroken.
    """
    list(CircleClient.objects.select_for_update().filter(case=case))
    for client in clients_of(case, keyring).clients:
        try:
            intake = _intake(keyring, client.row.circle_id)
        except (NotCompared, SealBroken):  # restricting waits for no circle
            continue
        _move(client, intake, case, keyring)
    return []


def _move(client: ClientOfCase, intake: CircleIntake, case: Case, keyring: Keyring) -> None:
    row, key, place = client.row, new_case_key(), keyring.organisation
    has_followed = row.moved is None
    anchor = client.record.bridge if has_followed else client.record.anchor
    if row.accepted is not None:
        bridge.move(row, bytes.fromhex(anchor), key, keyring)
    bridge.offer(row, key, intake, keyring)
    record = replace(client.record, bridge=key.hex(), anchor=anchor)
    sealing.seal_row(row, record.as_data(), sealing.key_of_case(case, keyring), keyring)
    exchange = client.exchange
    # Counted: else rows of before, put back, would have the circle write on under the key that others know.
    _put_asking(row, key, replace(exchange.asking, version=exchange.asking.version + 1), keyring)
    record_act(TOLD_ANEW, keyring.member, "case", row.case_id, client=row.pk)
    if exchange.answer is not None:
        row.answer = bridge.seal(key, exchange.answer, place, bridge.row_of(row), bridge.ANSWER)
    row.save()
    for session in exchange.sessions:
        session.row.facts = bridge.seal(key, session.record, place, bridge.row_of(session.row), bridge.FACTS)
        session.row.save(update_fields=["facts"])
    for danger in exchange.dangers:
        danger.row.sealed = bridge.seal(key, danger.record, place, bridge.row_of(danger.row), bridge.DANGER)
        danger.row.save(update_fields=["sealed"])


def _intake(keyring: Keyring, circle: UUID) -> CircleIntake:
    row = of_organisation(keyring.member.organisation_id).filter(pk=circle).first()
    is_of_help = row is not None and CirclePurpose(row.purpose).is_of_help
    intake = intake_of(row, keyring=keyring) if row is not None and is_of_help else None
    if intake is None:
        raise NotCompared
    return intake


def _opened(keyring: Keyring, case: Case, client: UUID) -> ClientOfCase:
    """Locked before it is read: who is in the circle holds this row, and not the case, while they write."""
    locked = case_to_write_in(keyring, case.pk)
    CircleClient.objects.select_for_update().filter(case=locked, pk=client).first()
    there: CaseClients = clients_of(locked, keyring)
    return there.client(client)


def _asking_record(asking: Asking, keyring: Keyring) -> AskingRecord:
    words = {name: getattr(asking, name) for name in _TOLD}
    return AskingRecord(at=present_moment(), by=keyring.person, basis=asking.basis, **words)


def _put_asking(row: CircleClient, key: bytes, record: AskingRecord, keyring: Keyring) -> None:
    row.asking = bridge.seal(key, record, keyring.organisation, bridge.row_of(row), bridge.ASKING)


def _write_asking(there: ClientOfCase, record: AskingRecord, keyring: Keyring) -> None:
    row = there.row
    _put_asking(row, key_in(there.record), record, keyring)
    row.save(update_fields=["asking"])
    record_act(TOLD_ANEW, keyring.member, "case", row.case_id, client=row.pk)
