"""A group as its page shows it: the people whose cases the member may open, in the order in which to talk."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from amanjol.casework.cases import queries, sealing
from amanjol.casework.cases.record_parts.interviews import state_of
from amanjol.casework.standards.interview.triage import Priority, triage

if TYPE_CHECKING:
    from collections.abc import Iterable

    from amanjol.casework.cases.models import Case, Group
    from amanjol.casework.cases.records import CaseRecord, PersonRecord, Wages
    from amanjol.casework.standards.interview.triage import Triage
    from amanjol.foundation.organisations.keys.keyring import Keyring

# Who was not asked yet comes before those to whom a talk is offered: nobody knows.
_ORDER: Final = (Priority.NOW, Priority.FIRST, None, Priority.OFFERED)


@dataclass(frozen=True, slots=True)
class OfGroup:
    """`sorted_as` is None until somebody has talked with the person for three minutes."""

    case: Case
    person: PersonRecord
    record: CaseRecord
    sorted_as: Triage | None

    @property
    def priority(self) -> Priority | None:
        return self.sorted_as.priority if self.sorted_as else None

    @property
    def wages(self) -> Wages | None:
        return self.record.wages


def people_of(keyring: Keyring, group: Group) -> list[OfGroup]:
    """Opened; restricted people are there for the named alone, and no number tells that there are more. SealBroken."""
    rows = queries.visible_to(keyring.member).filter(group=group).select_related("person")
    people = [_opened(row, keyring) for row in rows]
    return sorted(people, key=lambda person: (_ORDER.index(person.priority), person.person.name))


def _opened(row: Case, keyring: Keyring) -> OfGroup:
    record = sealing.open_case(row, keyring)
    result = triage(state_of(record.triage)) if record.triage else None
    return OfGroup(row, sealing.open_person(row.person, keyring), record, result)


def sums_owed(people: Iterable[OfGroup]) -> dict[str, int]:
    """What is owed to these people in all, by currency; in the order of the code."""
    sums: defaultdict[str, int] = defaultdict(int)
    for person in people:
        if person.wages is not None:
            sums[person.wages.currency] += person.wages.owed
    return dict(sorted(sums.items()))
