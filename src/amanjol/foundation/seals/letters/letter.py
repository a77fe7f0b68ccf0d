"""The letter of one organisation to another: signed by the one, sealed to an inbox of the other.

A letter is an envelope (`envelopes`) with a document (`documents`) for the purpose `amanjol/letter/1`. Who wrote it
and to whom are inside the signature: whoever opens a letter cannot seal it to a third organisation as if it had been
written to that. They can show it to others, who then know who wrote it; that is meant, since it may be evidence.

`sequence` counts the letters from one organisation to another, so that a gap is seen, whatever the order they come
in. What `kind` is, and what its `body` holds, is registered from above; nothing here looks into a body. What she
agreed to goes along as `consent`: which, of which words, what may be told, until when.

Also called: referral packet, sealed message.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta
from enum import Enum
from typing import TYPE_CHECKING, Annotated, Any, Final
from uuid import UUID

import msgspec

from amanjol.foundation.seals.canonical import NotCanonical
from amanjol.foundation.seals.epochs import Organisation
from amanjol.foundation.seals.fields import SealBroken
from amanjol.foundation.seals.keypairs import Secret
from amanjol.foundation.seals.letters import documents, envelopes
from amanjol.foundation.seals.letters.documents import DocumentRecord
from amanjol.foundation.seals.letters.pieces import LetterFile
from amanjol.foundation.seals.records import DataRecord, Moment

if TYPE_CHECKING:
    from collections.abc import Mapping

    from amanjol.foundation.seals.keypairs import KeyPair
    from amanjol.foundation.seals.letters.cards import OrganisationCard
    from amanjol.foundation.seals.signatures import SigningKey

LONGEST_LIFE: Final = timedelta(days=120)
CLOCK_DIFFERENCE: Final = timedelta(minutes=5)

_PURPOSE: Final = "amanjol/letter/1"


class LetterConsent(DataRecord, frozen=True):
    """Which consent lets this be told: its id and format, the digest of the words that were read out (SHA-256, in
    hexadecimal figures), the groups of fields, and the last day; None for "until I say otherwise".
    """

    id: Annotated[str, msgspec.Meta(min_length=1, max_length=64)]
    version: Annotated[int, msgspec.Meta(ge=1, lt=1000)]
    digest: Annotated[str, msgspec.Meta(pattern=r"\A[0-9a-f]{64}\Z")]
    scope: Annotated[tuple[str, ...], msgspec.Meta(max_length=100)]
    until: date | None


class Letter(DocumentRecord, frozen=True, kw_only=True):
    """What is signed. ValueError for what no letter is: of no life or too long a life, or an id of another version.

    It shows nothing of itself but its id: a letter in a log tells nothing.
    """

    id: UUID
    issuer: Organisation
    audience: Organisation
    sequence: Annotated[int, msgspec.Meta(ge=1, lt=2**53)]
    kind: Annotated[str, msgspec.Meta(pattern=r"\A[a-z]+([.-][a-z]+)*\Z", max_length=64)]
    issued_at: Moment
    expires_at: Moment
    consent: LetterConsent | None
    files: Annotated[tuple[LetterFile, ...], msgspec.Meta(max_length=20)] = ()
    body: dict[str, Any]

    def __post_init__(self) -> None:
        super().__post_init__()
        if not envelopes.is_id(self.id):
            raise ValueError("The id of a letter is a UUID of version 7.")
        if not timedelta() < self.expires_at - self.issued_at <= LONGEST_LIFE:
            raise ValueError("A letter lives for some time, and for 120 days at most.")

    def __repr__(self) -> str:
        return f"<Letter {self.id}>"


class Reason(Enum):
    """Why a letter, whose writer is known, is not for use now. The sentence that says so is the page's."""

    CLOCKS_APART = "clocks_apart"
    EXPIRED = "expired"


class LetterHeld(Exception):
    """A true letter of `issuer` to us, outside its time: it waits until the clocks agree, or is to be sent anew.

    Its body is not given out.
    """

    def __init__(self, reason: Reason, letter: Letter) -> None:
        super().__init__(reason.value)
        self.reason = reason
        self.id, self.issuer = letter.id, letter.issuer
        self.issued_at, self.expires_at = letter.issued_at, letter.expires_at


class InboxClosed(ValueError):
    """The letter would outlive the inbox on this card: a newer card is needed, or a shorter life."""


class Inbox(Secret):
    """The opened keys of one inbox, by their ids, and whose it is. Keep it no longer than one request."""

    __slots__ = ("keys", "organisation")

    def __init__(self, organisation: Organisation, keys: Mapping[bytes, KeyPair]) -> None:
        self.organisation = organisation
        self.keys = keys


def seal(letter: Letter, key: SigningKey, to: OrganisationCard) -> bytes:
    """The envelope, to be delivered as it is. InboxClosed; ValueError where the letter is to another than the card's.

    Also `canonical.NotCanonical`, a ValueError, for a body that JSON cannot hold alike for everybody, or is too large.
    """
    if letter.audience != to.holder:
        raise ValueError("A letter is sealed to the organisation that it names.")
    if letter.expires_at > to.inbox_closes_at:
        raise InboxClosed("The letter would outlive this inbox.")
    return envelopes.seal(documents.write(_PURPOSE, key, letter), to.inbox_key, letter.id)


def open_letter(
    envelope: bytes, inbox: Inbox, believed: Mapping[bytes, OrganisationCard], now: datetime
) -> Letter:
    """The letter, of the organisation whose card is among the `believed` (`cards.by_key`), to that of the inbox.

    SealBroken for every failure that somebody else can cause; then LetterHeld. Whether it has come before is still to
    be asked, by issuer and id. ValueError for a `now` without a time zone.
    """
    if now.tzinfo is None:
        raise ValueError("What time it is has a time zone.")
    header, document = envelopes.open_with(inbox.keys, envelope)
    card, written = documents.read(_PURPOSE, believed, document)
    try:
        letter = documents.parsed(written, Letter)
    except NotCanonical:
        raise SealBroken from None
    if letter.id != header.id or letter.issuer != card.holder or letter.audience != inbox.organisation:
        raise SealBroken
    if letter.issued_at > now + CLOCK_DIFFERENCE:
        raise LetterHeld(Reason.CLOCKS_APART, letter)
    if letter.expires_at < now - CLOCK_DIFFERENCE:
        raise LetterHeld(Reason.EXPIRED, letter)
    return letter
