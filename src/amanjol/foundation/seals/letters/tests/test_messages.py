"""Receipts are a node's, recalls an organisation's, both to one node, and both say the same however often they come."""

from __future__ import annotations

import hashlib
import json
import random
from datetime import timedelta
from typing import TYPE_CHECKING, Any
from uuid import UUID

import pytest

from amanjol.foundation.seals import canonical, keypairs
from amanjol.foundation.seals.epochs import Organisation
from amanjol.foundation.seals.letters import cards, documents, envelopes, letter, messages
from amanjol.foundation.seals.letters.messages import NodeMessage, Recall, Receipt, digest_of
from amanjol.foundation.seals.letters.tests import hostile
from amanjol.foundation.seals.letters.tests.cast import (
    ALMATY,
    ALMATY_CARD,
    ALMATY_KEY,
    BELIEVED,
    CARD_KZ,
    CARD_TM,
    INBOX,
    LETTER,
    LETTER_ID,
    MARY,
    MARY_CARD,
    MARY_INBOX,
    MARY_KEY,
    NODE_KZ,
    NODE_TM,
    NOW,
    OSH,
    OTHER_ID,
    is_refused,
    organisation_card,
)
from amanjol.foundation.seals.records import replace
from amanjol.site.tests.faults import some

if TYPE_CHECKING:
    from amanjol.foundation.seals.letters.cards import Card
    from amanjol.foundation.seals.signatures import SigningKey

ID = UUID("019ac922-1700-7abc-8def-0123456789ab")
ENVELOPE = letter.seal(LETTER, ALMATY_KEY, MARY_CARD)
RECEIPT = Receipt(
    id=ID, node="node-tm", to="node-kz", letter=LETTER_ID, digest=digest_of(ENVELOPE), received_at=NOW
)
RECALL = Recall(id=ID, issuer=ALMATY, audience=MARY, letters=(LETTER_ID, OTHER_ID), recalled_at=NOW)
ALL_BELIEVED: dict[bytes, Card] = {**BELIEVED, **cards.by_key(CARD_KZ, CARD_TM)}
KEYS_KZ = {keypairs.key_id(NODE_KZ.receipts.public): NODE_KZ.receipts}
KEYS_TM = {keypairs.key_id(NODE_TM.receipts.public): NODE_TM.receipts}
SEALED_RECEIPT = messages.seal(RECEIPT, NODE_TM.signing, CARD_KZ)
SEALED_RECALL = messages.seal(RECALL, ALMATY_KEY, CARD_TM)


def open_in_kz(envelope: bytes) -> NodeMessage:
    return messages.open_message(envelope, KEYS_KZ, "node-kz", ALL_BELIEVED)[1]


def open_in_tm(envelope: bytes) -> NodeMessage:
    return messages.open_message(envelope, KEYS_TM, "node-tm", ALL_BELIEVED)[1]


def as_it_is(message: NodeMessage | bytes, key: SigningKey, purpose: str = "amanjol/message/1") -> bytes:
    """To the node of Kazakhstan, where it is a receipt's data, else to that of Turkmenistan."""
    written = message if isinstance(message, bytes) else message.to_bytes()
    to = NODE_TM if b'"recall"' in written else NODE_KZ
    return hostile.sealed_as_it_is(written, key, ID, to.receipts, purpose)


def test_what_was_told_is_read_by_the_node_that_it_is_for() -> None:
    assert open_in_kz(SEALED_RECEIPT) == RECEIPT
    assert open_in_tm(SEALED_RECALL) == RECALL
    assert open_in_kz(as_it_is(RECEIPT, NODE_TM.signing)) == RECEIPT
    assert open_in_tm(as_it_is(RECALL, ALMATY_KEY)) == RECALL


def test_a_seized_node_takes_back_no_letter() -> None:
    for key in (NODE_KZ.signing, NODE_TM.signing, MARY_KEY):
        assert is_refused(open_in_tm, as_it_is(RECALL, key))
    another = organisation_card(Organisation("node-kg", ALMATY.organisation), ALMATY_KEY, MARY_INBOX)
    believed: dict[bytes, Card] = {**ALL_BELIEVED, **cards.by_key(another)}
    assert is_refused(messages.open_message, SEALED_RECALL, KEYS_TM, "node-tm", believed)


def test_no_organisation_and_no_other_node_says_that_a_node_has_a_letter() -> None:
    for key in (ALMATY_KEY, MARY_KEY, NODE_KZ.signing):
        assert is_refused(open_in_kz, as_it_is(RECEIPT, key))


def test_a_message_is_for_one_node() -> None:
    assert is_refused(open_in_tm, SEALED_RECEIPT)
    assert is_refused(open_in_kz, SEALED_RECALL)
    for node in ("node-kg", ""):
        assert is_refused(messages.open_message, SEALED_RECALL, KEYS_TM, node, ALL_BELIEVED)
    elsewhere = hostile.sealed_as_it_is(
        RECEIPT.to_bytes(), NODE_TM.signing, ID, NODE_TM.receipts, "amanjol/message/1"
    )
    assert is_refused(open_in_tm, elsewhere)
    for message, key, card in ((RECEIPT, NODE_TM.signing, CARD_TM), (RECALL, ALMATY_KEY, CARD_KZ)):
        with pytest.raises(ValueError, match="the node that it is for"):
            messages.seal(message, key, card)


