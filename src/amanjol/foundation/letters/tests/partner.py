"""A partner on another node, as its program would be: keys of its own, and nothing of ours but cards."""

from __future__ import annotations

import io
from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from amanjol.foundation.letters.delivery import requests
from amanjol.foundation.organisations.tenant import name_session
from amanjol.foundation.seals import keypairs, signatures
from amanjol.foundation.seals.epochs import Organisation
from amanjol.foundation.seals.letters import cards, envelopes, messages, node_keys, pieces
from amanjol.foundation.seals.letters import letter as letters
from amanjol.foundation.seals.letters.cards import NodeCard, OrganisationCard
from amanjol.foundation.seals.letters.letter import Letter
from amanjol.foundation.seals.records import present_moment

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID

    from django.test import Client

    from amanjol.foundation.seals.keypairs import KeyPair
    from amanjol.foundation.seals.letters.node_keys import NodeKeys
    from amanjol.foundation.seals.letters.pieces import LetterFile, Manifest
    from amanjol.foundation.seals.signatures import SigningKey

KIND = "test.note"
WITH_FILES = "test.note.with-files"


@dataclass(frozen=True)
class SealedFile:
    """A file of a letter, as it lies at the partner's."""

    told: LetterFile
    manifest: Manifest
    data: bytes

    def piece(self, number: int) -> bytes:
        return self.data[number * pieces.PIECE_BYTES :][: pieces.PIECE_BYTES]


@dataclass
class Partner:
    """One organisation on a node of its own; `address` is where that node would be reached."""

    address: str = ""
    node: str = field(default_factory=lambda: str(uuid4()))
    organisation: str = field(default_factory=lambda: str(uuid4()))

    def __post_init__(self) -> None:
        self.keys: NodeKeys = node_keys.generate(self.node)
        self.signing: SigningKey = signatures.generate()
        self.inbox: KeyPair = keypairs.generate()
        self.sent = 0

    @property
    def place(self) -> Organisation:
        return Organisation(self.node, self.organisation)

    @property
    def node_card(self) -> NodeCard:
        return NodeCard(
            node=self.node,
            name="Neighbour",
            serial=1,
            issued_at=present_moment(),
            signing_key=self.keys.signing.public,
            earlier_key=None,
            country="KZ",
            address=self.address,
            receipt_key=self.keys.receipts.public,
        )

    @property
    def node_card_bytes(self) -> bytes:
        return cards.write(self.node_card, self.keys.signing)

    @property
    def card(self) -> OrganisationCard:
        return OrganisationCard(
            node=self.node,
            organisation=self.organisation,
            name="Shelter of the neighbour",
            serial=1,
            issued_at=present_moment(),
            signing_key=self.signing.public,
            earlier_key=None,
            inbox_key=self.inbox.public,
            inbox_closes_at=present_moment() + timedelta(days=210),
        )

    def letter(self, to: OrganisationCard, **changed: Any) -> Letter:
        now = changed.pop("now", present_moment())
        self.sent += 1
        fields: dict[str, Any] = {
            "id": envelopes.new_id(now),
            "issuer": self.place,
            "audience": to.holder,
            "sequence": self.sent,
            "kind": KIND,
            "issued_at": now,
            "expires_at": now + timedelta(days=30),
            "consent": None,
            "body": {"text": "A bed is free."},
        }
        return Letter(**fields | changed)

    def with_file(self, to: OrganisationCard, content: bytes, **changed: Any) -> tuple[bytes, SealedFile]:
        """A letter with one file, sealed; its kind takes files."""
        identifier, target = envelopes.new_id(present_moment()), io.BytesIO()
        spoken, manifest = pieces.seal_file(
            io.BytesIO(content),
            target,
            pieces.Place(self.place, identifier, 0),
            name="a.jpg",
            media_type="image/jpeg",
        )
        letter = self.letter(to, **{"id": identifier, "kind": WITH_FILES, "files": (spoken,)} | changed)
        return letters.seal(letter, self.signing, to), SealedFile(spoken, manifest, target.getvalue())

    def sealed(self, to: OrganisationCard, **changed: Any) -> tuple[UUID, bytes]:
        letter = self.letter(to, **changed)
        return letter.id, letters.seal(letter, self.signing, to)

    def recall(
        self, node: NodeCard, audience: Organisation, *ids: UUID, by: SigningKey | None = None
    ) -> bytes:
        now = present_moment()
        recall = messages.Recall(
            id=envelopes.new_id(now),
            issuer=self.place,
            audience=audience,
            letters=tuple(sorted(ids)),
            recalled_at=now,
        )
        return messages.seal(recall, by or self.signing, node)

    def bring(self, client: Client, to: str, body: bytes, path: str = "/nodes/") -> Any:
        """The answer of the other node to this node's signed request, for whom no session stands there."""
        name_session("")  # in one transaction, what an earlier act of the test named
        return client.post(
            path, body, content_type=requests.MEDIA_TYPE, headers=requests.sign(self.keys, to, path, body)
        )

    def receipt(self, answer: bytes, of: NodeCard) -> messages.Receipt:
        """SealBroken for what is no receipt of that node to this one."""
        own = {keypairs.key_id(self.keys.receipts.public): self.keys.receipts}
        _signer, message = messages.open_message(answer, own, self.node, cards.by_key(of))
        assert isinstance(message, messages.Receipt)
        return message

    def opened(self, envelope: bytes, writer: OrganisationCard, now: datetime | None = None) -> Letter:
        inbox = letters.Inbox(self.place, {keypairs.key_id(self.inbox.public): self.inbox})
        return letters.open_letter(envelope, inbox, cards.by_key(writer), now or present_moment())
