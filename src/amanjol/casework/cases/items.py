"""What is written in a case again and again: notes, dangers, decisions, demands, consents, reviews. None is changed.

Each is a row beneath the case (`CaseItem`), numbered in its kind. The sealed record of the case says how many there
are, so whoever can write rows neither takes the last one away nor puts an old one in place of another.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any, Final

from amanjol.casework.cases import sealing
from amanjol.casework.cases.models import CaseItem, ItemKind
from amanjol.casework.cases.record_parts.demands import Demand
from amanjol.casework.cases.record_parts.reviews import Review
from amanjol.casework.cases.records import Note, Risk
from amanjol.casework.standards.people.given import GivenConsent
from amanjol.casework.standards.screening.determinations import Determination
from amanjol.foundation.seals.canonical import NotCanonical
from amanjol.foundation.seals.fields import SealBroken
from amanjol.foundation.seals.records import replace

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from amanjol.casework.cases.models import Case
    from amanjol.casework.cases.records import CaseRecord
    from amanjol.foundation.organisations.keys.keyring import Keyring

type Item = Note | Risk | Determination | Demand | GivenConsent | Review
KINDS: Final[dict[type[Item], ItemKind]] = {
    Note: ItemKind.NOTE,
    Risk: ItemKind.RISK,
    Determination: ItemKind.DETERMINATION,
    Demand: ItemKind.DEMAND,
    GivenConsent: ItemKind.CONSENT,
    Review: ItemKind.REVIEW,
}


class Items:
    """What was written in one case, as its record counts it. Rows are read once; a kind is opened when asked for."""

    def __init__(self, case: Case, record: CaseRecord, keyring: Keyring, key: bytes | None = None) -> None:
        """`key` is that of the case, where somebody has it already."""
        self._case, self._record, self._keyring, self._key = case, record, keyring, key
        self._rows: dict[str, list[CaseItem]] | None = None

    def of[Kind: (Note, Risk, Determination, Demand, GivenConsent, Review)](
        self, kind: type[Kind]
    ) -> tuple[Kind, ...]:
        """In the order in which they were written. SealBroken, also where one is missing or too many."""
        name = KINDS[kind]
        if name in self._record.unsorted:
            return tuple(_of_before(kind, self._record.unsorted[name]))
        rows = self._rows_of(name)
        if [row.number for row in rows] != list(range(1, self._record.counts.get(name, 0) + 1)):
            raise SealBroken
        if not rows:
            return ()
        if self._key is None:
            self._key = sealing.key_of_case(self._case, self._keyring)
        return tuple(sealing.open_row(kind, row, self._key, self._keyring) for row in rows)

    def _rows_of(self, name: ItemKind) -> list[CaseItem]:
        if self._rows is None:
            self._rows = {}
            for row in CaseItem.objects.filter(case=self._case).order_by("number"):
                self._rows.setdefault(row.kind, []).append(row)
        return self._rows.get(name, [])


def add(items: Iterable[Item], *, case: Case, record: CaseRecord, key: bytes, keyring: Keyring) -> CaseRecord:
    """A row for each, beneath the key of the case, which is locked and takes the record that counts them.

    What was written before there were rows becomes rows too. SealBroken; canonical.NotCanonical.
    """
    record, rows = numbered(items, case=case, record=record, key=key, keyring=keyring)
    CaseItem.objects.bulk_create(rows)
    return record


def numbered(
    items: Iterable[Item], *, case: Case, record: CaseRecord, key: bytes, keyring: Keyring
) -> tuple[CaseRecord, list[CaseItem]]:
    """The record that counts them, and their rows, to be saved. As `add`."""
    counts, rows = Counter(record.counts), []
    for kind, data in (*_unsorted(record), *((KINDS[type(item)], item.as_data()) for item in items)):
        counts[kind.value] += 1
        row = CaseItem(
            organisation_id=case.organisation_id, case=case, kind=kind.value, number=counts[kind.value]
        )
        sealing.seal_row(row, data, key, keyring)
        rows.append(row)
    return replace(record, counts=dict(counts), unsorted={}), rows


def _unsorted(record: CaseRecord) -> Iterator[tuple[ItemKind, dict[str, Any]]]:
    return ((ItemKind(kind), data) for kind, items in record.unsorted.items() for data in items)


def _of_before[Kind: (Note, Risk, Determination, Demand, GivenConsent, Review)](
    kind: type[Kind], items: list[Any]
) -> Iterator[Kind]:
    for data in items:
        try:
            yield kind.from_data(data)
        except NotCanonical:
            raise SealBroken from None
