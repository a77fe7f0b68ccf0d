"""Cards prove who made them, and a next card who made the one before; whose they are, people say."""

from __future__ import annotations

import base64
import json
from datetime import timedelta
from typing import Any

import pytest

from amanjol.foundation.seals import canonical, keypairs, lines, words
from amanjol.foundation.seals.letters import cards
from amanjol.foundation.seals.letters.cards import Pin, changes_signing_key, follows, pin_of, read_pin
from amanjol.foundation.seals.letters.node_keys import NodeKeys, generate
from amanjol.foundation.seals.letters.tests.cast import (
    ALMATY_CARD,
    ALMATY_INBOX,
    ALMATY_KEY,
    CARD_KZ,
    CARD_TM,
    MARY_CARD,
    MARY_KEY,
    NODE_KZ,
    NODE_TM,
    NOW,
    OSH_KEY,
    is_refused,
)
from amanjol.foundation.seals.lines import MalformedLine
from amanjol.foundation.seals.records import replace
from amanjol.foundation.seals.signatures import SigningKey
from amanjol.foundation.seals.tests.known import material
from amanjol.site.tests.faults import PART

NEW_KEY = SigningKey(material("Almaty signs anew"))
RENEWED = replace(ALMATY_CARD, serial=2, inbox_key=keypairs.generate().public)
CHANGED = replace(ALMATY_CARD, serial=3, signing_key=NEW_KEY.public, earlier_key=ALMATY_KEY.public)
WRITTEN = cards.write(ALMATY_CARD, ALMATY_KEY)
WRITTEN_CHANGED = cards.write(CHANGED, NEW_KEY, ALMATY_KEY)
DATA: dict[str, Any] = json.loads(ALMATY_CARD.to_bytes())
NODE_DATA: dict[str, Any] = json.loads(CARD_KZ.to_bytes())


def of_low_order(key: str) -> str:
    """As long as this one, and nothing can be sealed to it."""
    return base64.b64encode(base64.b64decode(key)[:-32] + bytes(32)).decode()


def signed_as_it_is(written: bytes, key: SigningKey = ALMATY_KEY, earlier: SigningKey | None = None) -> bytes:
    before = earlier.sign("amanjol/card/1", written) if earlier else bytes(64)
    return b"AMANJOLC\x01" + key.sign("amanjol/card/1", written) + before + written


def test_which_key_a_card_names_is_read_without_a_proof_and_of_anything() -> None:
    assert (
        cards.key_named(WRITTEN) == cards.key_named(WRITTEN_CHANGED[:20] + WRITTEN[20:]) == ALMATY_KEY.public
    )
    head = WRITTEN[: -len(ALMATY_CARD.to_bytes())]
    for written in (
        b"",
        b"[]",
        b"{}",
        b'{"signing_key":"AA=="}',
        b"[" * 100_000,
        b"\xff",
        WRITTEN[len(head) : -1],
    ):
        assert cards.key_named(head + written) is None
    assert cards.key_named(b"") is None


def test_cards_are_read_as_they_were_written() -> None:
    assert cards.read(WRITTEN) == ALMATY_CARD
    assert cards.read(cards.write(CARD_KZ, NODE_KZ.signing)) == CARD_KZ
    assert cards.read(WRITTEN_CHANGED) == CHANGED
    assert cards.read(signed_as_it_is(ALMATY_CARD.to_bytes())) == ALMATY_CARD


def test_no_byte_of_a_card_may_change() -> None:
    """Of the JSON the seeded part that all long tests take, else every byte."""
    for card in (WRITTEN, WRITTEN_CHANGED):
        for index in (*range(9 + 2 * 64), *range(9 + 2 * 64, len(card), PART)):
            changed = bytearray(card)
            changed[index] ^= 1 << index % 8
            assert is_refused(cards.read, bytes(changed)), index
        for wrong in (card[:-1], card + b"\0", b"", card * 2, card[:140]):
            assert is_refused(cards.read, wrong)


def test_who_has_not_the_key_makes_no_card() -> None:
    written = ALMATY_CARD.to_bytes()
    assert is_refused(cards.read, signed_as_it_is(written, MARY_KEY))
    for key, earlier in ((MARY_KEY, None), (ALMATY_KEY, MARY_KEY)):
        with pytest.raises(ValueError, match="signed with the key that it names"):
            cards.write(ALMATY_CARD, key, earlier)


