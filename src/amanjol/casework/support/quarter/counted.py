"""Who is counted: everybody's cases, opened together, with what says who the person is and whether they said no to it.

Restricted people are never here, whoever asks: two supervisors who compare their figures learn of nobody.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from amanjol.casework.cases import items, queries, sealing
from amanjol.casework.cases.items import Items
from amanjol.casework.cases.models import CaseItem, ItemKind
from amanjol.casework.cases.records import CaseRecord, Note, PersonRecord, Risk
from amanjol.casework.desk import in_bulk
from amanjol.casework.desk.points import LOOSE
from amanjol.casework.standards.people.given import GivenConsent
from amanjol.casework.standards.screening.determinations import Determination
from amanjol.foundation.seals.canonical import NotCanonical
from amanjol.foundation.seals.fields import SealBroken

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping
    from uuid import UUID

    from amanjol.foundation.organisations.keys.keyring import Keyring
    from amanjol.foundation.seals.records import DataRecord

type Written = Note | Risk | Determination | GivenConsent
READ: Final[Mapping[ItemKind, type[Written]]] = {
    ItemKind.NOTE: Note,
    ItemKind.RISK: Risk,
    ItemKind.DETERMINATION: Determination,
    ItemKind.CONSENT: GivenConsent,
}
"""What is read of each case to count it."""


@dataclass(frozen=True, slots=True)
class CountedCase:
    """`written` by its kind, in the order in which it was written."""

    pk: str
    record: CaseRecord
    key: bytes
    written: dict[ItemKind, list[Any]] = field(default_factory=lambda: defaultdict(list))


@dataclass(frozen=True, slots=True)
class CountedPerson:
    pk: str
    record: PersonRecord
    cases: list[CountedCase] = field(default_factory=list)

    def written(self, kind: ItemKind) -> Iterator[Any]:
        """In all their cases."""
        return (entry for case in self.cases for entry in case.written[kind])


def everybody(keyring: Keyring) -> list[CountedPerson]:
    """All people of the organisation who have a case and are restricted to nobody. SealBroken."""
    member = keyring.member
    rows = queries.people_visible_to(member).filter(epoch__isnull=False)
    people = {
        row.pk: CountedPerson(row.pk, _read(PersonRecord, row.data))
        for row in in_bulk.opened_with_keys(rows, keyring)
    }
    for person, case in _cases(keyring):
        if person not in people:  # hidden from who sees the case: one of the two says what is not so
            raise SealBroken
        people[person].cases.append(case)
    with_cases = [person for person in people.values() if person.cases]
    _add_written(with_cases, keyring)
    return with_cases


def older_copies(people: Iterable[CountedPerson], keyring: Keyring, in_rooms: Collection[UUID]) -> list[str]:
    """The codes of cases of which the journal knows more than they have, as of an older copy, and of those `in_rooms`,
    whose rows beneath them are. SealBroken.
    """
    records = {case.pk: case.record for person in people for case in person.cases}
    rows = queries.visible_to(keyring.member).select_related("person").filter(pk__in=list(records))
    opened = [(row, records[str(row.pk)]) for row in rows]
    older = items.older_copies(opened, keyring) | {*in_rooms}
    return sorted(row.code for row, _record in opened if row.pk in older)


def _cases(keyring: Keyring) -> Iterator[tuple[str, CountedCase]]:
    """Each with the id of its person. SealBroken."""
    rows = queries.visible_to(keyring.member).filter(epoch__isnull=False)
    for row in in_bulk.opened_with_keys(rows.exclude(schema=LOOSE), keyring):
        yield str(row.points["person_id"]), CountedCase(row.pk, _read(CaseRecord, row.data), row.key)
    for case in rows.filter(schema=LOOSE).select_related("person"):
        key = sealing.key_of_case(case, keyring)
        yield str(case.person_id), CountedCase(str(case.pk), sealing.open_case_with(key, case, keyring), key)


def _add_written(people: Iterable[CountedPerson], keyring: Keyring) -> None:
    """What was written in their cases. Where a case counts others than are there, it is opened as its page opens it."""
    cases = {case.pk: case for person in people for case in person.cases}
    keys = {pk: case.key for pk, case in cases.items()}
    rows = CaseItem.objects.filter(organisation=keyring.member.organisation_id, kind__in=list(READ))
    numbered: dict[tuple[str, str], dict[int, Written]] = defaultdict(dict)
    for row in in_bulk.opened_beneath(rows, "case_id", keys, keyring):
        kind = ItemKind(str(row.points["kind"]))
        number = int(str(row.points["number"]))
        numbered[str(row.points["case_id"]), kind][number] = _read(READ[kind], row.data)
    unsettled = []
    for pk, case in cases.items():
        for kind in READ:
            there = numbered[pk, kind]
            numbers = [*range(1, case.record.counts.get(kind, 0) + 1)]
            if kind in case.record.unsorted or sorted(there) != numbers:
                unsettled.append(pk)
                break
            case.written[kind] = [there[number] for number in sorted(there)]
    for again in queries.visible_to(keyring.member).select_related("person").filter(pk__in=unsettled):
        written = Items(again, cases[str(again.pk)].record, keyring)
        for kind, of_kind in READ.items():
            cases[str(again.pk)].written[kind] = list(written.of(of_kind))  # type: ignore[type-var]  # one of its kinds


def _read[Kind: DataRecord](kind: type[Kind], data: object) -> Kind:
    try:
        return kind.from_data(data)
    except NotCanonical:
        raise SealBroken from None


def restricted_people(keyring: Keyring) -> int:
    """Whom the member may open and who are in no figure."""
    rows = queries.people_visible_to(keyring.member).filter(epoch=None, cases__isnull=False)
    return rows.distinct().count()
