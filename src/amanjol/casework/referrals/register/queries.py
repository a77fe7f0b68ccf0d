"""The register of transfers: what was told to whom, on which consent and by which law. Never the values.

It is read from what lies in the cases, so it holds what the member opens: of restricted people, theirs alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils import timezone

from amanjol.casework.cases import queries as case_queries
from amanjol.casework.referrals import queries
from amanjol.casework.referrals.danger.deciding import deciding_of
from amanjol.casework.referrals.models import CaseReferral, Direction
from amanjol.casework.referrals.partners import NotAPartner, own_signing
from amanjol.casework.referrals.records import Ground
from amanjol.casework.standards.referring.bodies import Danger
from amanjol.casework.standards.referring.codes import Purpose
from amanjol.casework.standards.referring.identity import Identity
from amanjol.casework.standards.referring.returning import ReturnPlanned

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime
    from uuid import UUID

    from amanjol.casework.referrals.danger.deciding import Deciding
    from amanjol.casework.referrals.queries import OpenedReferral
    from amanjol.casework.referrals.records import Third, Way
    from amanjol.casework.standards.people.terms import FieldGroup
    from amanjol.foundation.organisations.keys.keyring import Keyring


@dataclass(frozen=True, slots=True)
class Transfer:
    """Something that was told, once. `country` is the partner's (ISO 3166), `by` the account that sent it. `third` is
    who passed it on, if anybody did.

    `purpose` is None where a life was in danger: then `danger` says on whose word. `by_code`: under a code word, which
    is no name. `consents` are ids; `ground` says on what each rested that day. `files` are the names under which files
    crossed, which say what sort each is.
    """

    referral: UUID
    at: datetime
    partner: str
    country: str
    way: Way
    third: Third | None
    purpose: Purpose | None
    by_code: bool
    groups: tuple[FieldGroup, ...]
    consents: tuple[str, ...]
    ground: Ground
    by: str
    taken_back_at: datetime | None
    danger: Deciding | None = None
    files: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Register:
    """`entries` are the newest first. `is_older`: the journal knows of letters that are not here."""

    entries: list[Transfer]
    is_older: bool


def register_of(keyring: Keyring, year: int) -> Register:
    """What was told in that year, from cases whose people the member opens for work. SealBroken."""
    try:
        signing = own_signing(keyring)
    except NotAPartner:
        return Register([], is_older=False)
    rows = CaseReferral.objects.filter(
        case__in=case_queries.reviewable_by(keyring.member), referral__direction=Direction.SENT
    )
    opened = queries.in_cases(
        list(rows.select_related("referral", "case__person").order_by("pk")), keyring, signing
    )
    entries = [
        transfer
        for referral in opened
        for transfer in _told(referral)
        if timezone.localtime(transfer.at).year == year
    ]
    entries.sort(key=lambda transfer: transfer.at, reverse=True)
    return Register(entries, is_older=any(referral.is_older for referral in opened))


def _told(referral: OpenedReferral) -> Iterator[Transfer]:
    """An inquiry tells nobody who it is, so it is none. Who it is, and the plan of a return, the sender tells. A danger
    has no name and is one all the same: where somebody is, and in which language they speak, leaves without an
    agreement.
    """
    record, taken_back_at = referral.record, None
    if record is None:
        return
    if referral.is_taken_back:
        taken_back_at = referral.standing.since
    is_by_code = any(identity.code_word for _entry, identity in referral.identities)
    for entry in referral.entries:
        if entry.crossed is not None and isinstance(entry.body, Danger):
            yield Transfer(
                referral.row.pk,
                entry.crossed.at,
                record.name,
                record.country,
                record.way,
                record.third,
                None,
                by_code=False,
                groups=(),
                consents=(),
                ground=Ground(),
                by=entry.crossed.by,
                taken_back_at=taken_back_at,
                danger=deciding_of(referral),
            )
    for entry in referral.entries:
        crossed, body = entry.crossed, entry.body
        if crossed is None or not isinstance(body, Identity | ReturnPlanned):
            continue
        yield Transfer(
            referral.row.pk,
            crossed.at,
            record.name,
            record.country,
            record.way,
            record.third,
            body.purpose if isinstance(body, Identity) else Purpose.RETURN,
            bool(body.code_word) if isinstance(body, Identity) else is_by_code,
            crossed.groups,
            crossed.consents,
            crossed.ground or Ground(),
            crossed.by,
            taken_back_at,
            files=tuple(file.name for file in crossed.files),
        )
