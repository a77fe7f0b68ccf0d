"""Notes of an advocate or a deputy about a mandate: theirs alone, sealed under a key that their own seed gives.

No public key is enough to write one in their name, and nobody else opens them. What they choose to show the other of
the two is sealed besides to that one's key, which is named inside the seal of the mandate.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import transaction

from amanjol.casework.desk.recording import record_act
from amanjol.casework.legal_aid import rules
from amanjol.casework.legal_aid.acting.records import Note, NotesRecord
from amanjol.casework.legal_aid.models import Mandate, MandateNotes
from amanjol.foundation.accounts.queries import keys_of_accounts
from amanjol.foundation.journal.queries import times_of
from amanjol.foundation.organisations.keys.queries import place_of
from amanjol.foundation.seals import canonical, fields, keypairs
from amanjol.foundation.seals.fields import SealBroken
from amanjol.foundation.seals.records import present_moment, replace

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from amanjol.casework.legal_aid.acting.queries import OwnMandate
    from amanjol.foundation.accounts.models import PersonKey
    from amanjol.foundation.organisations.keys.circles.opening import Circles
    from amanjol.foundation.organisations.models import Member

SCHEMA: Final = 1
SUBJECT: Final = "mandate-notes"
WRITTEN: Final = "mandate.notes-written"
_PURPOSE: Final = "amanjol/own-notes/1"


class OlderNotes(Exception):
    """The journal knows of more than stands here: what is written now would hide that."""


class NoSuchNote(LookupError):
    """It is not there, or not there any more."""


@dataclass(frozen=True, slots=True)
class OwnNotes:
    """`is_older`: the journal knows of more than stands here. `mandate` is the id of it."""

    row: MandateNotes
    record: NotesRecord
    is_older: bool

    @property
    def newest_first(self) -> list[Note]:
        return list(reversed(self.record.notes))


def visible_to(member: Member) -> QuerySet[MandateNotes]:
    """Their own; row security shows those that were shared with them, too."""
    if not rules.can_be_asked(member):
        return MandateNotes.objects.none()
    return MandateNotes.objects.filter(
        organisation=member.organisation_id, key__account=member.account_id
    ).select_related("mandate")


def own_notes(circles: Circles, mandate: UUID, *, is_locked: bool = False) -> OwnNotes | None:
    """Also of a mandate in which somebody else acts by now. SealBroken."""
    rows = visible_to(circles.member)
    if is_locked:
        rows = rows.select_for_update(of=("self",))
    row = rows.filter(mandate=mandate).first()
    return _opened(circles, row) if row is not None else None


def earlier(circles: Circles, without: set[UUID]) -> list[Mandate]:
    """Mandates of which they still have notes and which are none of these."""
    rows = visible_to(circles.member).exclude(mandate__in=without)
    return [row.mandate for row in rows.order_by("mandate__ends_on", "pk")]


def shared_with(circles: Circles, own: OwnMandate) -> list[Note]:
    """What the other of the two chose to show. Anybody can seal to a public key: whose words these are, no seal says.

    One that does not open hides no other, nor the page.
    """
    if own.colleague is None:
        return []
    rows = MandateNotes.objects.filter(
        organisation=circles.member.organisation_id, mandate=own.row.pk, colleague__account=circles.member.account_id,
        key__account=UUID(own.colleague.account), for_colleague__isnull=False,
    )  # fmt: skip
    notes: list[Note] = []
    for row in rows:
        context = _context(circles, row, own.colleague.account, "for_colleague")
        with suppress(SealBroken):
            plain = keypairs.open_with(circles.keys, bytes(row.for_colleague or b""), context)
            notes += _read(plain).notes
    return notes[::-1]


@transaction.atomic
def write(*, circles: Circles, own: OwnMandate, text: str, is_shared: bool, item: int | None = None) -> None:
    """A new note, or another text of one. NoSuchNote; OlderNotes; canonical.TooLarge; SealBroken."""
    there = own_notes(circles, own.row.pk, is_locked=True) or _begun(circles, own)
    notes = there.record.notes
    if item is not None and all(note.item != item for note in notes):
        raise NoSuchNote
    said = Note(there.record.acts if item is None else item, present_moment(), text, is_shared)
    changed = tuple(said if note.item == item else note for note in notes)
    _keep(circles, there, changed if item is not None else (*notes, said), own)


@transaction.atomic
def erase(*, circles: Circles, mandate: UUID, item: int, own: OwnMandate | None) -> None:
    """`own` where they still act. NoSuchNote; OlderNotes; SealBroken."""
    there = own_notes(circles, mandate, is_locked=True)
    if there is None or all(note.item != item for note in there.record.notes):
        raise NoSuchNote
    _keep(circles, there, tuple(note for note in there.record.notes if note.item != item), own)


@transaction.atomic
def settle(circles: Circles, own: OwnMandate) -> None:
    """Whoever stands beside them may be another since: what was shared goes to that one's key. SealBroken."""
    there = own_notes(circles, own.row.pk, is_locked=True)
    if there is None or there.is_older:
        return
    to = _key_of_colleague(own)
    shared = any(note.is_shared for note in there.record.notes)
    wanted = to.pk if to is not None and shared else None
    if there.row.colleague_id != wanted:
        _put_shared(circles, there.row, there.record, own)
        there.row.save(update_fields=["colleague", "for_colleague"])


