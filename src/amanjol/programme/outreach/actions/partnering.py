"""Partners, and what each lets be shown in which country. A no is obeyed in the same transaction."""

from __future__ import annotations

import uuid
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils import timezone

from amanjol.programme.outreach import opening
from amanjol.programme.outreach.actions.writing import rewriting, write_down
from amanjol.programme.outreach.models import Partner, PartnerWord, Recommendation

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from amanjol.foundation.journal.actions import Plain
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
def change_partner(*, partner: Partner, name: str, donor: str, logo: bytes | None, by: Member) -> list[str]:
    """`logo` None leaves the one that is there. Returns in which countries its word ended by it, since it was given for
    what stood there before. NameTaken; PermissionDenied.
    """
    write_down("partner.changed", by, "partner", partner.pk, of=partner.organisation_id)
    before = Partner.objects.get(pk=partner.pk)
    partner.name, partner.donor = name, donor
    if logo is not None:
        partner.logo = logo
    with _renewing(partner, by):
        _save(partner)
        return _end_words(before, partner, by)


@transaction.atomic
def give_word(*, partner: Partner, country: str, word: Word, by: Member) -> None:
    """In the place of what it said of this country before. PermissionDenied."""
    may = _may(country, word)
    write_down("partner.word-given", by, "partner", partner.pk, of=partner.organisation_id, **may)
    with _renewing(partner, by):
        PartnerWord.objects.update_or_create(
            partner=partner,
            country=country,
            defaults=asdict(word) | {"organisation_id": partner.organisation_id, "ended_on": None},
        )


@transaction.atomic
def withdraw_word(*, partner: Partner, country: str, by: Member) -> None:
    """Nothing of it is shown there from this transaction on. PermissionDenied."""
    words = PartnerWord.objects.filter(partner=partner, country=country)
    _write_withdrawn(partner, country, words.first(), by)
    with _renewing(partner, by):
        words.delete()


@contextmanager
def _renewing(partner: Partner, by: Member) -> Iterator[None]:
    """Also of what it recommended: beside that it is named or not."""
    recommended = Recommendation.objects.filter(partner=partner).values_list("pk", flat=True)
    with rewriting(*recommended, by=by):
        yield
        opening.renew_partner(partner.pk)


def _may(country: str, word: Word | PartnerWord) -> dict[str, Plain]:
    """For the journal, where it stays when another word stands in its place."""
    flags = {"name_may": word.name_may, "logo_may": word.logo_may, "donor_may": word.donor_may}
    return {"country": country, **flags}


def _write_withdrawn(partner: Partner, country: str, word: PartnerWord | None, by: Member) -> None:
    may = _may(country, word) if word is not None else {"country": country}
    write_down("partner.word-withdrawn", by, "partner", partner.pk, of=partner.organisation_id, **may)


def _end_words(before: Partner, now: Partner, by: Member) -> list[str]:
    """Of what is other now: a yes to one name, donor or logo is none to another."""
    others = {
        "name_may": before.name != now.name,
        "donor_may": before.donor != now.donor,
        "logo_may": bytes(before.logo or b"") != bytes(now.logo or b""),
    }
    concerned = Q(pk__in=[])
    for may, is_other in others.items():
        concerned |= Q(**{may: True}) if is_other else Q()
    words = PartnerWord.objects.filter(concerned, partner=now, ended_on=None)
    ended = list(words)
    for word in ended:
        _write_withdrawn(now, word.country, word, by)
    words.update(ended_on=timezone.localdate())
    return [word.country for word in ended]


def _save(row: Partner) -> None:
    try:
        with transaction.atomic():
            row.save()
    except IntegrityError as error:
        if "outreach_partner_once" not in str(error):
            raise
        raise NameTaken from error
