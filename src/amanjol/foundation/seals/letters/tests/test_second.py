"""Two implementations that share no library and no line open each other's letters, and both make the vectors."""

from __future__ import annotations

import base64
import hashlib
import io
import json
from datetime import UTC, date, datetime
from pathlib import Path
from uuid import UUID

import pytest

from amanjol.foundation.seals import keypairs
from amanjol.foundation.seals.epochs import Organisation
from amanjol.foundation.seals.fields import SealBroken
from amanjol.foundation.seals.keypairs import KeyPair
from amanjol.foundation.seals.letters import cards, documents, letter, messages, nameless, pieces
from amanjol.foundation.seals.letters.cards import NodeCard, OrganisationCard
from amanjol.foundation.seals.letters.letter import Inbox, Letter
from amanjol.foundation.seals.letters.messages import Recall, Receipt, Reply
from amanjol.foundation.seals.letters.pieces import Place
from amanjol.foundation.seals.letters.tests import hostile, making, second
from amanjol.foundation.seals.letters.tests.cast import (
    ALMATY,
    ALMATY_CARD,
    ALMATY_KEY,
    BELIEVED,
    LETTER,
    LETTER_ID,
    MARY,
    MARY_CARD,
    MARY_INBOX,
    NOW,
    open_at_mary,
)
from amanjol.foundation.seals.records import replace
from amanjol.foundation.seals.signatures import SigningKey

STORED = json.loads(making.VECTORS.read_text())
SEEDS = {name: bytes.fromhex(seed) for name, seed in STORED["seeds"].items()}
PARTY_OF_ALMATY = {"node": ALMATY.node, "organisation": ALMATY.organisation}
PARTY_OF_MARY = {"node": MARY.node, "organisation": MARY.organisation}
THEN = datetime(2026, 11, 28, 6, 0, tzinfo=UTC)
PAGE = Path(__file__).parents[6] / "docs" / "letters.md"


def bytes_of(kind: str, name: str, field: str = "envelope") -> bytes:
    return base64.b64decode(STORED[kind][name][field])


def pair(name: str) -> dict[bytes, KeyPair]:
    keys = KeyPair(SEEDS[name])
    return {keypairs.key_id(keys.public): keys}


def stored_card(name: str) -> cards.Card:
    return cards.read(bytes_of("cards", name, "card"))


def open_at_second(envelope: bytes, seed: bytes = MARY_INBOX.seed):
    return second.open_letter(envelope, seed, {ALMATY_KEY.public: PARTY_OF_ALMATY}, PARTY_OF_MARY)


def test_the_vectors_are_made_again_byte_for_byte() -> None:
    assert making.make() == STORED


@pytest.mark.parametrize("name", STORED["letters"])
def test_ours_opens_the_letters_of_the_vectors(name: str) -> None:
    inbox = Inbox(Organisation(**making.AUDIENCE), pair("audience inbox"))
    card = stored_card("an organisation")
    assert isinstance(card, OrganisationCard)
    opened = letter.open_letter(bytes_of("letters", name), inbox, cards.by_key(card), THEN)
    assert opened.to_bytes().decode() == STORED["letters"][name]["json"]


@pytest.mark.parametrize("name", STORED["messages"])
def test_ours_opens_the_notices_of_the_vectors(name: str) -> None:
    receives, node = (
        ("node of audience receipts", "node-tm")
        if name == "a recall"
        else ("node of issuer receipts", "node-kz")
    )
    card = stored_card("an organisation")
    audience = NodeCard(
        node="node-tm",
        name="node-tm",
        country="TM",
        address="",
        serial=1,
        issued_at=THEN,
        signing_key=SigningKey(SEEDS["node of audience signs"]).public,
        earlier_key=None,
        receipt_key=KeyPair(SEEDS["node of audience receipts"]).public,
    )
    believed = cards.by_key(card, audience)
    _signer, opened = messages.open_message(bytes_of("messages", name), pair(receives), node, believed)
    assert opened.to_bytes().decode() == STORED["messages"][name]["json"]
    assert isinstance(opened, {"a receipt": Receipt, "a recall": Recall, "a reply": Reply}[name])


@pytest.mark.parametrize("name", STORED["nameless"])
def test_ours_opens_what_nobody_signed_of_the_vectors_and_makes_its_id(name: str) -> None:
    stored, node = STORED["nameless"][name], making.ISSUER["node"]
    inbox = Inbox(Organisation(**making.AUDIENCE), pair("audience inbox"))
    opened = nameless.open_nameless(bytes_of("nameless", name), inbox, node)
    assert opened.to_bytes().decode() == stored["json"]
    assert opened.id == nameless.id_of(UUID(stored["press"]), date.fromisoformat(stored["day"]))
    card = stored_card("an organisation")
    assert isinstance(card, OrganisationCard)
    with pytest.raises(SealBroken):
        letter.open_letter(bytes_of("nameless", name), inbox, cards.by_key(card), THEN)


