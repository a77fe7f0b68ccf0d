"""Asking for a lawyer from a case: raising a need, changing it, withdrawing it; and what the coordinator answers.

Who opens an answer need not be who may open the case: it lies under the organisation's epoch, and which case it belongs
to stands beneath the case alone.
"""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from amanjol.casework.cases import sealing as case_sealing
from amanjol.casework.cases.actions.working import StaysConsultation
from amanjol.casework.cases.erasing.queries import was_erased
from amanjol.casework.desk import sealed_rows
from amanjol.casework.desk.country import country_here
from amanjol.casework.desk.recording import record_act
from amanjol.casework.legal_aid.models import CaseNeed, SentNeed
from amanjol.casework.legal_aid.needs import asked, taking_back
from amanjol.casework.legal_aid.needs.partners import NotAPartner, card_of, own_signing, write_to
from amanjol.casework.legal_aid.needs.records import (
    CaseNeedRecord,
    SentRecord,
    Version,
    Withdrawal,
)
from amanjol.casework.standards.legal_needs.bodies import Raised, Withdrawn, kind_of
from amanjol.casework.standards.legal_needs.deadlines import answer_by
from amanjol.casework.standards.legal_needs.states import State
from amanjol.casework.support.locking import case_to_write_in
from amanjol.foundation.letters.kinds import NotExpected
from amanjol.foundation.letters.models import Outgoing
from amanjol.foundation.seals.letters.letter import InboxClosed
from amanjol.foundation.seals.records import present_moment, replace

if TYPE_CHECKING:
    from uuid import UUID

    from amanjol.casework.cases.models import Case
    from amanjol.casework.legal_aid.needs.asked import AskedNeed
    from amanjol.casework.standards.legal_needs.bodies import Answered
    from amanjol.casework.standards.legal_needs.codes import WithdrawReason
    from amanjol.foundation.letters.opening import Opened
    from amanjol.foundation.organisations.keys.keyring import Keyring
    from amanjol.foundation.seals.epochs import Organisation


class AnotherState(Exception):
    """It was withdrawn, ended or changed meanwhile; or an older copy was put back."""


@transaction.atomic
def raise_need(*, keyring: Keyring, case: Case, partner: Organisation, says: Raised) -> SentNeed:
    """The person wishes it: whoever writes it down answers for that. `says` has a random id and is version 1.

    PermissionDenied; Closed; StaysConsultation; NotAPartner; letter.InboxClosed; SealBroken.
    """
    written_in = _case(keyring, case)
    now, name = present_moment(), card_of(own_signing(keyring), partner).name
    row = SentNeed(
        organisation_id=keyring.member.organisation_id,
        need=says.need,
        partner_node=partner.node,
        partner=partner.organisation,
        state=State.ASKED,
        answer_by=answer_by(says.urgency, now, timezone.get_default_timezone(), country_here()),
    )
    record = SentRecord(
        need=says.need, partner_node=partner.node, partner=partner.organisation, name=name, told=says.version
    )
    sealed_rows.seal_new(row, record, keyring)
    row.save(force_insert=True)
    letter = write_to(keyring, partner, kind_of(says), says)
    hung = CaseNeed(organisation_id=row.organisation_id, case=written_in, sent=row)
    first = CaseNeedRecord(keyring.person, (Version(now, keyring.person, letter, says),))
    _seal(hung, first, written_in, keyring)
    hung.save(force_insert=True)
    record_act(asked.RAISED, keyring.member, "case", written_in.pk, need=row.pk)
    return row


@transaction.atomic
def change_need(*, keyring: Keyring, case: Case, need: UUID, says: Raised) -> SentNeed:
    """Another version. `need` is the id of the row; `says` has the next number. As `withdraw_need`."""
    written_in, opened = locked(keyring, case, need)
    if says.need != opened.row.need or says.version != opened.record.now.version + 1:
        raise AnotherState
    now = present_moment()
    letter = write_to(keyring, opened.row.with_partner, kind_of(says), says)
    version = Version(now, keyring.person, letter, says)
    record = replace(opened.record, versions=(*opened.record.versions, version))
    save(opened, record, written_in, keyring)
    if opened.state in {State.ASKED, State.NOBODY}:
        by = answer_by(says.urgency, now, timezone.get_default_timezone(), country_here())
        opened.row.answer_by = min(by, opened.row.answer_by) if opened.row.answer_by is not None else by
        opened.row.state = State.ASKED
    sealed_rows.close(opened.row, replace(opened.sent, told=says.version), keyring)
    opened.row.save(update_fields=["state", "answer_by", "schema", "sealed"])
    record_act(asked.CHANGED, keyring.member, "case", written_in.pk, need=opened.row.pk)
    return opened.row


