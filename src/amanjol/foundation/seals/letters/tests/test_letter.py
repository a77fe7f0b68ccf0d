"""A letter opens at whom it is written to, by nobody else, and all else is refused by one error that says nothing."""

from __future__ import annotations

import copy
import random
from dataclasses import fields as dataclass_fields
from datetime import datetime, timedelta
from itertools import pairwise
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from amanjol.foundation.seals import canonical, keypairs
from amanjol.foundation.seals.canonical import NotCanonical
from amanjol.foundation.seals.epochs import Organisation
from amanjol.foundation.seals.fields import SealBroken
from amanjol.foundation.seals.letters import cards, documents, envelopes, letter
from amanjol.foundation.seals.letters.envelopes import HEADER_BYTES, Header
from amanjol.foundation.seals.letters.letter import Inbox, InboxClosed, LetterHeld, Reason
from amanjol.foundation.seals.letters.tests import hostile
from amanjol.foundation.seals.letters.tests.cast import (
    ALMATY,
    ALMATY_CARD,
    ALMATY_KEY,
    BELIEVED,
    INBOX,
    KEYS_OF_MARY,
    LETTER,
    LETTER_ID,
    MARY,
    MARY_CARD,
    MARY_EARLIER_INBOX,
    MARY_INBOX,
    MARY_KEY,
    NOW,
    OSH,
    OSH_CARD,
    OSH_INBOX,
    OSH_KEY,
    OSH_OPENS,
    OTHER_ID,
    is_refused,
    open_at_mary,
    organisation_card,
)
from amanjol.foundation.seals.letters.tests.hostile import GOOD, SIGNED, sealed_as_it_is
from amanjol.foundation.seals.records import replace
from amanjol.foundation.seals.tests.test_canonical import plain
from amanjol.site.tests.faults import PART, some

ENVELOPE = letter.seal(LETTER, ALMATY_KEY, MARY_CARD)
MUTANTS = 1_000
HELD = b"held"


def test_what_was_written_is_read_at_whom_it_is_for() -> None:
    assert open_at_mary(ENVELOPE) == LETTER
    assert envelopes.read_header(ENVELOPE) == Header(keypairs.key_id(MARY_INBOX.public), LETTER_ID)


@settings(database=None, max_examples=25, deadline=None)
@given(st.dictionaries(st.sampled_from(["story", "need", "Имя"]), plain, max_size=3))
def test_whatever_a_body_holds_comes_back_or_is_not_sealed(body) -> None:
    try:
        envelope = letter.seal(replace(LETTER, body=body), ALMATY_KEY, MARY_CARD)
    except NotCanonical:
        return
    assert open_at_mary(envelope).body == body


def test_a_letter_by_the_earlier_inbox_opens_as_well() -> None:
    earlier = replace(MARY_CARD, inbox_key=MARY_EARLIER_INBOX.public)
    assert open_at_mary(letter.seal(LETTER, ALMATY_KEY, earlier)) == LETTER


def test_no_byte_may_change() -> None:
    """Of the ciphertext the seeded part that all long tests take, else every byte."""
    before, after = HEADER_BYTES + keypairs.ENCAPSULATION_BYTES + 100, len(ENVELOPE) - 20
    for index in (*range(before), *range(before, after, PART), *range(after, len(ENVELOPE))):
        changed = bytearray(ENVELOPE)
        changed[index] ^= 1 << index % 8
        assert is_refused(open_at_mary, bytes(changed)), index


def test_nothing_may_be_cut_or_added() -> None:
    for size in (*range(HEADER_BYTES + 2), *range(HEADER_BYTES, len(ENVELOPE), 97), len(ENVELOPE) - 1):
        assert is_refused(open_at_mary, ENVELOPE[:size]), size
    for longer in (ENVELOPE + b"\0", b"\0" + ENVELOPE, ENVELOPE * 2, ENVELOPE + bytes(4096)):
        assert is_refused(open_at_mary, longer)


@settings(database=None, max_examples=60, deadline=None)
@given(st.binary(max_size=6000))
def test_any_other_bytes_are_refused_in_one_way(noise: bytes) -> None:
    assert is_refused(open_at_mary, noise)
    ends_so = ENVELOPE[: len(ENVELOPE) - len(noise)] + noise[:5000]
    assert ends_so == ENVELOPE or is_refused(open_at_mary, ends_so)


