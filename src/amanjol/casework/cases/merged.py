"""With whom a person was merged, opened, the newest first: only the newest can be parted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from amanjol.casework.cases import queries, sealing

if TYPE_CHECKING:
    from amanjol.casework.cases.models import Merge, Person
    from amanjol.casework.cases.records import MergeRecord
    from amanjol.foundation.organisations.keys.ring import Keyring


@dataclass(frozen=True, slots=True)
class Merged:
    row: Merge
    record: MergeRecord


def merged_with(keyring: Keyring, person: Person) -> list[Merged]:
    """SealBroken."""
    rows = queries.merges_visible_to(keyring.member).filter(person=person)
    found = [Merged(row, sealing.open_merge(row, keyring)) for row in rows]
    return sorted(found, key=lambda one: one.record.at, reverse=True)
