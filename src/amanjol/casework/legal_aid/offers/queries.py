"""Reads of offers. Every one starts from `visible_to`; row security says the same."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from django.utils import timezone

from amanjol.casework.desk import sealed_rows
from amanjol.casework.legal_aid import rules
from amanjol.casework.legal_aid.models import Offer
from amanjol.casework.legal_aid.offers.records import LIVE, OfferRecord, State
from amanjol.foundation.journal.queries import entries_of, times_of

if TYPE_CHECKING:
    from collections.abc import Iterable
    from uuid import UUID

    from django.db.models import QuerySet

    from amanjol.casework.legal_aid.mandates.queries import OpenedMandate
    from amanjol.casework.legal_aid.register.queries import OpenedAdvocate
    from amanjol.foundation.organisations.keys.keyring import Keyring
    from amanjol.foundation.organisations.models import Member

SUBJECT: Final = "legal-offer"
VERBS: Final = {state: f"legal-offer.{state}" for state in State}
BEGUN: Final = (VERBS[State.ASKED], VERBS[State.QUEUED])
"""With one of these an offer begins in the journal."""
TAKEN_OUT: Final = "legal-offer.taken-out"
OF_LATE: Final = timedelta(days=60)
"""So long the first page asks for the mandate of an offer that was accepted."""


@dataclass(frozen=True, slots=True)
class OpenedOffer:
    """`is_older`: the journal knows of more than stands here, so nothing is written into it."""

    row: Offer
    record: OfferRecord
    is_older: bool

    @property
    def state(self) -> State:
        return self.record.state

    @property
    def is_live(self) -> bool:
        """It waits for an answer."""
        return self.state in LIVE

    @property
    def is_over(self) -> bool:
        """Nobody answered by the deadline."""
        return self.is_live and timezone.now() > self.record.deadline


def visible_to(member: Member) -> QuerySet[Offer]:
    """The one door to offers."""
    if not rules.can_coordinate(member):
        return Offer.objects.none()
    return Offer.objects.filter(organisation=member.organisation_id)


def opened(keyring: Keyring) -> list[OpenedOffer]:
    """All of the organisation, the newest first. SealBroken."""
    rows = visible_to(keyring.member)
    times = _times(keyring, rows.values_list("pk", flat=True))
    offers = [
        OpenedOffer(row, record, times.get(row.pk, 0) > record.acts)
        for row, record in sealed_rows.open_all(OfferRecord, rows, keyring)
    ]
    return sorted(offers, key=lambda offer: (offer.record.steps[0].at, offer.row.pk), reverse=True)


def without_mandate(member: Member) -> list[Offer]:
    """Offers accepted of late for whose need no mandate was begun, by what stands in clear."""
    accepted = visible_to(member).filter(state=State.ACCEPTED, asked_at__gt=timezone.now() - OF_LATE)
    rows = list(accepted.select_related("need").order_by("asked_at", "pk"))
    needs = [str(row.need_id) for row in rows]
    entries = entries_of(member.organisation_id).filter(verb="mandate.begun", details__need__in=needs)
    begun = set(entries.values_list("details__need", flat=True)) if needs else set()
    return [row for row in rows if str(row.need_id) not in begun]


def opened_offer(keyring: Keyring, pk: UUID) -> OpenedOffer | None:
    """None for one of others, or for who does not coordinate. SealBroken."""
    row = visible_to(keyring.member).filter(pk=pk).first()
    if row is None:
        return None
    record = sealed_rows.open_row(OfferRecord, row, keyring)
    return OpenedOffer(row, record, _times(keyring, [row.pk]).get(row.pk, 0) > record.acts)


def places_taken(
    offers: Iterable[OpenedOffer],
    mandates: Iterable[OpenedMandate],
    register: Iterable[OpenedAdvocate],
    year: int,
) -> Counter[UUID]:
    """Of each advocate, by the id of the row: a place for each mandate that runs, in whichever year it began, and for
    each need that they accepted in this one and of which there is no mandate. A deputy has none by it; whoever is her
    lawyer no more has the place back.
    """
    row_of = {of.row.number: of.row.pk for of in register}
    mandates = list(mandates)
    running = [of.now.now.advocate for of in mandates if of.now.is_running]
    taken = Counter(row_of[number] for number in running if number in row_of)
    with_mandate = {(of.now.begun.need, acting.advocate) for of in mandates for acting in of.now.acting}
    taken.update(
        of.record.advocate
        for of in offers
        if of.record.accepted_year == year and (str(of.record.need), of.record.number) not in with_mandate
    )
    return taken


def are_fewer(keyring: Keyring, offers: Iterable[OpenedOffer], need: UUID) -> bool:
    """Whether the journal knows of an offer of this need that is not here, or one was put back as an older copy: then
    nobody can say that she has no lawyer yet.
    """
    of_need = [offer for offer in offers if offer.record.need == need]
    asked = entries_of(keyring.member.organisation_id).filter(
        verb__in=BEGUN, details__contains={"need": str(need)}
    )
    here = {str(offer.row.pk) for offer in of_need}
    return any(offer.is_older for offer in of_need) or set(asked.values_list("subject_id", flat=True)) != here


def left_to_rewrap(keyring: Keyring) -> int:
    return under_earlier(keyring).count()


def under_earlier(keyring: Keyring) -> QuerySet[Offer]:
    own = Offer.objects.filter(organisation=keyring.member.organisation_id)
    return own.exclude(epoch=keyring.epoch.number)


def _times(keyring: Keyring, ids: Iterable[UUID]) -> dict[UUID, int]:
    ids = list(ids)
    verbs = (*VERBS.values(), TAKEN_OUT)
    return times_of(keyring.member.organisation_id, verbs, SUBJECT, ids) if ids else {}