@pytest.mark.parametrize("name", SIGNED)
def test_what_its_issuer_truly_signed_is_refused_alike_where_it_is_no_letter(name: str) -> None:
    envelope = sealed_as_it_is(SIGNED[name])
    assert is_refused(open_at_mary, envelope)


def test_the_way_in_which_hostile_letters_are_made_makes_true_ones() -> None:
    """Else each of them would be refused for what all of them share."""
    assert open_at_mary(sealed_as_it_is(GOOD)) == LETTER
    assert open_at_mary(sealed_as_it_is(hostile.changed(files=[hostile.FILE]))).files[0].size == 5


def test_a_thousand_mutants_on_the_way_are_refused_alike() -> None:
    chance = random.Random(20261128)  # noqa: S311  edits, not secrets
    for _mutant in range(MUTANTS):
        envelope = hostile.mutated(ENVELOPE, chance)
        assert envelope == ENVELOPE or is_refused(open_at_mary, envelope)


def test_a_thousand_mutants_that_the_issuer_signed_are_letters_as_they_were_signed_or_refused_alike() -> None:
    chance = random.Random(20261128)  # noqa: S311  edits, not secrets
    read = 0
    for _mutant in range(some(1_000)):
        written = hostile.mutated(GOOD, chance)
        opened = _opened_or_held(sealed_as_it_is(written))
        assert opened in (None, written, HELD)
        read += opened is not None
    assert 0 < read < some(1_000) / 2  # an edit within a text of the body is a letter


def _opened_or_held(envelope: bytes) -> bytes | None:
    """The bytes that were signed; None of what is refused by the one error."""
    try:
        return open_at_mary(envelope).to_bytes()
    except LetterHeld:
        return HELD
    except SealBroken:
        return None


def test_a_signature_is_of_this_letter_and_this_signer() -> None:
    content = documents.write("amanjol/letter/1", ALMATY_KEY, LETTER)
    signer, signature, written = content[:12], content[12:76], content[76:]
    other = documents.write("amanjol/letter/1", ALMATY_KEY, replace(LETTER, sequence=8))
    wrong = {
        "of another letter": signer + other[12:76] + written,
        "of another purpose": signer + ALMATY_KEY.sign("amanjol/message/1", written) + written,
        "by another": signer + MARY_KEY.sign("amanjol/letter/1", written) + written,
        "in another's name": OSH_KEY.key_id + signature + written,
        "truly by another": OSH_KEY.key_id + OSH_KEY.sign("amanjol/letter/1", written) + written,
        "none": signer + bytes(64) + written,
        "cut": content[:70],
        "empty": b"",
    }
    for name, forged in wrong.items():
        envelope = envelopes.seal(forged, MARY_INBOX.public, LETTER_ID)
        assert is_refused(open_at_mary, envelope), name
    assert open_at_mary(envelopes.seal(content, MARY_INBOX.public, LETTER_ID)) == LETTER


def test_who_opened_a_letter_cannot_seal_it_to_a_third() -> None:
    """Mary opens what Almaty wrote, and seals the signed document to Osh as if Almaty had written there."""
    document = envelopes.open_with(KEYS_OF_MARY, ENVELOPE)[1]
    resealed = envelopes.seal(document, OSH_INBOX.public, LETTER_ID)
    assert is_refused(letter.open_letter, resealed, OSH_OPENS, BELIEVED, NOW)
    truly = replace(LETTER, audience=OSH)
    envelope = letter.seal(truly, ALMATY_KEY, OSH_CARD)
    assert letter.open_letter(envelope, OSH_OPENS, BELIEVED, NOW) == truly


def test_two_organisations_with_the_same_key_still_do_not_open_each_others_letters() -> None:
    for holder in (Organisation(MARY.node, "other"), Organisation("node-kg", MARY.organisation)):
        inbox = Inbox(holder, KEYS_OF_MARY)
        assert is_refused(letter.open_letter, ENVELOPE, inbox, BELIEVED, NOW)


def test_without_the_inbox_or_the_card_nothing_opens() -> None:
    for keys in ({}, OSH_OPENS.keys, {keypairs.key_id(MARY_INBOX.public): OSH_INBOX}):
        inbox = Inbox(MARY, keys)
        assert is_refused(letter.open_letter, ENVELOPE, inbox, BELIEVED, NOW)
    unknown = cards.by_key(MARY_CARD, OSH_CARD)
    assert is_refused(letter.open_letter, ENVELOPE, INBOX, unknown, NOW)
    swapped = {ALMATY_KEY.key_id: OSH_CARD}
    assert is_refused(letter.open_letter, ENVELOPE, INBOX, swapped, NOW)


