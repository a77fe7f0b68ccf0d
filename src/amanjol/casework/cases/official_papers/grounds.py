"""What a paper rests on: the demand that it answers, the consents that let it be told, the case of its facts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils import timezone

from amanjol.casework.cases import sealing
from amanjol.casework.cases.consents.words import consents_of
from amanjol.casework.cases.official_papers.facts import Source
from amanjol.casework.cases.record_parts.demands import newest
from amanjol.casework.desk.country import country_here, policy_today
from amanjol.casework.standards.people.allowing import Use, standing
from amanjol.casework.standards.people.given import ConsentFor
from amanjol.casework.standards.people.terms import FieldGroup, Recipient, RecipientKind
from amanjol.casework.standards.screening.determinations import Determination

if TYPE_CHECKING:
    from collections.abc import Iterable

    from amanjol.casework.cases.consents.words import ConsentShown
    from amanjol.casework.cases.items import Items
    from amanjol.casework.cases.models import Case
    from amanjol.casework.cases.record_parts.demands import Demand
    from amanjol.casework.cases.records import PersonRecord
    from amanjol.casework.standards.people.given import GivenConsent
    from amanjol.foundation.organisations.keys.keyring import Keyring


class NoDemand(LookupError):
    """There is no demand of this number."""


def demand_numbered(demands: Iterable[Demand], number: int) -> Demand:
    """As it was written last. NoDemand."""
    for demand in newest(demands):
        if demand.number == number:
            return demand
    raise NoDemand


def consents_to_tell(
    person: PersonRecord, written: Iterable[GivenConsent], demand: Demand
) -> list[ConsentShown]:
    """Those on which something can be told to who made this demand, the newest first: no other consent is for this."""
    consents = tuple(written)
    lets = {
        given.id for group in FieldGroup for given in standing(consents, person.form, telling(demand, group))
    }
    return [consent for consent in consents_of(person, consents) if consent.given.id in lets]


def carries(
    consent: GivenConsent,
    person: PersonRecord,
    written: Iterable[GivenConsent],
    demand: Demand,
    groups: Iterable[FieldGroup | None],
) -> bool:
    """Whether this consent lets all of that be told to who made this demand."""
    consents = tuple(written)
    return all(
        any(given.id == consent.id for given in standing(consents, person.form, telling(demand, group)))
        for group in groups
    )


def telling(demand: Demand, group: FieldGroup | None) -> Use:
    """A paper for an office of this country, printed and handed over here."""
    home = country_here()
    office = Recipient(RecipientKind.OUTSIDE, demand.demanded_by, country=home)
    return Use(ConsentFor.SHARING, office, group, home, timezone.localdate(), home, answers_demand=True)


def source_of(case: Case, keyring: Keyring, written: Items) -> Source:
    """SealBroken."""
    return Source(
        sealing.open_person_of(case, keyring),
        sealing.open_case(case, keyring),
        written.of(Determination),
        policy_today(),
    )
