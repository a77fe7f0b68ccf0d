"""Writing sheets for those who stand on none, and taking away sheets with any of their people.

Locks go person, case, sheets by id, then the journal. What anybody else holds is passed over: who asks a question waits
for nobody.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Final

from django.db import transaction

from amanjol.casework.cases import rules, sealing
from amanjol.casework.cases.finding import everybody, held
from amanjol.casework.cases.finding.queries import sheets_visible_to
from amanjol.casework.cases.models import FindingSheet
from amanjol.casework.cases.queries import people_open_to, people_visible_to
from amanjol.casework.cases.restricted import still_open_since
from amanjol.casework.desk.country import country_here
from amanjol.foundation.organisations.keys.queries import hold_epochs
from amanjol.foundation.web.fixed_queries import FixedQuery

if TYPE_CHECKING:
    from uuid import UUID

    from amanjol.casework.cases.finding.everybody import Gone
    from amanjol.casework.cases.models import Person
    from amanjol.foundation.organisations.keys.keyring import Keyring

SECONDS_A_REQUEST: Final = 0.4
"""So long a question goes on writing sheets at most; one sheet is written whatever it takes."""


def forget(*people: Person) -> None:
    """Whole sheets go with any of these people, who are locked, as are their cases.

    Who else stood on them is opened from the row by the next question, which writes them anew.
    """
    sheets = FindingSheet.objects.filter(pk__in={person.sheet for person in people if person.sheet})
    for sheet in sheets.select_for_update().order_by("pk"):
        sheet.delete()


@transaction.atomic
def write_anew(*, keyring: Keyring, gone: Gone, seconds: float = SECONDS_A_REQUEST) -> int:
    """What a question has found to be due. Gives how many sheets were written. SealBroken."""
    if not gone.is_due:
        return 0
    hold_epochs(keyring.member.organisation_id)
    worn = sheets_visible_to(keyring.member).filter(pk__in=gone.worn).select_for_update(skip_locked=True)
    taken = [sheet.pk for sheet in worn.order_by("pk")]
    FindingSheet.objects.filter(pk__in=taken).delete()
    gone.lost += taken
    until, written = time.monotonic() + seconds, 0
    while _write_one(keyring, gone):
        written += 1
        if time.monotonic() > until:
            break
    return written


_ENOUGH: Final = everybody.FEWEST_A_SHEET
_loose = FixedQuery(
    lambda member, organisation, since: people_open_to(member, organisation, since).filter(
        sheet=None, epoch__isnull=False
    )[:_ENOUGH]
)


def catch_up(*, keyring: Keyring) -> int:
    """A sheet more where very many came at once, in a request that asks nothing. Gives how many. SealBroken."""
    member = keyring.member
    if not rules.can_read(member):
        return 0
    waiting = _loose.ids(member.pk, member.organisation_id, still_open_since()).count()
    return write_anew(keyring=keyring, gone=everybody.Gone(loose=waiting), seconds=0)


def _write_one(keyring: Keyring, gone: Gone) -> bool:
    """A new sheet under a new key. False where too few are left; who has too much for a sheet stays without."""
    rows = _take_loose(keyring, gone)
    if len(rows) < everybody.FEWEST_A_SHEET:
        return False
    hearing, country = held.Hearing(), country_here()
    records = [sealing.open_person(row, keyring) for row in rows.values()]
    hearing.listen(held.words_of(records))
    heard = (
        (row, hearing.of_person(record, country)) for row, record in zip(rows.values(), records, strict=True)
    )
    people = {row.pk: contents for row, contents in heard if contents.fits}
    if not people:
        return False
    digests = {pk: bytes(rows[pk].digest) for pk in people}
    sheet = FindingSheet(organisation_id=keyring.member.organisation_id)
    sealing.seal_new(sheet, held.contents_of(people, digests), keyring)
    sheet.save(force_insert=True)
    people_visible_to(keyring.member).filter(pk__in=people).update(sheet=sheet.pk)
    return True


def _take_loose(keyring: Keyring, gone: Gone) -> dict[UUID, Person]:
    """As many as a sheet takes of those who stand on none, locked. In the order of the index: among a million on
    sheets, the few who stand on none are not searched for from the first row.
    """
    locked = people_visible_to(keyring.member).select_for_update(of=("self",), no_key=True, skip_locked=True)
    by_index = locked.filter(epoch__isnull=False).order_by("sheet", "pk")
    rows = {row.pk: row for row in by_index.filter(sheet__in=gone.lost)[: everybody.PEOPLE_A_SHEET]}
    room = everybody.PEOPLE_A_SHEET - len(rows)
    return rows | {row.pk: row for row in by_index.filter(sheet=None)[:room]}
