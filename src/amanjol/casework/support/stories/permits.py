"""What may be published of a story, as the programme reads it: a signed permit without case or person.

    permits_in_force()                     # all that may be published today, on this node
    permit_in_force(permit_id)             # None once it is recalled, has ended, or its signatures do not hold
    note_copy(organisation=…, permit_id=…, where=…, who_deletes=…, count=…)
    copies_of(permit_id)

A row is a claim. What it says is believed by two signatures: of the organisation, whose key opens under its epoch, and
of the node, whose key lies outside the database and which has seen that first key when the gate opened. Whoever reads
asks again each time and keeps nothing: a recall empties the row, and the database gives nothing back.

Also called: publication licence, release form.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final

from django.db import connection
from django.utils import timezone

from amanjol.casework.standards.people.terms import Channel
from amanjol.casework.support.models import StoryCopy, StoryPermit
from amanjol.casework.support.stories.words import language_name
from amanjol.foundation.letters import twice_signed
from amanjol.foundation.seals import canonical

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from uuid import UUID

    from amanjol.foundation.seals.letters.node_keys import NodeKeys
    from amanjol.foundation.seals.signatures import SigningKey

_PURPOSES: Final = twice_signed.Purposes("amanjol/story-permit/1", "amanjol/story-permit/node/1")
_PLACE: Final = 200


class NoSuchPermit(LookupError):
    """There never was one of this id."""


class NotSaid(ValueError):
    """Where a copy is, who deletes it and how many there are have to be said: in 200 letters, at least one copy."""


class PermitText(twice_signed.SignedText, frozen=True, tag_field="permit", tag=1):
    """What is signed. `texts` are by the code of their language."""

    alias: str
    texts: dict[str, str]
    channels: tuple[Channel, ...]
    with_picture: bool
    valid_until: date


@dataclass(frozen=True, slots=True)
class Permit:
    """A story that may be published today, in these languages and there alone, under `alias`, until `valid_until`."""

    id: UUID
    alias: str
    texts: Mapping[str, str]
    channels: tuple[Channel, ...]
    with_picture: bool
    valid_until: date
    organisation: UUID
    organisation_name: str

    @property
    def languages(self) -> list[str]:
        """Of its texts, each as it calls itself."""
        return list(map(language_name, self.texts))

    def may_stand(self, channel: Channel) -> bool:
        return channel in self.channels


@dataclass(frozen=True, slots=True)
class Copy:
    """Where it went. `deleted_on` is None as long as nobody has said that it is gone."""

    id: UUID
    permit: UUID
    where: str
    who_deletes: str
    count: int
    noted_on: date
    deleted_on: date | None


def permits_in_force() -> list[Permit]:
    """Of every organisation of this node, by the alias. A row that is not signed is left out."""
    rows = StoryPermit.objects.filter(recalled_at=None, valid_until__gte=timezone.localdate())
    reading = _Reading()
    read = [permit for row in rows if (permit := reading.permit(row)) is not None]
    return sorted(read, key=lambda permit: (permit.alias.casefold(), permit.id))


def permit_in_force(permit_id: UUID) -> Permit | None:
    """None once it was recalled, its consent was taken back or has ended, or the signatures do not hold."""
    row = StoryPermit.objects.filter(pk=permit_id).first()
    return _Reading().permit(row) if row is not None else None


def hold(permit_id: UUID) -> Permit | None:
    """As `permit_in_force`, and no recall ends before this transaction does: who sends mail asks so before each.

    It never waits: a recall that is under way counts as one that was. So no sender and no recall wait for each other.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            "select pg_try_advisory_xact_lock_shared(hashtextextended(%s, 0))", [_lock_name(permit_id)]
        )
        is_held = cursor.fetchone() == (True,)
    return permit_in_force(permit_id) if is_held else None


def wait_for_senders(permit_ids: Iterable[UUID]) -> None:
    """In a recall, after the journal's lock and before it locks a row: of it and what is taken to be sent, one comes
    first.
    """
    with connection.cursor() as cursor:
        for permit_id in sorted(permit_ids):
            cursor.execute("select pg_advisory_xact_lock(hashtextextended(%s, 0))", [_lock_name(permit_id)])


def note_copy(*, organisation: UUID, permit_id: UUID, where: str, who_deletes: str, count: int = 1) -> UUID:
    """Write down that a story went somewhere: a batch of mails, a printed run, a page filled by hand. Gives its id.

    `organisation` is that of the session, which writes. Of a recalled one too: what is out there has to be found.
    NoSuchPermit; NotSaid.
    """
    where, who_deletes = where.strip(), who_deletes.strip()
    if not (0 < len(where) <= _PLACE and 0 < len(who_deletes) <= _PLACE and count >= 1):
        raise NotSaid
    if not is_there(permit_id):
        raise NoSuchPermit
    row = StoryCopy.objects.create(
        organisation_id=organisation,
        permit_id=permit_id,
        where=where,
        who_deletes=who_deletes,
        count=count,
        noted_on=timezone.localdate(),
    )
    return row.pk


def copies_of(permit_id: UUID) -> list[Copy]:
    """Those that this session sees, as they were written down: of who made the permit all, of others their own."""
    rows = StoryCopy.objects.filter(permit=permit_id).order_by("noted_on", "pk")
    return [
        Copy(row.pk, row.permit_id, row.where, row.who_deletes, row.count, row.noted_on, row.deleted_on)
        for row in rows
    ]


def copy_deleted(copy_id: UUID, on: date | None = None) -> bool:
    """Somebody has deleted it, or has said so. False where that is written already, or there is none."""
    day = on or timezone.localdate()
    return StoryCopy.objects.filter(pk=copy_id, deleted_on=None).update(deleted_on=day) == 1


def is_there(permit_id: UUID) -> bool:
    """Whether there is or was one of this id; nothing else is told of it."""
    with connection.cursor() as cursor:
        cursor.execute("select support_permit_is_there(%s)", [permit_id])
        return bool(cursor.fetchone() == (True,))


def sign(text: PermitText, key: SigningKey, keys: NodeKeys) -> bytes:
    """What the row holds. `key` is the organisation's, opened by who signs. canonical.NotCanonical."""
    return twice_signed.sign(_PURPOSES, canonical.to_bytes(text.as_data()), key, keys)


def _lock_name(permit_id: UUID) -> str:
    return f"story permit {permit_id}"


class _Reading:
    """Several rows with the keys of the node, of whatever number, read once."""

    def __init__(self) -> None:
        self._signed = twice_signed.Reading(_PURPOSES)

    def permit(self, row: StoryPermit) -> Permit | None:
        text = self._signed.text(PermitText, row) if row.recalled_at is None else None
        if text is None:
            return None
        if text.valid_until != row.valid_until or text.valid_until < timezone.localdate():
            return None
        return Permit(
            row.pk,
            text.alias,
            text.texts,
            text.channels,
            text.with_picture,
            text.valid_until,
            row.organisation_id,
            text.organisation_name,
        )