def test_the_second_opens_what_ours_sealed_and_nobody_signed() -> None:
    ours = nameless.Nameless(
        id=nameless.id_of(UUID(making.PRESS), date(2027, 2, 28)),
        through=ALMATY.node,
        audience=MARY,
        kind="complaint",
        body={"words": "ё" * 5_000, "none": None},
    )
    press = bytes.fromhex(making.PRESS.replace("-", ""))
    assert str(ours.id) == second.nameless_id(press, "2027-02-28")
    envelope = nameless.seal(ours, MARY_CARD)
    opened = second.open_nameless(envelope, MARY_INBOX.seed, ALMATY.node, PARTY_OF_MARY)
    assert second.canonical(opened) == ours.to_bytes()
    for other in (
        (bytes([envelope[0] ^ 1]) + envelope[1:], ALMATY.node, PARTY_OF_MARY),
        (envelope, MARY.node, PARTY_OF_MARY),
        (envelope, ALMATY.node, PARTY_OF_ALMATY),
    ):
        with pytest.raises(second.Refused):
            second.open_nameless(other[0], MARY_INBOX.seed, *other[1:])
    with pytest.raises(second.Refused):
        open_at_second(envelope)


@pytest.mark.parametrize("name", STORED["cards"])
def test_ours_writes_and_reads_the_cards_of_the_vectors(name: str) -> None:
    card = stored_card(name)
    assert card.to_bytes().decode() == STORED["cards"][name]["json"]
    assert keypairs.key_id(card.signing_key).hex() == STORED["cards"][name]["key_id"]
    _, seed, earlier = making.cards()[name]
    written = cards.write(card, SigningKey(seed), SigningKey(earlier) if earlier else None)
    assert written == bytes_of("cards", name, "card")
    assert second.read_card(written) == json.loads(STORED["cards"][name]["json"])
    assert second.read_card(cards.write(ALMATY_CARD, ALMATY_KEY)) == json.loads(ALMATY_CARD.to_bytes())


def test_ours_opens_the_file_of_the_vectors() -> None:
    sealed = making.sealed_file()
    assert hashlib.sha256(sealed).hexdigest() == STORED["file"]["sealed_sha256"]
    name = "a letter with consent, a file and texts in two scripts"
    with_file = documents.parsed(STORED["letters"][name]["json"].encode(), Letter)
    manifest = pieces.read_manifest(STORED["file"]["manifest"].encode(), with_file.files[0].manifest)
    assert pieces.is_piece(manifest, 1, sealed[65_536:])
    reader = pieces.open_file(
        with_file.files[0], Place(with_file.issuer, with_file.id, 0), io.BytesIO(sealed)
    )
    pieces.prove(with_file.files[0], reader)
    assert reader.read() == making.CONTENT


def test_the_second_opens_what_ours_sealed() -> None:
    for body in (LETTER.body, {}, {"words": "ё" * 5_000, "nested": [[1, {"а": None}], -(2**53) + 1]}):
        ours = replace(LETTER, body=body)
        assert second.canonical(open_at_second(letter.seal(ours, ALMATY_KEY, MARY_CARD))) == ours.to_bytes()


def test_the_second_opens_a_file_that_ours_sealed() -> None:
    target = io.BytesIO()
    source = io.BytesIO(making.CONTENT)
    file, manifest = pieces.seal_file(
        source, target, Place(ALMATY, LETTER_ID, 3), name="a.jpg", media_type="image/jpeg"
    )
    data = json.loads(replace(LETTER, files=(file,)).to_bytes())["files"][0]
    assert second.open_file(data, PARTY_OF_ALMATY, str(LETTER_ID), 3, target.getvalue()) == making.CONTENT
    assert second.canonical(second.manifest_of(target.getvalue())) == manifest.to_bytes()


def test_ours_opens_what_the_second_sealed() -> None:
    data = json.loads(LETTER.to_bytes())
    envelope = second.seal(
        "amanjol/letter/1", data, ALMATY_KEY.seed, MARY_INBOX.public, making.randomness("any")
    )
    assert open_at_mary(envelope) == LETTER
    opened = letter.open_letter(
        envelope, Inbox(MARY, {keypairs.key_id(MARY_INBOX.public): MARY_INBOX}), BELIEVED, NOW
    )
    assert opened == LETTER


@pytest.mark.parametrize("at", [0, 8, 9, 14, 15, 26, 27, 42, 43, 1130, 1162, 1163, 2000, 5274])
def test_the_second_refuses_what_ours_refuses(at: int) -> None:
    envelope = bytearray(letter.seal(LETTER, ALMATY_KEY, MARY_CARD))
    envelope[at] ^= 1
    with pytest.raises(second.Refused):
        open_at_second(bytes(envelope))


@pytest.mark.parametrize(
    "name", ["a key twice", "a space", "another issuer", "another audience", "another id than outside"]
)
def test_the_second_refuses_what_is_signed_and_no_letter(name: str) -> None:
    envelope = hostile.sealed_as_it_is(hostile.SIGNED[name])
    with pytest.raises(second.Refused):
        open_at_second(envelope)


@pytest.mark.skipif(not PAGE.exists(), reason="installed without docs")
def test_the_page_names_every_field_and_every_constant() -> None:
    page = PAGE.read_text()
    names = {
        name
        for kind in (
            Letter,
            nameless.Nameless,
            OrganisationCard,
            NodeCard,
            Receipt,
            Recall,
            Reply,
            pieces.LetterFile,
            pieces.Manifest,
        )
        for name in kind.__struct_fields__
    }
    assert [name for name in sorted(names) if f"`{name}`" not in page] == []
    for constant in ("AMANJOLE", "AMANJOLN", "amanjol/nameless-id/1", "AMANJOLC",
                     "AMANJOLF", "AMJC1.", "amanjol/letter/1", "amanjol/message/1",
                     "amanjol/card/1", "amanjol/fingerprint/1", "amanjol/file/1", "letter.file",
                     "1,049,755"):  # fmt: skip
        assert constant in page, constant