def test_the_card_says_whose_letter_it_is() -> None:
    """A key that is believed to be Osh's signs nothing in the name of Almaty."""
    written = sealed_as_it_is(GOOD, key=OSH_KEY)
    assert is_refused(open_at_mary, written)


def test_the_id_outside_is_the_one_inside() -> None:
    envelope = sealed_as_it_is(GOOD, identifier=OTHER_ID)
    assert is_refused(open_at_mary, envelope)


@pytest.mark.parametrize(
    ("now", "reason"),
    [
        (NOW - timedelta(minutes=5), None),
        (NOW - timedelta(minutes=5, seconds=1), Reason.CLOCKS_APART),
        (NOW - timedelta(days=400), Reason.CLOCKS_APART),
        (NOW + timedelta(days=100), None),
        (NOW + timedelta(days=100, minutes=5), None),
        (NOW + timedelta(days=100, minutes=5, seconds=1), Reason.EXPIRED),
    ],
)
def test_clocks_may_be_five_minutes_apart_and_more_holds_a_letter(
    now: datetime, reason: Reason | None
) -> None:
    if reason is None:
        assert open_at_mary(ENVELOPE, now) == LETTER
        return
    with pytest.raises(LetterHeld) as held:
        open_at_mary(ENVELOPE, now)
    assert held.value.reason is reason
    assert (held.value.id, held.value.issuer) == (LETTER_ID, ALMATY)
    assert (held.value.issued_at, held.value.expires_at) == (LETTER.issued_at, LETTER.expires_at)
    assert "body" not in vars(held.value)
    assert LETTER not in vars(held.value).values()


def test_nobody_but_its_writer_learns_that_a_letter_is_out_of_time() -> None:
    late = NOW + timedelta(days=150)
    forged = sealed_as_it_is(GOOD, key=OSH_KEY)
    for envelope in (forged, sealed_as_it_is(SIGNED["another audience"]), ENVELOPE[:-1]):
        assert is_refused(open_at_mary, envelope, late)


def test_what_time_it_is_has_a_zone() -> None:
    with pytest.raises(ValueError, match="time zone"):
        open_at_mary(ENVELOPE, NOW.replace(tzinfo=None))


def test_a_letter_of_a_hundred_days_on_a_stick_opens() -> None:
    assert open_at_mary(ENVELOPE, NOW + timedelta(days=99)) == LETTER


def test_no_letter_outlives_the_inbox_that_it_is_sealed_to() -> None:
    closing = organisation_card(MARY, MARY_KEY, MARY_INBOX, inbox_closes_at=LETTER.expires_at)
    assert letter.seal(LETTER, ALMATY_KEY, closing)
    closing = replace(closing, inbox_closes_at=LETTER.expires_at - timedelta(seconds=1))
    with pytest.raises(InboxClosed):
        letter.seal(LETTER, ALMATY_KEY, closing)


def test_a_letter_is_sealed_to_whom_it_names_only() -> None:
    for card in (OSH_CARD, ALMATY_CARD, replace(MARY_CARD, node="node-kg")):
        with pytest.raises(ValueError, match="the organisation that it names"):
            letter.seal(LETTER, ALMATY_KEY, card)


@pytest.mark.parametrize(
    "change",
    [
        {"expires_at": NOW},
        {"expires_at": NOW + timedelta(days=120, seconds=1)},
        {"issued_at": NOW.replace(microsecond=1)},
        {"id": UUID("019ac922-1600-4abc-8def-0123456789ab")},
    ],
)
def test_no_letter_is_made_that_would_be_refused(change) -> None:
    with pytest.raises(ValueError, match=r"life|lives|UUID|second"):
        replace(LETTER, **change)


def test_a_body_that_is_too_large_is_refused_before_it_is_sealed() -> None:
    longest = envelopes.LARGEST_CONTENT - len(documents.write("amanjol/letter/1", ALMATY_KEY, LETTER))
    body = LETTER.body | {"words": LETTER.body["words"] + "a" * longest}
    envelope = letter.seal(replace(LETTER, body=body), ALMATY_KEY, MARY_CARD)
    assert len(envelope) == envelopes.LARGEST == 1_049_755
    assert open_at_mary(envelope).body == body
    body["words"] += "a"
    with pytest.raises(ValueError, match="too long for a letter"):
        letter.seal(replace(LETTER, body=body), ALMATY_KEY, MARY_CARD)


