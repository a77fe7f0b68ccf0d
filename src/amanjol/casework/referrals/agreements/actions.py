"""Offering an agreement, answering one, ending one; and what letters of the partner change. A supervisor's acts.

Each writes our own copy and the letter in one transaction.
"""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Final
from uuid import uuid4

from django.core.exceptions import PermissionDenied
from django.db import transaction

from amanjol.casework.desk import in_bulk
from amanjol.casework.desk.recording import record_act
from amanjol.casework.referrals.agreements import queries, sealing
from amanjol.casework.referrals.agreements.records import (
    AgreementRecord,
    Answer,
    End,
    Named,
    Offer,
    State,
    Step,
    Terms,
)
from amanjol.casework.referrals.models import Agreement
from amanjol.casework.referrals.partners import NotAPartner, card_of, own_signing, write_to
from amanjol.foundation.letters.kinds import NotExpected
from amanjol.foundation.letters.sending import Draft
from amanjol.foundation.organisations.keys.queries import hold_epochs
from amanjol.foundation.seals.epochs import Organisation
from amanjol.foundation.seals.records import present_moment

if TYPE_CHECKING:
    from uuid import UUID

    from django.db.models import QuerySet

    from amanjol.foundation.letters.opening import Opened
    from amanjol.foundation.organisations.keys.keyring import Keyring

MAY: Final = "cases.supervise"
OFFER: Final = "agreement.offer"
ANSWER: Final = "agreement.answer"
END: Final = "agreement.end"


class AnotherState(Exception):
    """It was answered or ended meanwhile, or an older copy was put back."""


@transaction.atomic
def offer(*, keyring: Keyring, partner: Organisation, terms: Terms, named: Named) -> Agreement:
    """PermissionDenied; NotAPartner; letter.InboxClosed."""
    _check_supervises(keyring)
    opened = own_signing(keyring)
    record = AgreementRecord(
        agreement=uuid4(),
        partner_node=partner.node,
        partner=partner.organisation,
        name=card_of(opened, partner).name,
        is_ours=True,
        terms=terms,
        ours=named,
        steps=(Step(State.OFFERED, present_moment(), keyring.person),),
    )
    row = _new_row(record, keyring)
    record_act("agreement.offered", keyring.member, queries.SUBJECT, row.pk)
    write_to(keyring, opened, partner, Draft(OFFER, Offer(record.agreement, terms, named)))
    return row


@transaction.atomic
def answer(*, keyring: Keyring, agreement: UUID, named: Named | None) -> None:
    """Accept it, naming persons; or decline it, naming none.

    PermissionDenied; AnotherState; NotAPartner; letter.InboxClosed; SealBroken.
    """
    row, record = _locked(keyring, agreement)
    if not record.waits_for_us:
        raise AnotherState
    state = State.DECLINED if named is None else State.IN_FORCE
    _change(row, record.then(state, keyring.person, ours=named), keyring)
    verb = "agreement.declined" if named is None else "agreement.accepted"
    record_act(verb, keyring.member, queries.SUBJECT, row.pk)
    body = Answer(record.agreement, named is not None, named)
    write_to(keyring, own_signing(keyring), _partner(record), Draft(ANSWER, body))


@transaction.atomic
def end(*, keyring: Keyring, agreement: UUID) -> None:
    """It holds no longer; the partner is told where letters reach them. As `answer`, without NotAPartner."""
    row, record = _locked(keyring, agreement)
    if record.state not in {State.OFFERED, State.IN_FORCE} or record.waits_for_us:
        raise AnotherState
    _change(row, record.then(State.ENDED, keyring.person), keyring)
    record_act("agreement.ended", keyring.member, queries.SUBJECT, row.pk)
    with suppress(NotAPartner):
        write_to(keyring, own_signing(keyring), _partner(record), Draft(END, End(record.agreement)))


def offered(opened: Opened, body: Offer) -> Agreement:
    """A partner's offer has arrived. NotExpected where an agreement has this id already."""
    keyring = opened.keyring
    if _rows(keyring).filter(agreement=body.agreement).exists():
        raise NotExpected
    record = AgreementRecord(
        agreement=body.agreement,
        partner_node=opened.letter.issuer.node,
        partner=opened.letter.issuer.organisation,
        name=opened.card.name,
        is_ours=False,
        terms=body.terms,
        theirs=body.named,
        steps=(Step(State.OFFERED, present_moment(), ""),),
    )
    row = _new_row(record, keyring)
    record_act("agreement.offer-arrived", keyring.member, queries.SUBJECT, row.pk)
    return row


def answered(opened: Opened, body: Answer) -> Agreement:
    """NotExpected for what we did not offer to this very partner, or is answered already; SealBroken.

    What we ended meanwhile stays ended.
    """
    row, record = _of_letter(opened, body.agreement)
    if record.is_ours and record.state is State.ENDED:
        return row
    if record.state is not State.OFFERED or not record.is_ours:
        raise NotExpected
    state = State.IN_FORCE if body.accepted else State.DECLINED
    _change(row, record.then(state, "", theirs=body.named), opened.keyring)
    record_act("agreement.answer-arrived", opened.keyring.member, queries.SUBJECT, row.pk)
    return row


def ended(opened: Opened, body: End) -> Agreement:
    """The partner ended it: whatever state it was in. NotExpected for an agreement of others; SealBroken."""
    row, record = _of_letter(opened, body.agreement)
    _change(row, record.then(State.ENDED, ""), opened.keyring)
    record_act("agreement.end-arrived", opened.keyring.member, queries.SUBJECT, row.pk)
    return row


@transaction.atomic
def rewrap(keyring: Keyring, at_most: int) -> int:
    """Move up to so many keys to the current epoch; a row that does not open stays and is counted as left."""
    return in_bulk.move_keys(queries.under_earlier(keyring), sealing.move_key, keyring, at_most)


def _check_supervises(keyring: Keyring) -> None:
    if not keyring.member.may(MAY):
        raise PermissionDenied
    hold_epochs(keyring.member.organisation_id)


def _locked(keyring: Keyring, pk: UUID) -> tuple[Agreement, AgreementRecord]:
    _check_supervises(keyring)
    row = queries.visible_to(keyring.member).select_for_update(of=("self",)).filter(pk=pk).first()
    if row is None:
        raise PermissionDenied
    opened = queries.opened_row(row, keyring)
    if opened.is_older:
        raise AnotherState
    return row, opened.record


def _of_letter(opened: Opened, agreement: UUID) -> tuple[Agreement, AgreementRecord]:
    """Of who wrote the letter, as the seal says; NotExpected for any other."""
    row = _rows(opened.keyring).select_for_update(of=("self",)).filter(agreement=agreement).first()
    if row is None:
        raise NotExpected
    record = sealing.open_agreement(row, opened.keyring)
    if _partner(record) != opened.letter.issuer:
        raise NotExpected
    return row, record


def _rows(keyring: Keyring) -> QuerySet[Agreement]:
    return Agreement.objects.filter(organisation=keyring.member.organisation_id)


def _new_row(record: AgreementRecord, keyring: Keyring) -> Agreement:
    row = Agreement(
        organisation_id=keyring.member.organisation_id,
        agreement=record.agreement,
        partner_node=record.partner_node,
        partner=record.partner,
    )
    sealing.seal_new(row, record, keyring)
    row.save(force_insert=True)
    return row


def _change(row: Agreement, record: AgreementRecord, keyring: Keyring) -> None:
    sealing.close(row, record, keyring)
    row.save(update_fields=["schema", "sealed"])


def _partner(record: AgreementRecord) -> Organisation:
    return Organisation(record.partner_node, record.partner)
