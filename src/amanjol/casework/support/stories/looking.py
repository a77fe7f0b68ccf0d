"""What the gate asks of, opened: the person, all their cases, the consent, who holds keys; who shares what is kept."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from django.utils import timezone

from amanjol.casework.cases import queries as case_queries
from amanjol.casework.cases import sealing
from amanjol.casework.cases.consents import reading
from amanjol.casework.cases.consents.door import standing_in_all
from amanjol.casework.cases.items import Items
from amanjol.casework.cases.record_parts import demands
from amanjol.casework.cases.record_parts.demands import Answer, Demand
from amanjol.casework.cases.rules import can_work
from amanjol.casework.desk.in_bulk import uncollected
from amanjol.casework.standards.people.given import ConsentFor
from amanjol.casework.standards.people.terms import US
from amanjol.casework.standards.traits.words import TraitKind
from amanjol.casework.support.quarter.counted import everybody
from amanjol.casework.support.stories.gate import Facts
from amanjol.foundation.letters.node_folder import NoKeys, here
from amanjol.foundation.letters.signing import opened_signing
from amanjol.foundation.organisations.keys.queries import standings
from amanjol.foundation.seals.canonical import NotCanonical
from amanjol.foundation.seals.fields import SealBroken

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from amanjol.casework.cases.models import Case
    from amanjol.casework.cases.records import CaseRecord, PersonRecord
    from amanjol.casework.standards.people.given import GivenConsent
    from amanjol.casework.support.stories.permits import Permit
    from amanjol.casework.support.stories.records import StoryRecord
    from amanjol.foundation.organisations.keys.keyring import Keyring

UNDER_WAY: Final = frozenset({"with-lawyer", "complaint", "proceedings", "compensation"})
"""Steps of justice in which somebody is at work for her or about her."""
_EXPLOITED: Final = "Exploitation"


def facts_of(case: Case, record: StoryRecord, keyring: Keyring, *, is_older: bool) -> Facts:
    """SealBroken."""
    person = sealing.open_person(case.person, keyring)
    others = cases_of(case, keyring)
    consent = next(reversed(consents_of(person, others, keyring)), None)
    own = reading.first_language(person)
    if not own and consent is not None and consent.terms is not None:
        own = consent.terms.language
    return Facts(
        today=timezone.localdate(),
        record=record,
        form=person.form,
        names=person.names,
        is_restricted=case.person.is_restricted,
        is_older=is_older,
        own_language=own,
        consent=consent,
        exit_on=_exit_of([opened for _row, opened in others]),
        under_way=under_way(others, keyring),
        holders=holders_of(keyring),
        signs=can_sign(keyring),
        codes={kind: _codes(person, kind) for kind in TraitKind},
    )


def consents_of(
    person: PersonRecord, cases: Iterable[tuple[Case, CaseRecord]], keyring: Keyring
) -> list[GivenConsent]:
    """Those on which publishing rests today, of all her cases, the newest last. SealBroken."""
    written = [Items(row, record, keyring) for row, record in cases]
    return standing_in_all(person, written, purpose=ConsentFor.PUBLISHED, recipient=US)


@dataclass(frozen=True, slots=True)
class Standing:
    """What a permit hangs on: the consents to publish that stand; the last day on which something began that runs."""

    consents: list[GivenConsent]
    under_way: date | None


def her_standing(case: Case, keyring: Keyring) -> Standing:
    """Of all cases of the person. SealBroken."""
    person, cases = sealing.open_person(case.person, keyring), cases_of(case, keyring)
    return Standing(consents_of(person, cases, keyring), under_way(cases, keyring))


def still_rests(permit: Permit, consent: str | None, standing: Sequence[GivenConsent]) -> bool:
    """Whether the very consent of this id stands, and what she said last lets all that the permit does."""
    if not any(given.id == consent for given in standing):
        return False
    terms = standing[-1].terms
    scope = terms.scope if terms is not None else None
    if terms is None or terms.until is None or scope is None:
        return False
    return (
        set(permit.channels) <= set(scope.channels)
        and permit.texts.keys() <= set(scope.languages)
        and permit.valid_until <= terms.until
        and (scope.with_picture or not permit.with_picture)
    )


def holders_of(keyring: Keyring) -> frozenset[str]:
    """The accounts of those who work on cases and hold the organisation's keys, vouched for."""
    return frozenset(
        str(standing.member.account_id)
        for standing in standings(keyring.member.organisation, keyring.epoch)
        if standing.has_keys and standing.is_vouched_for and can_work(standing.member)
    )


