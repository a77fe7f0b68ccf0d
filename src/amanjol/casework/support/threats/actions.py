"""Writing that somebody threatens who helps, what happened since, which step was taken; and erasing it.

Who was chosen is told at once by an e-mail that says only that something waits.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.tasks import task

from amanjol.casework.cases.restricting.actions.emergencies import NEEDS_YOU_NOW, send
from amanjol.casework.desk import ledger
from amanjol.casework.desk.older_copies import OlderCopy
from amanjol.casework.desk.recording import record_act
from amanjol.casework.support.models import Threat, ThreatReceiver
from amanjol.casework.support.threats import queries, rules, sealing
from amanjol.casework.support.threats.receivers import own, receivable
from amanjol.casework.support.threats.records import Account, Answer, Kind, Step, ThreatRecord
from amanjol.foundation.journal.actions import record as record_entry
from amanjol.foundation.organisations.keys.queries import hold_epochs, intake_of
from amanjol.foundation.organisations.models import Member
from amanjol.foundation.organisations.tenant import acting_for
from amanjol.foundation.seals.fields import SealBroken
from amanjol.foundation.seals.records import present_moment, replace

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from datetime import date

    from amanjol.casework.support.threats.receivers import Receivable
    from amanjol.casework.support.threats.sealing import OpenedThreat
    from amanjol.foundation.organisations.keys.keyring import Keyring


class NobodyTold(ValueError):
    """Nobody was chosen who could read it."""


class NotAnswered(Exception):
    """What nobody has taken a step about is not erased."""


class NoKeys(Exception):
    """The organisation has no keys yet: nothing can be sealed to anybody."""


@dataclass(frozen=True, slots=True)
class Told:
    """What the form says: what was done, in which words, and to whom it is told, by their members' ids."""

    to: frozenset[UUID]
    kinds: tuple[Kind, ...] = ()
    says: str = ""
    case: UUID | None = None


@transaction.atomic
def record_threat(*, keyring: Keyring, threat: Told) -> Threat:
    """For who was chosen and for the writer, whom nobody has to choose. PermissionDenied; NobodyTold."""
    member = keyring.member
    _check_writes(member)
    hold_epochs(member.organisation_id)
    able = receivable(member, keyring)
    to = _chosen(able, threat, member)
    row = Threat(organisation_id=member.organisation_id)
    receivers = sealing.seal_new(row, _new(threat, to, keyring.person), [*to, own(keyring)], keyring)
    _save_new(row, receivers)
    _recorded(row, member, to)
    return row


@transaction.atomic
def record_without_keys(*, member: Member, threat: Told) -> Threat:
    """By who holds no keys: sealed to the organisation's, and there for who was chosen. They take it in.

    Whoever writes it cannot open it again. PermissionDenied; NobodyTold; NoKeys.
    """
    _check_writes(member)
    intake = intake_of(member.organisation_id)
    if intake is None:
        raise NoKeys
    to = _chosen(receivable(member, None), threat, member)
    row = Threat(organisation_id=member.organisation_id)
    sealing.seal_inbound(row, _new(threat, to, str(member.account_id)), intake)
    receivers = [
        ThreatReceiver(
            organisation_id=row.organisation_id,
            threat=row,
            member=colleague.member,
            key=colleague.key,
            sealed=b"",
        )
        for colleague in to
    ]
    _save_new(row, receivers)
    _recorded(row, member, to)
    return row


def take_in(*, keyring: Keyring) -> int:
    """What was written to this member without keys, under a key that nobody else knows, for whom its writer chose.

    What does not open, or names others than this member, stays as it lies. Gives how many.
    """
    return _take_in(keyring) if queries.has_to_take_in(keyring.member) else 0


@transaction.atomic
def _take_in(keyring: Keyring) -> int:
    member = keyring.member
    hold_epochs(member.organisation_id)
    able, number = receivable(member, keyring), 0
    for row in queries.to_take_in(member).select_for_update(of=("self",), skip_locked=True):
        try:
            record = sealing.open_inbound(row, keyring)
        except SealBroken:
            continue
        to = [colleague for colleague in able if str(colleague.member.pk) in record.told]
        if member.pk not in {colleague.member.pk for colleague in to}:
            continue
        receivers = sealing.seal_new(row, record, to, keyring, is_proven=False)
        ThreatReceiver.objects.filter(threat=row.pk).delete()
        ThreatReceiver.objects.bulk_create(receivers)
        row.save(update_fields=["epoch", "wrapped_key", "is_answered", "schema", "sealed"])
        record_act("threat.taken-in", member, "threat", row.pk)
        number += 1
    return number


@transaction.atomic
def rewrap(keyring: Keyring, at_most: int) -> int:
    """What is sealed to an earlier epoch, to the current one: by whoever holds the keys, and nobody is shown it."""
    number = 0
    rows = queries.under_earlier(keyring).select_for_update(skip_locked=True)
    for row in rows[: max(at_most, 0)]:
        try:
            sealing.move_inbound(row, keyring)
        except SealBroken:
            continue
        row.save(update_fields=["epoch", "wrapped_key"])
        number += 1
    return number