def test_a_letter_is_no_message_and_a_message_no_letter() -> None:
    assert is_refused(open_in_tm, as_it_is(RECALL, ALMATY_KEY, "amanjol/letter/1"))
    written = LETTER.to_bytes()
    for purpose in ("amanjol/letter/1", "amanjol/message/1"):
        envelope = hostile.sealed_as_it_is(written, ALMATY_KEY, LETTER_ID, NODE_TM.receipts, purpose)
        assert is_refused(open_in_tm, envelope)
    inbound = hostile.sealed_as_it_is(RECALL.to_bytes(), ALMATY_KEY, ID, MARY_INBOX, "amanjol/message/1")
    assert is_refused(letter.open_letter, inbound, INBOX, BELIEVED, NOW)


def test_no_byte_of_what_is_read_of_a_message_may_change() -> None:
    for index in (*range(43 + 1120 + 80), len(SEALED_RECALL) - 1):
        changed = bytearray(SEALED_RECALL)
        changed[index] ^= 1 << index % 8
        assert is_refused(open_in_tm, bytes(changed)), index
    assert is_refused(open_in_tm, SEALED_RECALL[:-1])


RECALL_DATA: dict[str, Any] = json.loads(RECALL.to_bytes())
RECEIPT_DATA: dict[str, Any] = json.loads(RECEIPT.to_bytes())
NO_RECALLS: dict[str, dict[str, Any]] = {
    "of nothing": {"letters": []},
    "of too many": {"letters": [str(envelopes.new_id(NOW)) for _ in range(101)]},
    "of one letter twice": {"letters": [str(LETTER_ID)] * 2},
    "not sorted": {"letters": [str(OTHER_ID), str(LETTER_ID)]},
    "of what is no id": {"letters": ["all"]},
    "of another kind": {"message": "erase"},
    "of two kinds": {"digest": "A" * 43 + "="},
    "of no kind": {"message": None},
    "with another id than outside": {"id": str(OTHER_ID)},
    "with an id of another version": {"id": "019ac922-1700-4abc-8def-0123456789ab"},
    "of another's letters": {"issuer": {"node": "node-kg", "organisation": "centre-osh"}},
    "for another": {"audience": {"node": "node-kg", "organisation": "centre-osh"}},
    "with more": {"note": "more"},
    "at another offset": {"recalled_at": "2026-11-28T06:00:00+00:00"},
}


@pytest.mark.parametrize("name", NO_RECALLS)
def test_what_an_organisation_signed_is_refused_alike_where_it_is_no_recall(name: str) -> None:
    written = canonical.to_bytes(RECALL_DATA | NO_RECALLS[name])
    envelope = hostile.sealed_as_it_is(written, ALMATY_KEY, ID, NODE_TM.receipts, "amanjol/message/1")
    assert is_refused(open_in_tm, envelope)


@pytest.mark.parametrize(
    "changes",
    [{"digest": "AAAA"}, {"letter": "all"}, {"node": "node-kg"}, {"to": "node-kg"}, {"message": "recall"}],
)
def test_what_a_node_signed_is_refused_alike_where_it_is_no_receipt(changes: dict[str, Any]) -> None:
    written = canonical.to_bytes(RECEIPT_DATA | changes)
    envelope = hostile.sealed_as_it_is(written, NODE_TM.signing, ID, NODE_KZ.receipts, "amanjol/message/1")
    assert is_refused(open_in_kz, envelope)


def test_a_thousand_mutants_that_were_truly_signed_are_told_as_they_were_signed_or_refused_alike() -> None:
    chance = random.Random(20261128)  # noqa: S311  edits, not secrets
    for _mutant in range(some(1_000)):
        written = hostile.mutated(RECALL.to_bytes(), chance)
        envelope = hostile.sealed_as_it_is(written, ALMATY_KEY, ID, NODE_TM.receipts, "amanjol/message/1")
        assert is_refused(open_in_tm, envelope) or (open_in_tm(envelope).to_bytes() == written)


def test_the_same_message_is_the_same_document_each_time() -> None:
    for message, key in ((RECEIPT, NODE_TM.signing), (RECALL, ALMATY_KEY)):
        assert documents.write("amanjol/message/1", key, message) == documents.write(
            "amanjol/message/1", key, message
        )
    assert messages.seal(RECEIPT, NODE_TM.signing, CARD_KZ) != SEALED_RECEIPT


def test_a_receipt_names_the_bytes_that_arrived() -> None:
    assert digest_of(ENVELOPE) == hashlib.sha256(ENVELOPE).digest()
    assert digest_of(ENVELOPE[:-1]) != digest_of(ENVELOPE)


def test_a_message_has_no_time_after_which_it_is_not_heard() -> None:
    """A recall that lay on a stick for a year still takes back."""
    old = replace(RECALL, recalled_at=NOW - timedelta(days=400))
    assert open_in_tm(messages.seal(old, ALMATY_KEY, CARD_TM)) == old


def test_a_receipt_a_recall_and_a_short_letter_look_alike() -> None:
    assert len({len(envelope) for envelope in (SEALED_RECEIPT, SEALED_RECALL, ENVELOPE)}) == 1
    many = replace(RECALL, letters=tuple(sorted(envelopes.new_id(NOW) for _ in range(90))))
    assert len(messages.seal(many, ALMATY_KEY, CARD_TM)) == len(ENVELOPE)


def test_an_organisation_that_is_not_believed_takes_back_nothing() -> None:
    believed: dict[bytes, Card] = {**cards.by_key(MARY_CARD), **cards.by_key(CARD_KZ, CARD_TM)}
    assert is_refused(messages.open_message, SEALED_RECALL, KEYS_TM, "node-tm", believed)
    assert ALMATY_CARD.holder == RECALL.issuer
    assert RECALL.audience not in (ALMATY, OSH)