def test_who_has_not_the_earlier_key_makes_no_card_that_follows() -> None:
    written = CHANGED.to_bytes()
    for earlier in (None, MARY_KEY, NEW_KEY):
        assert is_refused(cards.read, signed_as_it_is(written, NEW_KEY, earlier))
    with pytest.raises(ValueError, match="the one before"):
        cards.write(CHANGED, NEW_KEY)
    assert is_refused(lambda: cards.read(signed_as_it_is(ALMATY_CARD.to_bytes(), ALMATY_KEY, MARY_KEY)))


@pytest.mark.parametrize(
    "changes",
    [
        {"serial": 0},
        {"serial": 2**31},
        {"serial": "1"},
        {"name": ""},
        {"name": "a" * 201},
        {"node": ""},
        {"node": "node/kz"},
        {"node": "node-kz\n"},
        {"organisation": "a" * 65},
        {"inbox_key": "AAAA"},
        {"inbox_key": "/" * 1621 + "w=="},
        {"inbox_key": of_low_order(DATA["inbox_key"])},
        {"inbox_closes_at": DATA["issued_at"]},
        {"issued_at": "2026-11-18T06:00:00+00:00"},
        {"earlier_key": DATA["signing_key"]},
        {"card": "node"},
        {"card": "person"},
        {"note": "more"},
        {"country": "KZ"},
    ],
)
def test_what_its_maker_signed_is_still_no_card(changes: dict[str, Any]) -> None:
    assert is_refused(lambda: cards.read(signed_as_it_is(canonical.to_bytes(DATA | changes))))


@pytest.mark.parametrize(
    "changes",
    [
        {"country": "kz"},
        {"country": "KAZ"},
        {"address": "ftp://node-kz.example"},
        {"address": "javascript:alert(1)"},
        {"address": "https://node kz.example"},
        {"address": "https://" + "a" * 300},
        {"receipt_key": "AAAA"},
        {"receipt_key": of_low_order(NODE_DATA["receipt_key"])},
        {"organisation": "shelter"},
        {"card": "organisation"},
    ],
)
def test_what_a_node_signed_is_still_no_card(changes: dict[str, Any]) -> None:
    written = canonical.to_bytes(NODE_DATA | changes)
    assert is_refused(cards.read, signed_as_it_is(written, NODE_KZ.signing))


def test_a_card_in_another_spelling_is_none() -> None:
    written = ALMATY_CARD.to_bytes()
    for other in (
        written + b"\n",
        written.replace(b'"serial":1', b'"serial": 1'),
        written.replace(b'"serial":1', b'"serial":1,"serial":1'),
        b"[" * 100_000,
        b"null",
    ):
        assert is_refused(cards.read, signed_as_it_is(other))
    long = replace(ALMATY_CARD, name="ы" * 200)
    assert len(cards.write(long, ALMATY_KEY)) < cards.LARGEST
    assert is_refused(cards.read, signed_as_it_is(written + b" " * cards.LARGEST))


def test_a_next_card_follows_by_the_same_key_or_by_the_one_before() -> None:
    assert follows(RENEWED, ALMATY_CARD)
    assert not changes_signing_key(RENEWED, ALMATY_CARD)
    assert follows(CHANGED, ALMATY_CARD)
    assert follows(CHANGED, RENEWED)
    assert changes_signing_key(CHANGED, RENEWED)


def test_what_does_not_follow() -> None:
    new_by_itself = replace(CHANGED, earlier_key=None)
    wrong = {
        "the same": ALMATY_CARD,
        "another with the same number": replace(ALMATY_CARD, name="another"),
        "a new key that the old one knows nothing of": new_by_itself,
        "a new key after another's": replace(CHANGED, earlier_key=MARY_KEY.public),
        "another organisation's": replace(RENEWED, organisation="other"),
        "another node's": replace(RENEWED, node="node-kg"),
    }
    for name, card in wrong.items():
        assert not follows(card, ALMATY_CARD), name
    assert not follows(ALMATY_CARD, RENEWED)
    assert not follows(RENEWED, CHANGED)
    assert not follows(replace(CARD_KZ, serial=2), ALMATY_CARD)
    assert not follows(replace(CARD_TM, serial=2), CARD_KZ)
    assert follows(replace(CARD_KZ, serial=2, address=""), CARD_KZ)


