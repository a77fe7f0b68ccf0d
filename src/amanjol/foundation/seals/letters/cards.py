"""Cards: which keys a node and an organisation have, signed by themselves, dated and numbered.

A card is: `AMANJOLC` · version (1 byte, 1) · signature by its own signing key (64 bytes) · signature by the signing
key before it (64 bytes; zeros where that stays the same) · canonical JSON. Both signatures are over the same bytes.
So a card proves by itself that its maker has the key it names, and a card with a new signing key that the holder of
the old one made it. It does not prove whose key that is: people do, by six words (`words_of`) or a line from hand to
hand (`Pin`). A new signing key that `follows` from the old is still *believed* only when two people have asked by
telephone: who has stolen the old one can make it, too.

- A *node's* card has its keys for cards, delivery and receipts. It signs no letter and no recall.
- An *organisation's* card has the key that signs its letters, and the inbox to which others seal. An inbox has an
  end, `inbox_closes_at`: until then its private half opens what comes, and no letter outlives it. So who writes by
  an old card is told so, and no letter arrives that nobody opens any more.

Also called: certificate, key directory, contact card.
"""

from __future__ import annotations

from typing import Annotated, Final

import msgspec

from amanjol.foundation.seals import canonical, keypairs, lines, signatures
from amanjol.foundation.seals.canonical import NotCanonical
from amanjol.foundation.seals.epochs import Organisation
from amanjol.foundation.seals.fields import SealBroken
from amanjol.foundation.seals.letters.documents import DocumentRecord, parsed_either
from amanjol.foundation.seals.lines import MalformedLine
from amanjol.foundation.seals.records import DataRecord, Moment
from amanjol.foundation.seals.signatures import SIGNATURE_BYTES, SigningKey

type PublicSigningKey = Annotated[bytes, msgspec.Meta(min_length=32, max_length=32)]
type PublicSealingKey = Annotated[
    bytes, msgspec.Meta(min_length=keypairs.PUBLIC_BYTES, max_length=keypairs.PUBLIC_BYTES)
]
type PartyId = Annotated[str, msgspec.Meta(pattern=r"\A[A-Za-z0-9-]{1,64}\Z")]
type Named = Annotated[str, msgspec.Meta(min_length=1, max_length=200)]

LARGEST: Final = 8 * 1024

_FORM: Final = b"AMANJOLC\x01"
_PURPOSE: Final = "amanjol/card/1"
_WRITTEN_FROM: Final = len(_FORM) + 2 * SIGNATURE_BYTES
_UNSIGNED: Final = bytes(SIGNATURE_BYTES)
_PIN: Final = "AMJC1."
_LONGEST_PIN: Final = 400


class _Card(DocumentRecord, frozen=True, kw_only=True, tag_field="card"):
    """`serial` counts the cards of one holder from 1. `earlier_key` is the signing key that this card replaces."""

    node: PartyId
    name: Named
    serial: Annotated[int, msgspec.Meta(ge=1, lt=2**31)]
    issued_at: Moment
    signing_key: PublicSigningKey
    earlier_key: PublicSigningKey | None

    def __post_init__(self) -> None:
        super().__post_init__()
        if self.earlier_key == self.signing_key:
            raise ValueError("A key does not follow itself.")


class NodeCard(_Card, frozen=True, kw_only=True, tag="node"):
    """`country` is that whose law holds for the node (ISO 3166), `address` where it is reached, empty where only by
    sticks; `receipt_key` is that to which receipts and recalls are sealed.
    """

    country: Annotated[str, msgspec.Meta(pattern=r"\A[A-Z]{2}\Z")]
    address: Annotated[str, msgspec.Meta(pattern=r"\A(https?://[!-~]{1,250})?\Z")]
    receipt_key: PublicSealingKey

    def __post_init__(self) -> None:
        super().__post_init__()
        keypairs.check_public(self.receipt_key)

    @property
    def holder(self) -> str:
        """Whose card it is, among all."""
        return self.node


class OrganisationCard(_Card, frozen=True, kw_only=True, tag="organisation"):
    organisation: PartyId
    inbox_key: PublicSealingKey
    inbox_closes_at: Moment

    def __post_init__(self) -> None:
        super().__post_init__()
        keypairs.check_public(self.inbox_key)
        if self.inbox_closes_at <= self.issued_at:
            raise ValueError("An inbox is open when its card is written.")

    @property
    def holder(self) -> Organisation:
        """Whose card it is, among all."""
        return Organisation(self.node, self.organisation)


