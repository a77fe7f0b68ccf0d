"""What districts have and lack, from register, offers, mandates and needs as they stand now."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from amanjol.casework.legal_aid.mandates import queries as mandates
from amanjol.casework.legal_aid.needs import queries as needs
from amanjol.casework.legal_aid.offers import queries as offers
from amanjol.casework.legal_aid.offers.queries import places_taken
from amanjol.casework.legal_aid.offers.records import State
from amanjol.casework.legal_aid.register import queries as register

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from amanjol.casework.legal_aid.mandates.queries import OpenedMandate
    from amanjol.casework.legal_aid.needs.queries import OpenedNeed
    from amanjol.casework.legal_aid.offers.queries import OpenedOffer
    from amanjol.casework.legal_aid.register.queries import OpenedAdvocate
    from amanjol.foundation.organisations.keys.keyring import Keyring


@dataclass(frozen=True, slots=True)
class Facts:
    """`waiting`: needs that are open."""

    advocates: Sequence[OpenedAdvocate]
    offers: Sequence[OpenedOffer]
    mandates: Sequence[OpenedMandate]
    waiting: Sequence[OpenedNeed]


@dataclass(frozen=True, slots=True)
class Coverage:
    """Of one district: advocates who can act today, how many are trained, the places that all of its advocates have
    given away, those that are left, and needs that nobody serves.
    """

    district: str
    advocates: int
    trained: int
    taken: int
    free: int
    unserved: int


def facts_of(keyring: Keyring, today: date) -> Facts:
    """SealBroken."""
    return Facts(
        register.opened(keyring, today),
        offers.opened(keyring),
        mandates.opened(keyring),
        needs.open_needs(keyring),
    )


def by_district(facts: Facts, districts: Iterable[str], year: int) -> list[Coverage]:
    """In the order of `districts`, also of those that have nobody. Whoever works in several counts in each of them."""
    taken = places_taken(facts.offers, facts.mandates, facts.advocates, year)
    served = {offer.record.need for offer in facts.offers if offer.state is State.ACCEPTED}
    unserved = Counter(need.says.district for need in facts.waiting if need.row.pk not in served)
    counted = []
    for district in districts:
        there = [advocate for advocate in facts.advocates if district in advocate.says.districts]
        acting = [advocate for advocate in there if advocate.can_act]
        counted.append(
            Coverage(
                district,
                len(acting),
                sum(1 for advocate in acting if advocate.says.courses),
                sum(taken[advocate.row.pk] for advocate in there),
                sum(max(advocate.says.places_in(year) - taken[advocate.row.pk], 0) for advocate in acting),
                unserved[district],
            )
        )
    return counted
