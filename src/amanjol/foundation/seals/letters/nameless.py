"""A letter that nobody signs: of somebody who holds no key of an organisation, sealed at once to the inbox of one.

Its envelope is that of a letter (`envelopes`). Inside stands, in place of a signed document: `AMANJOLN` · version
(1 byte, 1) · canonical JSON. No signed document begins so but by a key whose id would have to be these bytes, and
what begins so is read as nothing else: neither is ever taken for the other. Nobody can say who wrote it. `through` is
the node it was written at, which has to be the one that brings it; and that is all that is certain.

`id` comes from the press of a form, so that the same form is the same letter, and tells the day alone. It has no end:
what somebody wrote in need is read, however late it comes.

Also called: anonymous message, sealed box.
"""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime, time, timedelta
from typing import TYPE_CHECKING, Annotated, Any, Final
from uuid import UUID

import msgspec

from amanjol.foundation.seals.canonical import NotCanonical
from amanjol.foundation.seals.epochs import Organisation
from amanjol.foundation.seals.fields import LENGTH_BYTES, SealBroken
from amanjol.foundation.seals.letters import documents, envelopes
from amanjol.foundation.seals.letters.cards import PartyId
from amanjol.foundation.seals.letters.documents import DocumentRecord

if TYPE_CHECKING:
    from datetime import date

    from amanjol.foundation.seals.letters.cards import OrganisationCard
    from amanjol.foundation.seals.letters.letter import Inbox

LARGEST: Final = 64 * 1024 - LENGTH_BYTES
"""Bytes inside the envelope: a stranger's words are read before it is known whose they are."""

_FORM: Final = b"AMANJOLN\x01"
_ID_PURPOSE: Final = b"amanjol/nameless-id/1"
_MILLISECONDS: Final = 24 * 60 * 60 * 1000


class Nameless(DocumentRecord, frozen=True, kw_only=True):
    """What is sealed. ValueError for an id of another version. It shows nothing of itself but its id."""

    id: UUID
    through: PartyId
    audience: Organisation
    kind: Annotated[str, msgspec.Meta(pattern=r"\A[a-z]+([.-][a-z]+)*\Z", max_length=64)]
    body: dict[str, Any]

    def __post_init__(self) -> None:
        super().__post_init__()
        if not envelopes.is_id(self.id):
            raise ValueError("The id of a letter is a UUID of version 7.")

    def __repr__(self) -> str:
        return f"<Nameless {self.id}>"


def id_of(press: UUID, day: date) -> UUID:
    """That of what was sent with this press of a form on that day. Its moment is drawn: it looks like others."""
    drawn = hashlib.sha256(_ID_PURPOSE + press.bytes).digest()
    moment = timedelta(milliseconds=int.from_bytes(drawn[10:18]) % _MILLISECONDS)
    return envelopes.id_with(datetime.combine(day, time(), UTC) + moment, drawn)


def seal(letter: Nameless, to: OrganisationCard) -> bytes:
    """The envelope, to be delivered as it is.

    ValueError where it is to another than the card's, or too long; canonical.NotCanonical, a ValueError.
    """
    if letter.audience != to.holder:
        raise ValueError("A letter is sealed to the organisation that it names.")
    content = _FORM + letter.to_bytes()
    if len(content) > LARGEST:
        raise ValueError("This is too long for a letter that nobody signs.")
    return envelopes.seal(content, to.inbox_key, letter.id)


def open_nameless(envelope: bytes, inbox: Inbox, through: str) -> Nameless:
    """What was written at the node `through`, which brought it, to the organisation of the inbox.

    SealBroken for every failure. Whether it has come before is still to be asked, by that node and its id.
    """
    header, content = envelopes.open_with(inbox.keys, envelope)
    if len(content) > LARGEST or not content.startswith(_FORM):
        raise SealBroken
    try:
        letter = documents.parsed(content[len(_FORM) :], Nameless)
    except NotCanonical:
        raise SealBroken from None
    if (letter.id, letter.through, letter.audience) != (header.id, through, inbox.organisation):
        raise SealBroken
    return letter
