"""Partners, and what each lets be shown in which country. A no is obeyed in the same transaction."""

from __future__ import annotations

import uuid
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from django.db import IntegrityError, transaction

from amanjol.programme.outreach import opening
from amanjol.programme.outreach.actions.writing import write_down
from amanjol.programme.outreach.models import Partner, PartnerWord

if TYPE_CHECKING:
    from datetime import date

    from amanjol.foundation.organisations.models import Member


class NameTaken(Exception):
    """The organisation has a partner of this name."""


@dataclass(frozen=True, slots=True)
class Word:
    """See `models.PartnerWord`."""

    name_may: bool
    logo_may: bool
    donor_may: bool
    said_on: date
    said_how: str
    holds_until: date


@transaction.atomic
def add_partner(*, name: str, donor: str, logo: bytes | None, by: Member) -> Partner:
    """NameTaken; PermissionDenied."""
    row = Partner(pk=uuid.uuid4(), organisation_id=by.organisation_id, name=name, donor=donor, logo=logo)
    write_down("partner.added", by, "partner", row.pk)
    _save(row)
    return row


@transaction.atomic
def change_partner(*, partner: Partner, name: str, donor: str, logo: bytes | None, by: Member) -> None:
    """`logo` None leaves the one that is there. NameTaken; PermissionDenied."""
    write_down("partner.changed", by, "partner", partner.pk, of=partner.organisation_id)
    partner.name, partner.donor = name, donor
    if logo is not None:
        partner.logo = logo
    _save(partner)
    opening.renew_partner(partner.pk)


@transaction.atomic
def give_word(*, partner: Partner, country: str, word: Word, by: Member) -> None:
    """In the place of what it said of this country before. PermissionDenied."""
    write_down("partner.word-given", by, "partner", partner.pk, of=partner.organisation_id)
    PartnerWord.objects.update_or_create(
        partner=partner,
        country=country,
        defaults=asdict(word) | {"organisation_id": partner.organisation_id},
    )
    opening.renew_partner(partner.pk)


@transaction.atomic
def withdraw_word(*, partner: Partner, country: str, by: Member) -> None:
    """Nothing of it is shown there from this transaction on. PermissionDenied."""
    write_down("partner.word-withdrawn", by, "partner", partner.pk, of=partner.organisation_id)
    PartnerWord.objects.filter(partner=partner, country=country).delete()
    opening.renew_partner(partner.pk)


def _save(row: Partner) -> None:
    try:
        with transaction.atomic():
            row.save()
    except IntegrityError as error:
        if "outreach_partner_once" not in str(error):
            raise
        raise NameTaken from error
