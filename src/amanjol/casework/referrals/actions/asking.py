"""Asking a partner whether they can take such a person: from a case, and without anything that leads to anybody."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import uuid4

from django.db import transaction

from amanjol.casework.cases import sealing
from amanjol.casework.desk.recording import record_act
from amanjol.casework.referrals import keys
from amanjol.casework.referrals.actions.writing import answer_by, write
from amanjol.casework.referrals.models import CaseReferral, Direction, Referral
from amanjol.casework.referrals.partners import card_of, country_of, own_signing
from amanjol.casework.referrals.queries import OpenedReferral
from amanjol.casework.referrals.records import CaseReferralRecord
from amanjol.casework.standards.referring.states import State
from amanjol.casework.support.locking import case_to_write_in
from amanjol.foundation.seals.records import present_moment, replace

if TYPE_CHECKING:
    from uuid import UUID

    from amanjol.casework.cases.models import Case
    from amanjol.casework.referrals.records import Third, Way
    from amanjol.casework.standards.referring.bodies import Inquiry
    from amanjol.casework.standards.referring.codes import Urgency
    from amanjol.foundation.letters.signing import Signing
    from amanjol.foundation.organisations.keys.keyring import Keyring
    from amanjol.foundation.seals.epochs import Organisation


@dataclass(frozen=True, slots=True)
class Outside:
    """A partner without Amanjol: `country` in ISO 3166, `third` who passes it on, if anybody does."""

    name: str
    country: str
    way: Way
    third: Third | None = None


@transaction.atomic
def ask(*, keyring: Keyring, case: Case, partner: Organisation, inquiry: Inquiry) -> Referral:
    """The person wishes it: whoever writes it down answers for that.

    PermissionDenied; Closed; NotAPartner; letter.InboxClosed; SealBroken.
    """
    written_in = case_to_write_in(keyring, case.pk)
    signing = own_signing(keyring)
    record = record_with(keyring, signing, partner, agreed=keyring.person)
    return _begin(keyring, signing, written_in, partner, inquiry, record)


@transaction.atomic
def ask_otherwise(*, keyring: Keyring, case: Case, outside: Outside, inquiry: Inquiry) -> Referral:
    """As `ask`, of a partner without Amanjol: nothing is sent, whoever works on the case calls or writes.

    PermissionDenied; Closed; NotAPartner where we have no key yet; SealBroken.
    """
    written_in = case_to_write_in(keyring, case.pk)
    record = CaseReferralRecord(
        seed="",
        name=outside.name,
        country=outside.country,
        agreed=keyring.person,
        way=outside.way,
        third=outside.third,
    )
    return _begin(keyring, own_signing(keyring), written_in, None, inquiry, record)


def _begin(
    keyring: Keyring,
    signing: Signing,
    written_in: Case,
    partner: Organisation | None,
    inquiry: Inquiry,
    record: CaseReferralRecord,
) -> Referral:
    """`partner` is None for one without a node."""
    row = new_row(keyring, partner, inquiry.urgency, referral=inquiry.referral)
    row.answer_by = answer_by(partner, inquiry, row.made_at, keyring)
    record = lay_in(row, written_in, record, keyring, signing)
    write(keyring, signing, OpenedReferral(row, [], is_older=False, record=record, case=written_in), inquiry)
    record_act("case.referred", keyring.member, "case", written_in.pk, referral=row.pk)
    return row


def new_row(
    keyring: Keyring,
    partner: Organisation | None,
    urgency: Urgency,
    *,
    referral: UUID | None = None,
    is_danger: bool = False,
) -> Referral:
    """One of ours, which is not saved, and has neither a key nor a case. `partner` is None for one without a node."""
    now = present_moment()
    return Referral(
        organisation_id=keyring.member.organisation_id,
        referral=referral or uuid4(),
        partner_node=partner.node if partner is not None else "",
        partner=partner.organisation if partner is not None else str(uuid4()),
        direction=Direction.SENT,
        state=State.DRAFT,
        urgency=urgency,
        since=now,
        made_at=now,
        is_danger=is_danger,
    )


def record_with(
    keyring: Keyring, signing: Signing, partner: Organisation, *, seed: str = "", agreed: str = ""
) -> CaseReferralRecord:
    """What a case keeps of one with a partner who has a node, as their card and their node call them. NotAPartner."""
    name, country = card_of(signing, partner).name, country_of(partner.node, keyring)
    return CaseReferralRecord(seed=seed, name=name, country=country, agreed=agreed)


def lay_in(
    row: Referral, case: Case, record: CaseReferralRecord, keyring: Keyring, signing: Signing
) -> CaseReferralRecord:
    """A new one of this case, with a key of its own, whose private half goes into the record."""
    pair = keys.begin(row, signing)
    row.save(force_insert=True)
    record = replace(record, seed=pair.seed.hex())
    hang_on(row, case, record, keyring)
    return record


def hang_on(row: Referral, case: Case, record: CaseReferralRecord, keyring: Keyring) -> None:
    """The referral lies in this case from now on."""
    hung = CaseReferral(organisation_id=row.organisation_id, case=case, referral=row)
    sealing.seal_row(hung, record.as_data(), sealing.key_of_case(case, keyring), keyring)
    hung.save(force_insert=True)


def write_anew(opened: OpenedReferral, record: CaseReferralRecord, keyring: Keyring) -> None:
    """What the case keeps of it, changed. LookupError for one that lies in no case."""
    if opened.case is None:
        raise LookupError(opened.row.pk)
    hung = CaseReferral.objects.select_for_update().get(referral=opened.row, case=opened.case)
    sealing.seal_row(hung, record.as_data(), sealing.key_of_case(opened.case, keyring), keyring)
    hung.save(update_fields=["wrapped_key", "schema", "sealed"])