def test_an_organisation_and_its_node_are_not_each_other_whatever_their_ids() -> None:
    same = replace(CARD_KZ, node="node-kz", signing_key=ALMATY_KEY.public)
    assert not follows(replace(same, serial=9), ALMATY_CARD)
    assert not follows(replace(RENEWED, serial=9), same)


def test_who_missed_a_card_goes_through_those_between() -> None:
    last = replace(CHANGED, serial=4, signing_key=OSH_KEY.public, earlier_key=NEW_KEY.public)
    assert not follows(last, ALMATY_CARD)
    assert follows(CHANGED, ALMATY_CARD)
    assert follows(last, CHANGED)


def test_six_words_and_a_line_say_whose_key_it_is() -> None:
    pin = pin_of(ALMATY_CARD)
    assert cards.words_of(ALMATY_CARD) == pin.words == keypairs.fingerprint(ALMATY_KEY.public)
    assert len(pin.words.split()) == 6
    assert cards.words_of(RENEWED) == pin.words
    assert cards.words_of(CHANGED) != pin.words
    assert read_pin(pin.line) == pin == Pin("node-kz", "shelter-almaty", ALMATY_KEY.public)
    assert pin.line.startswith("AMJC1.")
    assert len(pin.line) < 250
    assert read_pin(f" {pin.line[:50]}\n{pin.line[50:]} ") == pin
    assert read_pin(pin_of(CARD_KZ).line).organisation is None


@pytest.mark.parametrize(
    "data",
    [
        {},
        [],
        {"node": "node-kz", "organisation": None, "key": "AAAA"},
        {"node": "node/kz", "organisation": None, "key": "A" * 43 + "="},
        {"node": "node-kz", "organisation": None, "key": "A" * 42 + "B="},
        {"node": "node-kz", "key": "A" * 43 + "="},
        {"node": "node-kz", "organisation": None, "key": "A" * 43 + "=", "more": 1},
    ],
)
def test_what_is_no_line_of_a_card_is_refused(data: Any) -> None:
    with pytest.raises(MalformedLine):
        read_pin(lines.write("AMJC1.", canonical.to_bytes(data)))


@pytest.mark.parametrize("text", ["", "AMJC1.", "AMJC1.AAAA", "AMJ1.AAAA", "AMJC1." + "A" * 500, "ы"])
def test_another_text_is_no_line_of_a_card(text: str) -> None:
    with pytest.raises(MalformedLine):
        read_pin(text)


def test_the_keys_of_a_node_are_its_own_and_of_this_number() -> None:
    secret = material("node of Kazakhstan")
    others = [NodeKeys("node-kg", 1, secret), NodeKeys("node-kz", 2, secret), NODE_TM, generate("node-kz")]
    seeds = [(keys.signing.seed, keys.receipts.seed) for keys in (NODE_KZ, *others)]
    assert len({seed for pair in seeds for seed in pair}) == 10
    again = NodeKeys("node-kz", 1, secret)
    assert again.signing.public == NODE_KZ.signing.public
    assert words.read(keypairs.fingerprint(again.receipts.public)) == keypairs.key_id(CARD_KZ.receipt_key)
    for number, wrong in ((0, secret), (1, secret[:31])):
        with pytest.raises(ValueError, match="32 bytes and a number"):
            NodeKeys("node-kz", number, wrong)


def test_cards_are_asked_for_by_the_ids_of_their_keys() -> None:
    believed = cards.by_key(ALMATY_CARD, MARY_CARD, CHANGED)
    assert believed == {
        ALMATY_KEY.key_id: ALMATY_CARD,
        MARY_KEY.key_id: MARY_CARD,
        NEW_KEY.key_id: CHANGED,
    }
    assert cards.by_key(ALMATY_CARD, RENEWED) == {ALMATY_KEY.key_id: RENEWED}


def test_an_inbox_is_open_when_its_card_is_written() -> None:
    with pytest.raises(ValueError, match="open when its card"):
        replace(ALMATY_CARD, inbox_closes_at=NOW - timedelta(days=10))
    assert ALMATY_CARD.inbox_key == ALMATY_INBOX.public
