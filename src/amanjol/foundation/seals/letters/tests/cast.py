"""Two fictional organisations on two nodes, a third, and the keys of all of them, the same in every run."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any, Final
from uuid import UUID

from amanjol.foundation.seals import keypairs
from amanjol.foundation.seals.epochs import Organisation
from amanjol.foundation.seals.fields import SealBroken
from amanjol.foundation.seals.keypairs import KeyPair
from amanjol.foundation.seals.letters import cards, letter
from amanjol.foundation.seals.letters.cards import NodeCard, OrganisationCard
from amanjol.foundation.seals.letters.letter import Inbox, Letter, LetterConsent
from amanjol.foundation.seals.letters.node_keys import NodeKeys
from amanjol.foundation.seals.records import replace
from amanjol.foundation.seals.signatures import SigningKey
from amanjol.foundation.seals.tests.known import material

if TYPE_CHECKING:
    from collections.abc import Callable

NOW: Final = datetime(2026, 11, 28, 6, 0, tzinfo=UTC)
ALMATY: Final = Organisation("node-kz", "shelter-almaty")
MARY: Final = Organisation("node-tm", "association-mary")
OSH: Final = Organisation("node-kg", "centre-osh")

ALMATY_KEY: Final = SigningKey(material("Almaty signs"))
MARY_KEY: Final = SigningKey(material("Mary signs"))
OSH_KEY: Final = SigningKey(material("Osh signs"))
MARY_INBOX: Final = KeyPair(material("inbox of Mary"))
MARY_EARLIER_INBOX: Final = KeyPair(material("earlier inbox of Mary"))
ALMATY_INBOX: Final = KeyPair(material("inbox of Almaty"))
OSH_INBOX: Final = KeyPair(material("inbox of Osh"))
NODE_KZ: Final = NodeKeys("node-kz", 1, material("node of Kazakhstan"))
NODE_TM: Final = NodeKeys("node-tm", 1, material("node of Turkmenistan"))

LETTER_ID: Final = UUID("019ac922-1600-7abc-8def-0123456789ab")
OTHER_ID: Final = UUID("019ac922-1601-7abc-8def-0123456789ab")


def organisation_card(
    organisation: Organisation, key: SigningKey, inbox: KeyPair, **changes: Any
) -> OrganisationCard:
    card = OrganisationCard(
        node=organisation.node,
        organisation=organisation.organisation,
        name=f"{organisation.organisation} (fictional)",
        serial=1,
        issued_at=NOW - timedelta(days=10),
        signing_key=key.public,
        earlier_key=None,
        inbox_key=inbox.public,
        inbox_closes_at=NOW + timedelta(days=200),
    )
    return replace(card, **changes)


def node_card(keys: NodeKeys, **changes: Any) -> NodeCard:
    card = NodeCard(
        node=keys.node,
        name=f"{keys.node} (fictional)",
        country=keys.node[-2:].upper(),
        address=f"https://{keys.node}.example",
        serial=1,
        issued_at=NOW - timedelta(days=10),
        signing_key=keys.signing.public,
        earlier_key=None,
        receipt_key=keys.receipts.public,
    )
    return replace(card, **changes)


ALMATY_CARD: Final = organisation_card(ALMATY, ALMATY_KEY, ALMATY_INBOX)
MARY_CARD: Final = organisation_card(MARY, MARY_KEY, MARY_INBOX)
OSH_CARD: Final = organisation_card(OSH, OSH_KEY, OSH_INBOX)
CARD_KZ: Final = node_card(NODE_KZ)
CARD_TM: Final = node_card(NODE_TM)
BELIEVED: Final = cards.by_key(ALMATY_CARD, MARY_CARD, OSH_CARD)
KEYS_OF_MARY: Final = {keypairs.key_id(keys.public): keys for keys in (MARY_INBOX, MARY_EARLIER_INBOX)}
INBOX: Final = Inbox(MARY, KEYS_OF_MARY)
OSH_OPENS: Final = Inbox(OSH, {keypairs.key_id(OSH_INBOX.public): OSH_INBOX})

CONSENT: Final = LetterConsent(
    id="f3c1", version=2, digest="ab" * 32, scope=("help", "danger"), until=date(2027, 3, 1)
)
LETTER: Final = Letter(
    id=LETTER_ID,
    issuer=ALMATY,
    audience=MARY,
    sequence=7,
    kind="referral.inquiry",
    issued_at=NOW,
    expires_at=NOW + timedelta(days=100),
    consent=CONSENT,
    files=(),
    body={
        "age_band": "18-24",
        "language": "tk",
        "need": ["shelter"],
        "urgent": True,
        "words": "Может прийти?",
    },
)


def open_at_mary(envelope: bytes, now: datetime = NOW) -> Letter:
    return letter.open_letter(envelope, INBOX, BELIEVED, now)


def is_refused(opens: Callable[..., object], *arguments: object) -> bool:
    """Whether it is refused by the one error, which says nothing. Any other error fails the test that asks."""
    try:
        opens(*arguments)
    except SealBroken as refused:
        return refused.args == () and refused.__cause__ is None
    return False
