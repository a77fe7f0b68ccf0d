"""With whom a person was merged, opened, the newest first: only the newest can be parted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from amanjol.casework.cases import queries, sealing

if TYPE_CHECKING:
    from uuid import UUID

    from django.db.models import QuerySet

    from amanjol.casework.cases.models import Case, Merge, Person
    from amanjol.casework.cases.records import MergeRecord
    from amanjol.foundation.journal.models import Entry
    from amanjol.foundation.organisations.keys.keyring import Keyring


@dataclass(frozen=True, slots=True)
class OpenedMerge:
    row: Merge
    record: MergeRecord


def merged_with(keyring: Keyring, person: Person) -> list[OpenedMerge]:
    """SealBroken."""
    merges = [OpenedMerge(row, sealing.open_merge(row, keyring)) for row in _merges(keyring, person.pk)]
    return sorted(merges, key=lambda merge: merge.record.at, reverse=True)


def timeline(keyring: Keyring, case: Case) -> QuerySet[Entry]:
    """As `queries.timeline`: of nobody who is not proven to be one with the person. SealBroken."""
    rows = list(_merges(keyring, case.person_id))
    for row in rows:
        sealing.prove(row, keyring)
    return queries.timeline(case, [row.merged for row in rows])


def _merges(keyring: Keyring, person: UUID) -> QuerySet[Merge]:
    return queries.merges_visible_to(keyring.member).select_related("person").filter(person=person)
