"""What is written in a case again and again: notes, dangers, decisions, demands and the papers that answer them,
consents, reviews, and what stood in the case before it was changed. None is changed itself.

Each is a row beneath the case (`CaseItem`), numbered in its kind. The sealed record of the case says how many there
are, so whoever can write rows neither takes the last one away nor puts an old one in place of another. An old record of
the case, put back together with fewer rows, agrees with them; the journal, which numbers its acts, does not
(`are_fewer_than_recorded`).
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any, Final

from django.db import transaction
from django.db.models import Max

from amanjol.casework.cases import queries, sealing
from amanjol.casework.cases.models import Case, CaseItem, ItemKind
from amanjol.casework.cases.record_parts import demands, papers, vital_interest
from amanjol.casework.cases.record_parts.changes import Change
from amanjol.casework.cases.record_parts.demands import Demand
from amanjol.casework.cases.record_parts.papers import OfficialPaper
from amanjol.casework.cases.record_parts.reviews import Review
from amanjol.casework.cases.record_parts.vital_interest import VitalInterest
from amanjol.casework.cases.records import Note, Risk
from amanjol.casework.standards.people.given import GivenConsent
from amanjol.casework.standards.screening.determinations import Determination
from amanjol.foundation.seals.canonical import NotCanonical
from amanjol.foundation.seals.fields import SealBroken
from amanjol.foundation.seals.records import replace
from amanjol.foundation.web.fixed_queries import FixedQuery

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator
    from uuid import UUID

    from amanjol.casework.cases.records import CaseRecord
    from amanjol.foundation.organisations.keys.keyring import Keyring

type Item = (
    Note | Risk | Determination | Demand | GivenConsent | Review | Change | OfficialPaper | VitalInterest
)
KINDS: Final[dict[type[Item], ItemKind]] = {
    Note: ItemKind.NOTE,
    Risk: ItemKind.RISK,
    Determination: ItemKind.DETERMINATION,
    Demand: ItemKind.DEMAND,
    GivenConsent: ItemKind.CONSENT,
    Review: ItemKind.REVIEW,
    Change: ItemKind.CHANGE,
    OfficialPaper: ItemKind.PAPER,
    VitalInterest: ItemKind.VITAL_INTEREST,
}


_items_of = FixedQuery(lambda case: CaseItem.objects.filter(case=case).order_by("number"))
RECORDED_AS: Final[dict[ItemKind, frozenset[str]]] = {
    ItemKind.NOTE: frozenset({"case.noted", "case.note-corrected"}),
    ItemKind.RISK: frozenset({"case.risk-assessed"}),
    ItemKind.DETERMINATION: frozenset({"case.determined"}),
    ItemKind.DEMAND: demands.VERBS,
    ItemKind.CONSENT: frozenset({"case.consented", "case.consent-refused", "case.consent-withdrawn"}),
    ItemKind.REVIEW: frozenset({"case.kept"}),
    ItemKind.PAPER: papers.VERBS,
    ItemKind.VITAL_INTEREST: vital_interest.VERBS,
}
"""What the journal says in the same transaction, each time that one of the kind is written. Of an earlier value it has
the id beside the verb, whichever that is: acts of before they were kept had none (`changes.RECORDED`).
"""
_KIND_OF: Final = {verb: kind for kind, verbs in RECORDED_AS.items() for verb in verbs}


class Items:
    """What was written in one case, as its record counts it. Rows are read once; a kind is opened when asked for."""

    def __init__(
        self,
        case: Case,
        record: CaseRecord,
        keyring: Keyring,
        key: bytes | None = None,
        rows: dict[str, list[CaseItem]] | None = None,
    ) -> None:
        """`key` is that of the case, `rows` are its rows by their kind, where somebody has them already."""
        self._case, self._record, self._keyring, self._key = case, record, keyring, key
        self._rows = rows
        self._read: dict[str, tuple[Any, ...]] = {}
        self._is_settled = False

    @property
    def case(self) -> Case:
        """As it was read, or read anew since."""
        return self._case

    def of[
        Kind: (Note, Risk, Determination, Demand, GivenConsent, Review, Change, OfficialPaper, VitalInterest)
    ](self, kind: type[Kind]) -> tuple[Kind, ...]:
        """In the order in which they were written. SealBroken, also where one is missing or too many."""
        try:
            return self._opened(kind)
        except SealBroken:
            if self._is_settled:
                raise
        self._settle()
        return self._opened(kind)

    def are_fewer_than_recorded(self, kinds: Iterable[ItemKind] = tuple(ItemKind)) -> bool:
        """Whether the journal knows of more that was written of these kinds: then this is an older copy of the case.

        A reason to warn and no broken seal: whoever writes rows can add to the journal, and nobody takes that out.
        """
        if not self._are_fewer(kinds):
            return False
        if not self._is_settled:
            self._settle()
        return self._are_fewer(kinds)

    def _are_fewer(self, kinds: Iterable[ItemKind]) -> bool:
        return counts_fewer(self._record, queries.acts_in(self._case), kinds)

    def _settle(self) -> None:
        """The case as it is now: a colleague may have written in it, or named others, since it was read. SealBroken."""
        self._is_settled, self._key, self._rows, self._read = True, None, None, {}
        with transaction.atomic():  # whoever is writing in it holds the row
            rows = Case.objects.select_related("person").select_for_update(of=("self",), no_key=True)
            case = rows.filter(pk=self._case.pk).first()
            if case is None:
                raise SealBroken
            self._case, self._record = case, sealing.open_case(case, self._keyring)
            self._rows_of(ItemKind.NOTE)  # all kinds, while nobody writes

    def _opened[
        Kind: (Note, Risk, Determination, Demand, GivenConsent, Review, Change, OfficialPaper, VitalInterest)
    ](self, kind: type[Kind]) -> tuple[Kind, ...]:
        name = KINDS[kind]
        rows = self._rows_of(name)
        if name in self._record.unsorted:
            if rows:
                raise SealBroken
            return tuple(_of_before(kind, self._record.unsorted[name]))
        _check_numbers(rows, self._record, name)
        if not rows:
            return ()
        if name not in self._read:
            if self._key is None:
                self._key = sealing.key_of_case(self._case, self._keyring)
            opened = (sealing.open_row(kind, row, self._key, self._keyring) for row in rows)
            self._read[name] = tuple(opened)
        return self._read[name]

    def _rows_of(self, name: ItemKind) -> list[CaseItem]:
        if self._rows is None:
            self._rows = {}
            for row in _items_of.rows(self._case.pk):
                self._rows.setdefault(row.kind, []).append(row)
        return self._rows.get(name, [])


def items_of(
    opened: Collection[tuple[Case, CaseRecord]], keyring: Keyring, kinds: Collection[ItemKind]
) -> dict[UUID, Items]:
    """Of many cases by their ids, in one query; of each only these kinds are there to be asked for."""
    rows: dict[UUID, dict[str, list[CaseItem]]] = {case.pk: {} for case, _record in opened}
    if rows:
        for row in CaseItem.objects.filter(case__in=list(rows), kind__in=list(kinds)).order_by("number"):
            rows[row.case_id].setdefault(row.kind, []).append(row)
    return {case.pk: Items(case, record, keyring, rows=rows[case.pk]) for case, record in opened}


def older_copies(opened: Collection[tuple[Case, CaseRecord]], keyring: Keyring) -> set[UUID]:
    """Which of many cases of one organisation are older copies, for lists that open no items. SealBroken."""
    acts = queries.acts_in_each(case for case, _record in opened)
    suspected = [
        (case, record) for case, record in opened if counts_fewer(record, acts[case.pk], tuple(ItemKind))
    ]
    return {case.pk for case, record in suspected if Items(case, record, keyring).are_fewer_than_recorded()}


def counts_fewer(record: CaseRecord, acts: Iterable[queries.Acts], kinds: Iterable[ItemKind]) -> bool:
    """By the number of its acts, whichever kinds are asked for; acts of before they had numbers by their kind."""
    written, numbered = dict.fromkeys(kinds, 0), 0
    for verb, times, earlier, with_number in acts:
        if (kind := _KIND_OF.get(verb)) in written:
            written[kind] += times
        if ItemKind.CHANGE in written:
            written[ItemKind.CHANGE] += earlier
        numbered += with_number
    return numbered > record.acts or any(
        times > record.counts.get(kind, 0) + len(record.unsorted.get(kind, ()))
        for kind, times in written.items()
        if times
    )


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
    _check_all_numbers(case, record)
    for kind, data in (*_unsorted(record), *((KINDS[type(item)], item.as_data()) for item in items)):
        counts[kind.value] += 1
        row = CaseItem(
            organisation_id=case.organisation_id, case=case, kind=kind.value, number=counts[kind.value]
        )
        sealing.seal_row(row, data, key, keyring)
        rows.append(row)
    return replace(record, counts=dict(counts), unsorted={}), rows


def _check_all_numbers(case: Case, record: CaseRecord) -> None:
    """SealBroken where a new row would meet one that the record does not count."""
    numbers = dict(
        CaseItem.objects.filter(case=case).order_by().values_list("kind").annotate(newest=Max("number"))
    )
    if any(record.counts.get(kind, 0) != newest for kind, newest in numbers.items()):
        raise SealBroken


def _check_numbers(rows: list[CaseItem], record: CaseRecord, name: ItemKind) -> None:
    if len(rows) != record.counts.get(name, 0):
        raise SealBroken
    if any(row.number != number for number, row in enumerate(rows, 1)):
        raise SealBroken


def _unsorted(record: CaseRecord) -> Iterator[tuple[ItemKind, dict[str, Any]]]:
    return ((ItemKind(kind), data) for kind, items in record.unsorted.items() for data in items)


def _of_before[
    Kind: (Note, Risk, Determination, Demand, GivenConsent, Review, Change, OfficialPaper, VitalInterest)
](kind: type[Kind], items: list[Any]) -> Iterator[Kind]:
    for data in items:
        try:
            yield kind.from_data(data)
        except NotCanonical:
            raise SealBroken from None