@transaction.atomic
def open_threat(*, keyring: Keyring, threat: Threat) -> OpenedThreat:
    """Read it, which the journal remembers. SealBroken."""
    opened = sealing.open_threat(threat, keyring)
    record_act("threat.opened", keyring.member, "threat", threat.pk)
    return opened


@transaction.atomic
def go_on(*, keyring: Keyring, threat: UUID, kinds: Collection[Kind] = (), says: str = "") -> None:
    """What happened since: it waits for a step again, and who was told is told once more.

    PermissionDenied; OlderCopy; SealBroken; canonical.TooLarge.
    """
    opened = _locked(keyring, threat)
    row, record = opened.row, opened.record
    account = Account(present_moment(), keyring.person, tuple(kinds), says)
    _save(opened, replace(record, accounts=(*record.accounts, account)), keyring)
    record_act("threat.went-on", keyring.member, "threat", row.pk)
    tell.enqueue(str(row.organisation_id), str(row.pk), str(keyring.member.pk))


@transaction.atomic
def answer(*, keyring: Keyring, threat: UUID, steps: Collection[Step], says: str = "") -> None:
    """The step that was taken. PermissionDenied, also for who may not answer it; as `go_on`."""
    opened = _locked(keyring, threat)
    row, record = opened.row, opened.record
    if not rules.can_answer(keyring.member, record):
        raise PermissionDenied
    step = Answer(present_moment(), keyring.person, len(record.accounts), tuple(steps), says)
    _save(opened, replace(record, answers=(*record.answers, step)), keyring)
    record_act("threat.answered", keyring.member, "threat", row.pk)


@transaction.atomic
def erase(*, keyring: Keyring, threat: UUID, today: date) -> None:
    """The row and its keys. NotAnswered; OlderCopy, which may have been answered before somebody went on;
    PermissionDenied, also where it is gone; SealBroken; NoLedger.
    """
    opened = _locked(keyring, threat)
    row, record = opened.row, opened.record
    if not rules.can_answer(keyring.member, record):
        raise PermissionDenied
    if not record.is_answered:
        raise NotAnswered
    ledger.write(organisation=row.organisation_id, erased=[row.pk], on=today, reason="asked")
    record_act("threat.erased", keyring.member, "threat", row.pk)
    row.delete()


@task
def tell(organisation: str, threat: str, but: str) -> int:
    """E-mail to whom it was written, but for who wrote. Gives how many were sent."""
    somebody = Member.objects.filter(
        organisation=UUID(organisation), left_on=None, account__is_active=True
    ).first()
    if somebody is None:
        return 0
    with acting_for(somebody):
        to = ThreatReceiver.objects.filter(threat=UUID(threat)).exclude(member=UUID(but))
        there = to.filter(member__left_on=None, member__account__is_active=True)
        rows = list(there.filter(member__account__is_demo=False).select_related("member__account"))
    return sum(send(row.member, NEEDS_YOU_NOW, "support:threats") for row in rows)


def _check_writes(member: Member) -> None:
    if not rules.can_write(member):
        raise PermissionDenied


def _chosen(able: Iterable[Receivable], threat: Told, member: Member) -> list[Receivable]:
    """PermissionDenied for somebody who could not be chosen; NobodyTold, unless the writer supervises."""
    colleagues = {colleague.member.pk: colleague for colleague in able if colleague.member.pk != member.pk}
    if not threat.to <= colleagues.keys():
        raise PermissionDenied
    if not threat.to and not rules.is_supervisor(member):
        raise NobodyTold
    return [colleague for pk, colleague in colleagues.items() if pk in threat.to]


def _new(threat: Told, to: list[Receivable], by: str) -> ThreatRecord:
    account = Account(present_moment(), by, threat.kinds, threat.says)
    return ThreatRecord(
        (account,),
        tuple(sorted(str(colleague.member.pk) for colleague in to)),
        any(colleague.is_supervisor for colleague in to),
        str(threat.case) if threat.case is not None else "",
    )


def _save_new(row: Threat, receivers: list[ThreatReceiver]) -> None:
    """Row security shows a threat to its receivers alone: they stand before it."""
    ThreatReceiver.objects.bulk_create(receivers)
    row.save(force_insert=True)


def _recorded(row: Threat, by: Member, to: list[Receivable]) -> None:
    record_entry(
        verb=queries.RECORDED,
        organisation=row.organisation_id,
        actor=by.account_id,
        subject=("threat", row.pk),
        subjects=[("member", colleague.member.pk) for colleague in to],
    )
    tell.enqueue(str(row.organisation_id), str(row.pk), str(by.pk))


def _locked(keyring: Keyring, pk: UUID) -> OpenedThreat:
    hold_epochs(keyring.member.organisation_id)
    row = queries.visible_to(keyring.member).select_for_update(of=("self",)).filter(pk=pk, epoch=None).first()
    if row is None:
        raise PermissionDenied
    opened = sealing.open_threat(row, keyring)
    if queries.older([opened]):
        raise OlderCopy
    return opened


def _save(opened: OpenedThreat, record: ThreatRecord, keyring: Keyring) -> None:
    sealing.close(opened, record, keyring)
    opened.row.save(update_fields=["is_answered", "schema", "sealed"])
