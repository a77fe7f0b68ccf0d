"""Sharing among three: published answers, and that one share alone says nothing."""

from __future__ import annotations

import hmac
from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from amanjol.foundation.seals import shamir
from amanjol.foundation.seals.shamir import split, value_at


def test_the_answers_of_draft_mcgrew_tss_03() -> None:
    # Section 9: two of two, the field of AES
    first, second = (1, bytes.fromhex("b9fa07e185")), (2, bytes.fromhex("f5409b4511"))
    assert value_at(0, first, second) == b"test\0"


@pytest.mark.parametrize(
    ("first", "second", "secret", "digest"),
    [
        (
            (2, "08fb14b66e692e25dfe2edf53289ed62"),
            (0, "06ab48fef4bedc8ce58baeef0a73f76e"),
            "cdc017fddc829e791b1371780be0605a",
            "cae839d99164e7a006aadd75179d6d5c",
        ),
        (
            (2, "81e5473f4b7f66094f888d2f98fe0ded6a692dc72c65dc498d6e28bee6ebdfcc"),
            (1, "19e366e9b2e34851e52132c31c2b2c957321bf5ce6c9c1410ea1ddf5fef92c27"),
            "0204622ff84267b5dae0ca4e0c1328d6611b96b92b11692e5a7542314f7a54ee",
            "83067d94af367d74bc8756e370a937fe9f2311396d7562dfd2301108477405b7",
        ),
    ],
    ids=["128 bits", "256 bits"],
)
def test_the_answers_of_slip_39(
    first: tuple[int, str], second: tuple[int, str], secret: str, digest: str
) -> None:
    # The vectors "basic sharing 2-of-3" of SLIP-0039 (beginning "shadow pistol" and "humidity disease"), their
    # words turned into bytes with the reference (shamir-mnemonic 0.3.0). Its secret lies at 255; at 254 lies a
    # digest of it: four bytes of HMAC-SHA-256 under the other bytes, so the answer proves itself.
    points = [(x, bytes.fromhex(y)) for x, y in (first, second)]
    assert value_at(255, points[0], points[1]).hex() == secret
    at_254 = value_at(254, points[1], points[0])
    assert at_254.hex() == digest
    assert hmac.digest(at_254[4:], bytes.fromhex(secret), "sha256")[:4] == at_254[:4]


def test_the_field_is_that_of_aes() -> None:
    # FIPS 197, 4.2: {57} x {83} = {c1}, {57} x {13} = {fe}
    assert shamir._product(0x57, 0x83) == 0xC1
    assert shamir._product(0x57, 0x13) == 0xFE
    for value in range(1, 256):
        assert shamir._product(value, shamir._inverse(value)) == 1


@settings(database=None, max_examples=100)
@given(st.binary(min_size=1, max_size=64))
def test_any_two_give_the_secret_back(secret: bytes) -> None:
    for first, second in permutations(split(secret), 2):
        assert value_at(0, first, second) == secret


def test_one_share_fits_every_secret() -> None:
    # Whatever the secret of one byte is, a second share exists that makes it so: the share alone excludes none.
    share = (1, b"\x2a")
    reached = {value_at(0, share, (2, bytes([value]))) for value in range(256)}
    assert len(reached) == 256


def test_shares_are_new_each_time_and_differ() -> None:
    secret = bytes(32)
    values = {value for _ in range(100) for _number, value in split(secret)}
    assert len(values) == 300
    assert secret not in values


@pytest.mark.parametrize(
    ("first", "second"),
    [((1, b"a"), (1, b"b")), ((1, b"a"), (2, b"bc")), ((1, b"a"), (256, b"b")), ((-1, b"a"), (2, b"b"))],
)
def test_what_is_no_line_is_refused(first: tuple[int, bytes], second: tuple[int, bytes]) -> None:
    with pytest.raises(ValueError, match="two points"):
        value_at(0, first, second)
