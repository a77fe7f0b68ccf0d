"""Reads of agreements. Every one starts from `visible_to`; row security says the same."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from amanjol.casework.desk import rules
from amanjol.casework.referrals.agreements import sealing
from amanjol.casework.referrals.models import Agreement
from amanjol.foundation.journal.queries import times_of

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date
    from uuid import UUID

    from django.db.models import QuerySet

    from amanjol.casework.referrals.agreements.records import AgreementRecord
    from amanjol.casework.standards.referring.codes import Purpose
    from amanjol.foundation.organisations.keys.keyring import Keyring
    from amanjol.foundation.organisations.models import Member
    from amanjol.foundation.seals.epochs import Organisation

SUBJECT: Final = "agreement"
WRITTEN: Final = (
    "agreement.offered",
    "agreement.offer-arrived",
    "agreement.accepted",
    "agreement.declined",
    "agreement.answer-arrived",
    "agreement.ended",
    "agreement.end-arrived",
)
"""Each of these wrote one step into the record."""


@dataclass(frozen=True, slots=True)
class OpenedAgreement:
    """`is_older`: the journal knows of more steps than stand here, as of an older copy that was put back."""

    row: Agreement
    record: AgreementRecord
    is_older: bool

    def is_in_force(self, today: date) -> bool:
        return not self.is_older and self.record.is_in_force(today)


def visible_to(member: Member) -> QuerySet[Agreement]:
    """The one door to agreements: who works on cases sees with whom there is one."""
    if not rules.can_work(member):
        return Agreement.objects.none()
    return Agreement.objects.filter(organisation=member.organisation_id)


def opened(keyring: Keyring) -> list[OpenedAgreement]:
    """What waits for an answer of ours first, then by the partner's name. SealBroken."""
    of_all = _opened(visible_to(keyring.member), keyring)
    return sorted(of_all, key=lambda entry: (not entry.record.waits_for_us, entry.record.name.casefold()))


def opened_row(row: Agreement, keyring: Keyring) -> OpenedAgreement:
    """SealBroken."""
    return _opened([row], keyring)[0]


def in_force_with(
    keyring: Keyring, partner: Organisation, purpose: Purpose, today: date
) -> AgreementRecord | None:
    """The agreement under which somebody may be referred there for this. SealBroken."""
    rows = visible_to(keyring.member).filter(partner_node=partner.node, partner=partner.organisation)
    return next(
        (
            entry.record
            for entry in _opened(rows, keyring)
            if entry.is_in_force(today) and purpose in entry.record.terms.purposes
        ),
        None,
    )


def left_to_rewrap(keyring: Keyring) -> int:
    return under_earlier(keyring).count()


def under_earlier(keyring: Keyring) -> QuerySet[Agreement]:
    own = Agreement.objects.filter(organisation=keyring.member.organisation_id)
    return own.exclude(epoch=keyring.epoch.number)


def _opened(rows: Iterable[Agreement], keyring: Keyring) -> list[OpenedAgreement]:
    records = [(row, sealing.open_agreement(row, keyring)) for row in rows]
    ids: list[UUID] = [row.pk for row, _record in records]
    times = times_of(keyring.member.organisation_id, WRITTEN, SUBJECT, ids) if ids else {}
    return [OpenedAgreement(row, record, times.get(row.pk, 0) > len(record.steps)) for row, record in records]