type Card = NodeCard | OrganisationCard


class _KeyAlone(msgspec.Struct, frozen=True):
    signing_key: PublicSigningKey


class Pin(DataRecord, frozen=True):
    """The short form of a card, for paper, telephone and square code: whose it is, and its signing key.

    `organisation` is None on a node's. It is believed for the hand that it comes from, and bears no signature.
    """

    node: PartyId
    organisation: PartyId | None
    key: PublicSigningKey

    @property
    def line(self) -> str:
        """Some 200 letters."""
        return lines.write(_PIN, canonical.to_bytes(self.as_data()))

    @property
    def words(self) -> str:
        return keypairs.fingerprint(self.key)


def write(card: Card, key: SigningKey, earlier: SigningKey | None = None) -> bytes:
    """ValueError where the keys are not those that the card names; NotCanonical for a name that JSON cannot hold."""
    if key.public != card.signing_key or (earlier and earlier.public) != card.earlier_key:
        raise ValueError(
            "A card is signed with the key that it names, and with the one before where it replaces it."
        )
    written = card.to_bytes()
    before = earlier.sign(_PURPOSE, written) if earlier else _UNSIGNED
    return _FORM + key.sign(_PURPOSE, written) + before + written


def read(data: bytes) -> Card:
    """The card; SealBroken for every failure. It says whose keys they are: believe it by `Pin`, words or `follows`."""
    if len(data) > LARGEST or not data.startswith(_FORM):
        raise SealBroken
    own, before, written = (
        data[len(_FORM) : _WRITTEN_FROM - SIGNATURE_BYTES],
        data[_WRITTEN_FROM - SIGNATURE_BYTES : _WRITTEN_FROM],
        data[_WRITTEN_FROM:],
    )
    try:
        card = parsed_either(written, NodeCard, OrganisationCard)
    except NotCanonical:
        raise SealBroken from None
    if not signatures.is_signed(card.signing_key, _PURPOSE, written, own):
        raise SealBroken
    if card.earlier_key is None:
        if before != _UNSIGNED:
            raise SealBroken
    elif not signatures.is_signed(card.earlier_key, _PURPOSE, written, before):
        raise SealBroken
    return card


def key_named(data: bytes) -> bytes | None:
    """The signing key that stands in a card, or none: in little time, and nothing of it is proved."""
    try:
        return msgspec.json.decode(data[_WRITTEN_FROM:], type=_KeyAlone).signing_key
    except (ValueError, RecursionError, msgspec.DecodeError):
        return None


def follows(card: Card, accepted: Card) -> bool:
    """Whether `card` was made by who holds the signing key of the accepted one, of the same holder, and after it.

    One step: who missed a card with a new key goes through those between, in the order of their numbers. Where
    `changes_signing_key`, this alone is not enough.
    """
    is_same_holder = type(card) is type(accepted) and card.holder == accepted.holder
    by_key = accepted.signing_key in (card.signing_key, card.earlier_key)
    return is_same_holder and card.serial > accepted.serial and by_key


def changes_signing_key(card: Card, accepted: Card) -> bool:
    """Whether two people have to confirm it before it is believed."""
    return card.signing_key != accepted.signing_key


def words_of(card: Card) -> str:
    """Six words by which two people tell each other that they see the card of the same key."""
    return keypairs.fingerprint(card.signing_key)


def pin_of(card: Card) -> Pin:
    return Pin(card.node, card.organisation if isinstance(card, OrganisationCard) else None, card.signing_key)


def read_pin(text: str) -> Pin:
    """lines.MalformedLine for what `Pin.line` does not give."""
    try:
        written = lines.read(_PIN, text, _LONGEST_PIN)
        pin = Pin.from_data(canonical.from_bytes(written))
    except NotCanonical:
        raise MalformedLine("This is no line of a card.") from None
    if pin.line != "".join(text.split()):
        raise MalformedLine("This is no line of a card.")
    return pin


def by_key[C: NodeCard | OrganisationCard](*believed: C) -> dict[bytes, C]:
    """Cards by the ids of their signing keys, as `letter` and `messages` ask for them. Later ones count."""
    return {keypairs.key_id(card.signing_key): card for card in believed}
