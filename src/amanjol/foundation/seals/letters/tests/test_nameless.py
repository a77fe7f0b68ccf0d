"""A letter that nobody signs opens in the inbox it was sealed to, through the node it was written at, or not at all."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest

from amanjol.foundation.seals import keypairs, signatures
from amanjol.foundation.seals.epochs import Organisation
from amanjol.foundation.seals.fields import SealBroken
from amanjol.foundation.seals.letters import cards, documents, envelopes, messages, nameless, node_keys
from amanjol.foundation.seals.letters import letter as letters
from amanjol.foundation.seals.letters.cards import NodeCard, OrganisationCard
from amanjol.foundation.seals.letters.nameless import Nameless
from amanjol.foundation.seals.records import present_moment, replace

NODE, PARTNER = str(uuid4()), Organisation(str(uuid4()), str(uuid4()))
SIGNING, PAIR = signatures.generate(), keypairs.generate()
DAY = date(2026, 11, 28)
WORDS = "Охранник просит деньги."
INBOX = letters.Inbox(PARTNER, {keypairs.key_id(PAIR.public): PAIR})


def card(pair: keypairs.KeyPair = PAIR, holder: Organisation = PARTNER) -> OrganisationCard:
    now = present_moment()
    return OrganisationCard(
        node=holder.node,
        organisation=holder.organisation,
        name="Tau Panasy",
        serial=1,
        issued_at=now,
        signing_key=SIGNING.public,
        earlier_key=None,
        inbox_key=pair.public,
        inbox_closes_at=now + timedelta(days=210),
    )


def written(**changed: Any) -> Nameless:
    of = Nameless(
        id=nameless.id_of(uuid4(), DAY),
        through=NODE,
        audience=PARTNER,
        kind="complaint",
        body={"words": WORDS},
    )
    return replace(of, **changed)


def is_closed(envelope: bytes, inbox: letters.Inbox = INBOX, through: str = NODE) -> bool:
    try:
        nameless.open_nameless(envelope, inbox, through)
    except SealBroken:
        return True
    return False


def test_it_opens_as_it_was_and_shows_nothing_of_itself() -> None:
    letter = written()
    envelope = nameless.seal(letter, card())
    assert nameless.open_nameless(envelope, INBOX, NODE) == letter
    assert WORDS.encode() not in envelope
    assert WORDS not in repr(letter)
    longer = nameless.seal(written(body={"words": WORDS * 20}), card())
    assert len(longer) == len(envelope)
    assert envelopes.read_header(envelope).id == letter.id


def test_every_byte_that_is_another_gives_the_one_error() -> None:
    envelope = nameless.seal(written(), card())
    places = [*range(envelopes.HEADER_BYTES + 40), *range(envelopes.HEADER_BYTES + 40, len(envelope), 97)]
    for place in places:
        changed = bytearray(envelope)
        changed[place] ^= 1
        assert is_closed(bytes(changed)), place
    for cut in (b"", envelope[:-1], envelope + b"x", envelope[:100]):
        assert is_closed(cut)


def test_only_the_node_it_was_written_at_brings_it_and_only_this_inbox_opens_it() -> None:
    envelope = nameless.seal(written(), card())
    assert is_closed(envelope, through=str(uuid4()))
    other = keypairs.generate()
    assert is_closed(envelope, letters.Inbox(PARTNER, {keypairs.key_id(other.public): other}))
    elsewhere = Organisation(PARTNER.node, str(uuid4()))
    assert is_closed(envelope, letters.Inbox(elsewhere, INBOX.keys))
    with pytest.raises(ValueError, match="names"):
        nameless.seal(written(), card(holder=elsewhere))


def sealed(content: bytes, letter: Nameless | None = None) -> bytes:
    return envelopes.seal(content, PAIR.public, (letter or written()).id)


def test_what_is_not_written_in_the_one_way_is_refused() -> None:
    letter = written()
    form, text = b"AMANJOLN\x01", letter.to_bytes()
    assert not is_closed(sealed(form + text, letter))
    for wrong in (
        b"",
        text,
        form,
        b"AMANJOLN\x02" + text,
        form + text + b" ",
        form + text.replace(b'"kind":"complaint"', b'"kind":"Complaint"'),
        form + text[:-1] + b',"more":1}',
    ):
        assert is_closed(sealed(wrong, letter)), wrong[:40]
    assert is_closed(sealed(form + text, written()))  # another id outside than inside


def test_it_is_never_taken_for_a_signed_letter_nor_a_signed_one_for_it() -> None:
    now = present_moment()
    believed = cards.by_key(card())
    with pytest.raises(SealBroken):
        letters.open_letter(nameless.seal(written(), card()), INBOX, believed, now)
    signed = letters.Letter(
        id=envelopes.new_id(now),
        issuer=PARTNER,
        audience=PARTNER,
        sequence=1,
        kind="complaint",
        issued_at=now,
        expires_at=now + timedelta(days=1),
        consent=None,
        body={"words": WORDS},
    )
    assert is_closed(letters.seal(signed, SIGNING, card()))
    letter = written()
    assert is_closed(sealed(documents.write("amanjol/letter/1", SIGNING, letter), letter))


def test_what_is_too_long_is_neither_written_nor_read() -> None:
    long = written(body={"words": "x" * nameless.LARGEST})
    with pytest.raises(ValueError, match="too long"):
        nameless.seal(long, card())
    assert is_closed(sealed(b"AMANJOLN\x01" + long.to_bytes(), long))


def test_the_same_press_on_a_day_has_one_id_that_tells_the_day_alone() -> None:
    press = uuid4()
    first = nameless.id_of(press, DAY)
    assert nameless.id_of(press, DAY) == first
    assert envelopes.is_id(first)
    others = {nameless.id_of(press, DAY + timedelta(1)), nameless.id_of(uuid4(), DAY)}
    assert first not in others
    moments = {
        datetime.fromtimestamp((nameless.id_of(uuid4(), DAY).int >> 80) / 1000, UTC) for _ in range(50)
    }
    assert {moment.date() for moment in moments} == {DAY}  # not the node's day: ids go by UTC
    assert len(moments) > 40, "a moment that all had would tell them from other letters"


def test_a_reply_counts_only_when_the_node_that_answers_signed_it() -> None:
    here, there = node_keys.generate(NODE), node_keys.generate(PARTNER.node)

    def node_card(keys: node_keys.NodeKeys) -> NodeCard:
        return NodeCard(
            node=keys.node, name="Node", serial=1, issued_at=present_moment(), country="KZ", address="",
            signing_key=keys.signing.public, earlier_key=None, receipt_key=keys.receipts.public,
        )  # fmt: skip

    def reply(**changed: Any) -> messages.Reply:
        of = messages.Reply(
            id=envelopes.new_id(present_moment()),
            node=there.node,
            to=here.node,
            letter=written().id,
            number=1,
            sealed=b"sealed",
        )
        return replace(of, **changed)

    own = {keypairs.key_id(here.receipts.public): here.receipts}
    believed = cards.by_key(node_card(there), node_card(here))
    said = reply()
    envelope = messages.seal(said, there.signing, node_card(here))
    assert messages.open_message(envelope, own, here.node, believed) == (node_card(there), said)
    of_another = messages.seal(reply(), here.signing, node_card(here))
    of_organisation = messages.seal(reply(), SIGNING, node_card(here))
    for wrong in (of_another, of_organisation):
        with pytest.raises(SealBroken):
            messages.open_message(wrong, own, here.node, cards.by_key(node_card(here), card()))
    with pytest.raises(SealBroken):
        messages.open_message(of_another, own, here.node, believed)