@transaction.atomic
def withdraw_need(*, keyring: Keyring, case: Case, need: UUID, reason: WithdrawReason) -> SentNeed:
    """PermissionDenied; Closed; AnotherState; NotAPartner; letter.InboxClosed; SealBroken."""
    written_in, opened = locked(keyring, case, need)
    record = taking_back.without_file(keyring, opened)
    if record is not opened.record:
        record_act(asked.FILE_TAKEN_BACK, keyring.member, "case", written_in.pk, need=opened.row.pk)
    record = replace(record, withdrawal=Withdrawal(present_moment(), keyring.person, reason))
    save(opened, record, written_in, keyring)
    opened.row.state, opened.row.answer_by = State.WITHDRAWN, None
    opened.row.save(update_fields=["state", "answer_by"])
    record_act(asked.WITHDRAWN, keyring.member, "case", written_in.pk, need=opened.row.pk)
    body = Withdrawn(need=opened.row.need, reason=reason)
    write_to(keyring, opened.row.with_partner, kind_of(body), body)
    return opened.row


def answered(opened: Opened, body: Answered) -> SentNeed | UUID:
    """The id of the need where the case was erased: nothing is kept of the answer, and the journal says so.

    Where nobody acts any more, what was told to who did is recalled: whoever opens this need not open the case.

    NotExpected for a need that was not raised with this organisation, or an answer that is here; SealBroken.
    """
    keyring, row = opened.keyring, asked.sent_to(opened, body.need)
    if row is None:
        if not was_erased(keyring.member.organisation_id, body.need):
            raise NotExpected
        record_act(asked.DROPPED, keyring.member, asked.SUBJECT, body.need)
        return body.need
    record = sealed_rows.open_row(SentRecord, row, keyring)
    if any(answer.says.number == body.number for answer in record.answers):
        raise NotExpected
    record = record.with_answer(opened.letter.id, body)
    sealed_rows.close(row, record, keyring)
    if record.newest == body and row.state != State.WITHDRAWN:
        row.state, row.answer_by = body.state, None
    row.save(update_fields=["state", "answer_by", "schema", "sealed"])
    _record_answer(keyring, row)
    if record.newest is not None and record.newest.stands is not State.ACCEPTED:
        taking_back.recall_remaining(keyring, row.pk)
    return row


def _record_answer(keyring: Keyring, row: SentNeed) -> None:
    """Also in the story of the case, unless it is restricted and whoever opens the letter does not see it."""
    record_act(asked.ANSWERED, keyring.member, asked.SUBJECT, row.pk)
    for case in CaseNeed.objects.filter(sent=row).values_list("case_id", flat=True):
        record_act("case.need-answered", keyring.member, "case", case, need=row.pk)


def erase_with(keyring: Keyring, case: Case) -> list[UUID]:
    """The case goes, and with it its needs: withdrawn by letter where the coordinator may have them; what was not
    brought yet never goes. The ids for the ledger. SealBroken.
    """
    gone: list[UUID] = []
    for opened in asked.in_case(case, keyring):
        letters = [version.letter for version in opened.record.versions]
        written = Outgoing.objects.filter(pk__in=letters)
        is_there = written.exclude(tries=0, received_at=None).exists()
        gone += [opened.row.pk, opened.row.need, *letters]
        written.filter(sealed__isnull=False).update(sealed=None, next_try_at=None, gone_at=timezone.now())
        if is_there and opened.record.withdrawal is None:
            body = Withdrawn(need=opened.row.need, reason=asked.NO_LONGER)
            with suppress(NotAPartner, InboxClosed):
                write_to(keyring, opened.row.with_partner, kind_of(body), body)
        opened.row.delete()
    return gone


def _case(keyring: Keyring, case: Case, *, even_closed: bool = False) -> Case:
    written_in = case_to_write_in(keyring, case.pk, even_closed=even_closed)
    if case_sealing.open_case(written_in, keyring).accompanies is not None:
        raise StaysConsultation
    return written_in


def locked(keyring: Keyring, case: Case, need: UUID, *, even_over: bool = False) -> tuple[Case, AskedNeed]:
    """`even_over`: also what is over, and in a closed case. PermissionDenied; Closed; StaysConsultation; AnotherState
    for an older copy, or for what is over; SealBroken.
    """
    written_in = _case(keyring, case, even_closed=even_over)
    rows = SentNeed.objects.filter(pk=need, in_case__case=written_in).select_for_update(of=("self",))
    if not rows.exists():
        raise PermissionDenied
    opened = next(entry for entry in asked.in_case(written_in, keyring) if entry.row.pk == need)
    if opened.is_older or not (even_over or opened.is_open):
        raise AnotherState
    return written_in, opened


def save(opened: AskedNeed, record: CaseNeedRecord, case: Case, keyring: Keyring) -> None:
    """canonical.TooLarge."""
    _seal(opened.hung, record, case, keyring)
    opened.hung.save(update_fields=["wrapped_key", "schema", "sealed"])


def _seal(hung: CaseNeed, record: CaseNeedRecord, case: Case, keyring: Keyring) -> None:
    case_sealing.seal_row(hung, record.as_data(), case_sealing.key_of_case(case, keyring), keyring)
