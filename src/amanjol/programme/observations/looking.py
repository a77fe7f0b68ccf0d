"""What the gate asks of, opened: who stands behind an observation, their cases, consents and what runs about them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils import timezone

from amanjol.casework.cases import queries as case_queries
from amanjol.casework.cases import sealing
from amanjol.casework.cases.consents.door import standing_in_all
from amanjol.casework.cases.items import Items
from amanjol.casework.standards.people.given import ConsentFor
from amanjol.casework.standards.people.terms import US
from amanjol.casework.support.stories.looking import can_sign, holders_of, under_way
from amanjol.programme.observations.gate import Facts, OfPerson
from amanjol.programme.observations.separate import Teller
from amanjol.public.warnings.queries import catalogue

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from uuid import UUID

    from amanjol.casework.cases.models import Case, Person
    from amanjol.casework.cases.records import CaseRecord
    from amanjol.foundation.organisations.keys.keyring import Keyring
    from amanjol.programme.observations.records import Behind, ObservationRecord

type Opened = Sequence[tuple[Case, CaseRecord]]


def facts_of(record: ObservationRecord, keyring: Keyring, *, is_older: bool) -> Facts:
    """SealBroken."""
    lists = catalogue()
    return Facts(
        today=timezone.localdate(),
        record=record,
        people=people_of(record.people, keyring),
        taken_out=people_of(record.taken_out, keyring),
        kinds=lists.kinds.keys(),
        countries=lists.countries.keys(),
        regions={key: region.country for key, region in lists.regions.items()},
        holders=holders_of(keyring),
        by=keyring.person,
        signs=can_sign(keyring),
        is_older=is_older,
    )


def people_of(entries: Iterable[Behind], keyring: Keyring) -> tuple[OfPerson, ...]:
    """SealBroken."""
    by_id = {entry.person: entry for entry in entries}
    rows = case_queries.people_visible_to(keyring.member).in_bulk(list(by_id))
    cases = _cases_of(list(by_id), keyring)
    return tuple(_person(entry, rows.get(pk), cases.get(pk, []), keyring) for pk, entry in by_id.items())


def still_stands(entry: Behind, keyring: Keyring, *, without: UUID | None = None) -> OfPerson | None:
    """Of one that was sent: None where the person is restricted, gone, or their consent is. `without`: who goes now."""
    if entry.person == without:
        return None
    [person] = people_of([entry], keyring)
    return person if person.teller is not None and person.has_consent and not person.is_restricted else None


def _cases_of(people: list[UUID], keyring: Keyring) -> dict[UUID, list[Case]]:
    rows = case_queries.visible_to(keyring.member).select_related("person").filter(person__in=people)
    of: dict[UUID, list[Case]] = {}
    for row in rows.order_by("pk"):
        of.setdefault(row.person_id, []).append(row)
    return of


def _person(entry: Behind, row: Person | None, cases: list[Case], keyring: Keyring) -> OfPerson:
    code = cases[0].code if cases else str(entry.person)[:6].upper()
    if row is None or not cases:
        return OfPerson(entry, code)
    if row.is_restricted:
        return OfPerson(entry, code, is_restricted=True)
    record = sealing.open_person(row, keyring)
    opened = [(case, sealing.open_case(case, keyring)) for case in cases]
    written = [Items(case, of, keyring) for case, of in opened]
    consents = standing_in_all(record, written, purpose=ConsentFor.COUNTED, recipient=US)
    teller = Teller(
        names=record.names,
        telephone=record.contact.telephone,
        groups=frozenset(str(case.group_id) for case in cases if case.group_id is not None),
        family=entry.family,
    )
    return OfPerson(entry, code, teller, has_consent=bool(consents), under_way=under_way(opened, keyring))