def _begun(circles: Circles, own: OwnMandate) -> OwnNotes:
    key = keys_of_accounts([circles.member.account_id]).get(circles.member.account_id)
    if key is None:
        raise PermissionDenied
    row = MandateNotes(
        organisation_id=circles.member.organisation_id, mandate=own.row, key=key, schema=SCHEMA
    )
    return OwnNotes(row, NotesRecord(), is_older=False)


def _keep(circles: Circles, there: OwnNotes, notes: tuple[Note, ...], own: OwnMandate | None) -> None:
    if there.is_older:
        raise OlderNotes
    row, record = there.row, replace(there.record, notes=notes, acts=there.record.acts + 1)
    context = _context(circles, row, str(circles.member.account_id), "sealed")
    row.schema = SCHEMA
    row.sealed = fields.seal(_key(circles, context), canonical.to_bytes(record.as_data()), context)
    _put_shared(circles, row, record, own)
    row.save()
    record_act(WRITTEN, circles.member, SUBJECT, row.pk)


def _put_shared(circles: Circles, row: MandateNotes, record: NotesRecord, own: OwnMandate | None) -> None:
    shared = tuple(note for note in record.notes if note.is_shared)
    to = _key_of_colleague(own) if shared else None
    row.colleague, row.for_colleague = to, None
    if to is not None:
        context = _context(circles, row, str(circles.member.account_id), "for_colleague")
        plain = canonical.to_bytes(replace(record, notes=shared).as_data())
        row.for_colleague = keypairs.seal_to(bytes(to.public), plain, context)


def _key_of_colleague(own: OwnMandate | None) -> PersonKey | None:
    """The one that is named inside the seal of the mandate, and no other that a row may hold."""
    if own is None or own.colleague is None:
        return None
    for key in keys_of_accounts([UUID(own.colleague.account)]).values():
        if keypairs.key_id(bytes(key.public)).hex() == own.colleague.key:
            return key
    return None


def _opened(circles: Circles, row: MandateNotes) -> OwnNotes:
    times = times_of(circles.member.organisation_id, [WRITTEN], SUBJECT, [row.pk]).get(row.pk, 0)
    context = _context(circles, row, str(circles.member.account_id), "sealed")
    record = _read(fields.unseal(_key(circles, context), bytes(row.sealed), context))
    return OwnNotes(row, record, times > record.acts)


def _read(plain: bytes) -> NotesRecord:
    try:
        return NotesRecord.from_data(canonical.from_bytes(plain))
    except canonical.NotCanonical:
        raise SealBroken from None


def _key(circles: Circles, context: fields.Context) -> bytes:
    return fields.derived_key(circles.keys.seed, _PURPOSE, context)


def _context(circles: Circles, row: MandateNotes, person: str, column: str) -> fields.Context:
    table = row._meta.db_table  # noqa: SLF001  Django's public name
    record = f"{row.pk}/{row.mandate_id}/{person}"
    return place_of(circles.member.organisation_id).place(record, f"{table}.{column}", row.schema)
