"""One go through everybody whom an organisation has written down, by their sheets; who stands on none, by their rows.

A sheet is a claim like any other row. Which people it holds, and from which state of each row, stands inside and is
compared with the rows: who agrees is asked by the sheet, who does not is opened. So an old sheet put back hides
nobody and finds nobody who is gone.
"""

from __future__ import annotations

import re
import unicodedata
from contextlib import closing
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final
from uuid import UUID

from django.db.models import BinaryField, Q
from django.db.models.expressions import RawSQL

from amanjol.casework.cases import sealing
from amanjol.casework.cases.finding import held
from amanjol.casework.cases.finding.queries import sheets_named_for, sheets_visible_to
from amanjol.casework.cases.queries import people_visible_to
from amanjol.casework.cases.records import PersonRecord
from amanjol.casework.desk import in_bulk
from amanjol.casework.desk.country import country_here
from amanjol.foundation.names.lookalikes import TO_LATIN
from amanjol.foundation.seals.canonical import NotCanonical
from amanjol.foundation.seals.fields import SealBroken

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from django.db.models import QuerySet

    from amanjol.casework.cases.finding.scoring import Asked
    from amanjol.casework.cases.models import FindingSheet, Person
    from amanjol.foundation.organisations.keys.keyring import Keyring

PEOPLE_A_SHEET: Final = 512
FEWEST_A_SHEET: Final = 256
"""Fewer who stand on none are opened for each question: that takes some milliseconds, and no sheet."""
MOST_STALE: Final = 32
"""So many of one sheet are opened for each question before it is written anew."""
_NAMED: Final = """(
    select string_agg(uuid_send(person.id) || person.digest, ''::bytea order by person.id)
    from cases_person person
    where person.sheet = cases_findingsheet.id and person.organisation_id = cases_findingsheet.organisation_id
        and person.epoch is not null
)"""
_NO_SIGNS: Final = re.compile(r"[\W_]")


@dataclass(slots=True)
class Gone:
    """How the sheets were found. `worn` are to be written anew, `lost` names of sheets that are not there.

    `loose` people stand on none; `restricted` are those whom the member may open, with what they hold.
    """

    worn: list[UUID] = field(default_factory=list)
    lost: list[UUID] = field(default_factory=list)
    loose: int = 0
    opened: int = 0
    restricted: dict[bytes, PersonRecord] = field(default_factory=dict)

    @property
    def is_due(self) -> bool:
        return bool(self.worn) or self.loose >= FEWEST_A_SHEET


def go_through(keyring: Keyring, questions: Sequence[Asked]) -> Gone:
    """Ask about everybody whom the member may open. SealBroken for a row of a person that does not open."""
    gone = Gone()
    outside = _by_sheets(keyring, questions, gone)
    visible = people_visible_to(keyring.member)
    loose = visible.filter(on_none(gone.lost), epoch__isnull=False)
    gone.loose = _by_rows(keyring, questions, loose)
    if outside:
        _by_rows(keyring, questions, visible.filter(epoch__isnull=False, pk__in=outside))
    gone.opened = gone.loose + len(outside)
    for row in visible.filter(epoch=None):
        gone.restricted[row.pk.bytes] = sealing.open_person(row, keyring)
    _ask(questions, {UUID(bytes=pk): record for pk, record in gone.restricted.items()})
    for question in questions:
        question.done()
    return gone


def on_none(lost: Iterable[UUID]) -> Q:
    """People who stand on no sheet, or on one that is gone."""
    return Q(sheet=None) | Q(sheet__in=list(lost))


def opened_people(people: QuerySet[Person], keyring: Keyring) -> Iterator[tuple[UUID, PersonRecord]]:
    """Many at once, each from the own row. SealBroken."""
    try:
        for ids, data in in_bulk.opened(people, keyring):
            yield from zip(map(UUID, ids), map(PersonRecord.from_data, data), strict=True)
    except NotCanonical:
        raise SealBroken from None


def with_people(sheets: QuerySet[FindingSheet]) -> QuerySet[FindingSheet]:
    """With `named`: the people whose rows name the sheet, in one glance of the database at both."""
    named = RawSQL(_NAMED, (), output_field=BinaryField())  # noqa: S611  no word of anybody's
    return sheets.annotate(named=named)


def _by_sheets(keyring: Keyring, questions: Sequence[Asked], gone: Gone) -> list[UUID]:
    """Gives people who name a sheet and of whom it says something else than their row."""
    rows = with_people(sheets_visible_to(keyring.member))
    whole: set[UUID] = set()
    outside: list[UUID] = []
    with closing(in_bulk.documents(rows, keyring, "named")) as documents:
        for pk, document, people in documents:
            sheet = UUID(pk)
            try:
                opened = held.read(document or b"", people or b"")
            except SealBroken:
                gone.worn.append(sheet)
                continue
            whole.add(sheet)
            for question in questions:
                question.ask(opened.columns)
            outside += [UUID(bytes=person) for person in opened.outside]
            if opened.strangers or len(opened.outside) > MOST_STALE:
                gone.worn.append(sheet)
    gone.lost = [pk for pk in sheets_named_for(keyring.member) if pk not in whole]
    return outside


def _by_rows(keyring: Keyring, questions: Sequence[Asked], people: QuerySet[Person]) -> int:
    """How many there were."""
    records = dict(opened_people(people, keyring))
    _ask(questions, records)
    return len(records)


def _ask(questions: Sequence[Asked], records: dict[UUID, PersonRecord]) -> None:
    if not records:
        return
    ends = [end[-4:] for question in questions for _kind, end in question.numbers]
    hearing, country = held.Hearing(), country_here()
    hearing.listen(held.words_of(records.values()))
    people = {
        pk: hearing.of_person(record, country if _may_have(record, ends) else None)
        for pk, record in records.items()
    }
    columns = held.columns_of(people, {})
    for question in questions:
        question.ask(columns)


def _may_have(record: PersonRecord, ends: Sequence[str]) -> bool:
    """Whether it is worth reading the numbers of somebody, which takes longer than everything else of them."""
    if not ends:
        return False
    text = unicodedata.normalize("NFKC", record.contact.telephone + record.document)
    signs = _NO_SIGNS.sub("", text).upper().translate(TO_LATIN)
    return any(end in signs for end in ends)
