"""Ed25519 with a purpose: published answers, and nothing else than what was signed."""

from __future__ import annotations

import copy
import pickle

import pytest

from amanjol.foundation.seals import keypairs, lines, signatures, words
from amanjol.foundation.seals.lines import MalformedLine
from amanjol.foundation.seals.signatures import SigningKey, is_signed
from amanjol.foundation.seals.tests.known import material

KEY = SigningKey(material("signing"))
SIGNATURE = KEY.sign("amanjol/letter/1", b"words")


def test_the_key_is_that_of_the_standard() -> None:
    """RFC 8032, 7.1, test 1."""
    seed = bytes.fromhex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60")
    public = "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a"
    assert SigningKey(seed).public.hex() == public


def test_what_was_signed_is_believed_with_its_own_key_for_its_own_purpose() -> None:
    assert is_signed(KEY.public, "amanjol/letter/1", b"words", SIGNATURE)
    assert KEY.sign("amanjol/letter/1", b"words") == SIGNATURE
    assert not is_signed(KEY.public, "amanjol/notice/1", b"words", SIGNATURE)
    assert not is_signed(KEY.public, "amanjol/letter/", b"1\0words", SIGNATURE)
    assert not is_signed(KEY.public, "amanjol/letter/1", b"word", SIGNATURE)
    assert not is_signed(signatures.generate().public, "amanjol/letter/1", b"words", SIGNATURE)


@pytest.mark.parametrize("public", [b"", KEY.public[:31], KEY.public + b"\0", bytes(1216), b"\xff" * 32])
def test_what_is_no_key_has_signed_nothing(public: bytes) -> None:
    assert not is_signed(public, "amanjol/letter/1", b"words", SIGNATURE)


@pytest.mark.parametrize("signature", [b"", SIGNATURE[:63], SIGNATURE + b"\0", bytes(64), b"\xff" * 64])
def test_what_is_no_signature_says_nothing(signature: bytes) -> None:
    assert not is_signed(KEY.public, "amanjol/letter/1", b"words", signature)


def test_no_bit_of_a_signature_may_change() -> None:
    for index in range(64):
        changed = bytearray(SIGNATURE)
        changed[index] ^= 1 << index % 8
        assert not is_signed(KEY.public, "amanjol/letter/1", b"words", bytes(changed))


def test_a_key_is_in_no_text_and_no_cache() -> None:
    assert KEY.seed.hex() not in repr(KEY)
    for leave in (pickle.dumps, copy.copy, copy.deepcopy):
        with pytest.raises(TypeError, match="neither pickled nor copied"):
            leave(KEY)
    with pytest.raises(ValueError, match="32 bytes"):
        SigningKey(bytes(31))


def test_the_id_of_a_key_is_what_its_words_say() -> None:
    assert len(KEY.key_id) == keypairs.KEY_ID_BYTES == 12
    assert words.read(keypairs.fingerprint(KEY.public)) == KEY.key_id


def test_a_line_is_read_as_it_was_written_and_in_no_other_spelling() -> None:
    line = lines.write("AMJX1.", b"ab")
    assert line == "AMJX1.YWI"
    assert lines.read("AMJX1.", " AMJX1.\nYW I\t", 20) == b"ab"
    for other in ("AMJX1.YWJ", "AMJX1.YWI=", "AMJX2.YWI", "AMJX1.Y", "AMJX1.+/8", "AMJX1.ы"):
        with pytest.raises(MalformedLine):
            lines.read("AMJX1.", other, 20)
    with pytest.raises(MalformedLine):
        lines.read("AMJX1.", line, 8)