@pytest.mark.parametrize("extra", [0, 1, 3_000, 3_700, 60_000])
def test_the_size_tells_one_of_nine_steps_and_no_more(extra: int) -> None:
    body = {"words": "a" * extra}
    envelope = letter.seal(replace(LETTER, body=body), ALMATY_KEY, MARY_CARD)
    frame = len(envelope) - 43 - 1120 - 16
    assert frame in [4096 << step for step in range(9)]
    assert frame == 4096 or extra > frame / 2 - 1000


def test_a_yes_and_a_no_look_alike() -> None:
    answers = [replace(LETTER, kind=f"referral.{kind}", consent=None, body={}) for kind in ("accepted", "no")]
    assert len({len(letter.seal(answer, ALMATY_KEY, MARY_CARD)) for answer in answers}) == 1


def test_an_authentic_content_of_another_shape_is_refused() -> None:
    content = documents.write("amanjol/letter/1", ALMATY_KEY, LETTER)
    header = Header(keypairs.key_id(MARY_INBOX.public), LETTER_ID).to_bytes()
    framed = len(content).to_bytes(4) + content
    for frame in (framed, framed.ljust(8192, b"\0"), framed.ljust(4095, b"\0"), framed.ljust(4096, b"\1")):
        envelope = header + keypairs.encrypt_to(MARY_INBOX.public, frame, header)
        assert is_refused(open_at_mary, envelope)


def test_another_version_or_suite_is_refused_though_everything_in_it_is_true() -> None:
    content = documents.write("amanjol/letter/1", ALMATY_KEY, LETTER)
    good = Header(keypairs.key_id(MARY_INBOX.public), LETTER_ID).to_bytes()
    frame = (len(content).to_bytes(4) + content).ljust(4096, b"\0")
    for at in range(15):
        header = good[:at] + bytes([good[at] ^ 3]) + good[at + 1 :]
        envelope = header + keypairs.encrypt_to(MARY_INBOX.public, frame, header)
        assert is_refused(open_at_mary, envelope)
    envelope = good + keypairs.encrypt_to(MARY_INBOX.public, frame, good)
    assert open_at_mary(envelope) == LETTER


def test_what_is_too_long_is_not_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nor is what is to nobody here: neither reaches the cipher."""

    def reached(*_arguments) -> bytes:
        raise AssertionError

    monkeypatch.setattr(keypairs, "decrypt_with", reached)
    assert is_refused(lambda: open_at_mary(ENVELOPE + bytes(envelopes.LARGEST - len(ENVELOPE) + 1)))
    assert is_refused(letter.open_letter, ENVELOPE, OSH_OPENS, BELIEVED, NOW)


def test_nothing_that_a_stranger_wrote_is_parsed(monkeypatch: pytest.MonkeyPatch) -> None:
    def reached(*_arguments) -> None:
        raise AssertionError

    monkeypatch.setattr(canonical, "from_own_bytes", reached)
    written = GOOD.replace(b"true", b"false")
    forged = ALMATY_KEY.key_id + ALMATY_KEY.sign("amanjol/letter/1", GOOD) + written
    envelope = envelopes.seal(forged, MARY_INBOX.public, LETTER_ID)
    assert is_refused(open_at_mary, envelope)


def test_an_id_grows_with_time_and_is_never_the_same() -> None:
    ids = [envelopes.new_id(NOW + timedelta(milliseconds=step)) for step in range(50)]
    assert all(first < second for first, second in pairwise(ids))
    assert all(envelopes.is_id(identifier) for identifier in ids)
    assert ids[0].hex[:12] == f"{int(NOW.timestamp() * 1000):012x}"
    assert len({envelopes.new_id(NOW) for _ in range(100)}) == 100


def test_a_letter_shows_nothing_of_itself_and_its_keys_stay_where_they_are() -> None:
    text = repr(open_at_mary(sealed_as_it_is(hostile.changed(files=[hostile.FILE]))))
    assert text == f"<Letter {LETTER_ID}>"
    with pytest.raises(TypeError, match="neither pickled nor copied"):
        copy.copy(INBOX)


def test_a_header_has_all_that_is_outside_and_a_size() -> None:
    assert [field.name for field in dataclass_fields(Header)] == ["recipient", "id"]
    with pytest.raises(ValueError, match="12 bytes"):
        Header(b"", LETTER_ID)