def can_sign(keyring: Keyring) -> bool:
    try:
        here(keyring.organisation.node).keys()
    except NoKeys:
        return False
    return opened_signing(keyring) is not None


def people_who_share(person: PersonRecord, kinds: Iterable[TraitKind], keyring: Keyring) -> int:
    """How many of the organisation's own people, herself among them, have what she has of each of these kinds.

    Nobody of whom it is not written down is counted. SealBroken.
    """
    asked = [(kind, _codes(person, kind)) for kind in kinds]
    with uncollected():
        return sum(
            all(codes and codes == _codes(other.record, kind) for kind, codes in asked)
            for other in everybody(keyring)
        )


def _codes(person: PersonRecord, kind: TraitKind) -> tuple[str, ...]:
    """What is coded in her file of this kind; empty where nothing is."""
    values = {name: value for detail in person.details for name, value in _values(detail).items()}
    coded: Mapping[TraitKind, Any] = {
        TraitKind.YEAR: _born(person, values),
        TraitKind.AGE: _born(person, values),
        TraitKind.PLACE: " ".join(person.place.casefold().split()),
        TraitKind.RELATIVES: values.get("prs_NumberOfChildren"),
        TraitKind.MARRIAGE: values.get("prs_MaritalStatus"),
        TraitKind.NATIONALITY: values.get("prs_Citizenship"),
    }
    value = coded.get(kind)
    if value is None or value == "":
        return ()
    return tuple(sorted(map(str, value))) if isinstance(value, list | tuple) else (str(value),)


def _born(person: PersonRecord, values: Mapping[str, Any]) -> str:
    born = values.get("prs_Birthdate")
    if isinstance(born, str) and born:
        return born[:4]
    return str(person.birth_year) if person.birth_year is not None else ""


def _values(detail: Mapping[str, Any]) -> Mapping[str, Any]:
    values: Mapping[str, Any] = detail["document"]["values"]
    return values


def cases_of(case: Case, keyring: Keyring) -> list[tuple[Case, CaseRecord]]:
    """All that the person has. SealBroken."""
    rows = case_queries.visible_to(keyring.member).select_related("person").filter(person=case.person_id)
    return [(row, sealing.open_case(row, keyring)) for row in rows]


def _exit_of(records: Iterable[CaseRecord]) -> date | None:
    """The later of the last day of what happened and the day on which help began; None where no day of exploitation is
    written down.
    """
    begun, happened, exploited = [], [], False
    for record in records:
        begun.append(record.help.entries[0].began_on)
        for kind, day in _events(record):
            happened.append(day)
            exploited = exploited or kind == _EXPLOITED
    return max([*begun, *happened]) if exploited else None


def _events(record: CaseRecord) -> Iterator[tuple[str, date]]:
    for detail in record.details:
        if detail.get("part") != "events":
            continue
        values = _values(detail)
        day = values.get("hte_Date")
        if isinstance(day, str) and day:
            try:
                yield str(values.get("hte_Type", "")), date.fromisoformat(day)
            except ValueError:
                raise SealBroken from None


def under_way(cases: Iterable[tuple[Case, CaseRecord]], keyring: Keyring) -> date | None:
    """The last day on which something began that runs. SealBroken."""
    days: list[date] = []
    for row, record in cases:
        now = record.justice.now
        if now.stage in UNDER_WAY:
            days.append(max(now.began_on, now.entered_on or now.began_on))
        try:
            written = demands.newest(Items(row, record, keyring).of(Demand))
        except NotCanonical:
            raise SealBroken from None
        days += [demand.received_on for demand in written if demand.answer is Answer.OPEN]
    return max(days, default=None)
