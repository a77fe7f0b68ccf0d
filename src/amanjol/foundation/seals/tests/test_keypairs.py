"""Sealing to a public key: published answers, the format by hand, and every way in which it must not open."""

from __future__ import annotations

import copy
import hashlib
import hmac
import json
import pickle
from dataclasses import replace

import pytest
from cryptography.hazmat.bindings._rust import openssl as rust_openssl
from cryptography.hazmat.primitives import hpke
from cryptography.hazmat.primitives.asymmetric.mlkem import MLKEM768PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from hypothesis import given, settings
from hypothesis import strategies as st

from amanjol.foundation.seals import fields, keypairs
from amanjol.foundation.seals.fields import SealBroken
from amanjol.foundation.seals.keypairs import (
    KeyPair,
    MalformedPublicKey,
    check_public,
    open_with,
    seal_to,
    unwrap_key_with,
    wrap_key_to,
)
from amanjol.foundation.seals.tests import known
from amanjol.foundation.seals.tests.known import AIDA, BERIK, CASE_KEY, PLACE

PUBLISHED = json.loads((known.VECTORS / "x-wing.json").read_text())
VALUE = known.sealed()["value"]
KEY = known.sealed()["key"]
ELSEWHERE = [
    replace(PLACE, node="kz-1"),
    replace(PLACE, organisation="other"),
    replace(PLACE, organisation=""),
    replace(PLACE, record="case-43"),
    replace(PLACE, column="cases.name"),
    replace(PLACE, version=4),
    replace(PLACE, node="tm-1s", organisation="helter"),
]


def x_wing_by_hand(seed: bytes, encapsulation: bytes) -> bytes:
    """The shared secret as the draft gives it in 5.4, from the parts of X-Wing."""
    expanded = hashlib.shake_256(seed).digest(96)
    x25519 = X25519PrivateKey.from_private_bytes(expanded[64:])
    point = encapsulation[1088:]
    shared = MLKEM768PrivateKey.from_seed_bytes(expanded[:64]).decapsulate(encapsulation[:1088])
    shared += x25519.exchange(X25519PublicKey.from_public_bytes(point))
    return hashlib.sha3_256(
        shared + point + x25519.public_key().public_bytes_raw() + rb"\.//^" + b"\\"
    ).digest()


def schedule_by_hand(shared: bytes, info: bytes, aead: int) -> tuple[bytes, bytes]:
    """Key and nonce of the first message in base mode, by RFC 9180, 5.1, with HKDF-SHA256."""
    suite = b"HPKE" + (0x647A).to_bytes(2) + (1).to_bytes(2) + aead.to_bytes(2)

    def extract(salt: bytes, label: bytes, secret: bytes) -> bytes:
        return hmac.digest(salt or bytes(32), b"HPKE-v1" + suite + label + secret, "sha256")

    def expand(key: bytes, label: bytes, context: bytes, size: int) -> bytes:
        # 32 bytes or fewer: one round of HKDF-Expand
        return hmac.digest(key, size.to_bytes(2) + b"HPKE-v1" + suite + label + context + b"\x01", "sha256")[
            :size
        ]

    context = b"\0" + extract(b"", b"psk_id_hash", b"") + extract(b"", b"info_hash", info)
    secret = extract(shared, b"secret", b"")
    return expand(secret, b"key", context, 32), expand(secret, b"base_nonce", context, 12)


def test_the_key_is_x_wing_as_in_its_draft() -> None:
    vector = PUBLISHED["x_wing"]
    keys = KeyPair(bytes.fromhex(vector["seed"]))
    assert hashlib.sha3_256(keys.public).hexdigest() == vector["public_sha3_256"]
    shared = x_wing_by_hand(keys.seed, bytes.fromhex(vector["ciphertext"]))
    assert shared.hex() == vector["shared_secret"]


def test_hpke_with_x_wing_is_that_of_its_draft() -> None:
    vector = {name: bytes.fromhex(text) for name, text in PUBLISHED["hpke"].items() if name != "source"}
    keys = KeyPair(vector["seed"])
    assert hashlib.sha3_256(keys.public).digest() == vector["public_sha3_256"]
    shared = x_wing_by_hand(keys.seed, vector["encapsulation"])
    assert shared == vector["shared_secret"]
    assert schedule_by_hand(shared, vector["info"], aead=3) == (vector["key"], vector["base_nonce"])
    suite = hpke.Suite(hpke.KEM.MLKEM768_X25519, hpke.KDF.HKDF_SHA256, hpke.AEAD.CHACHA20_POLY1305)
    opened = rust_openssl.hpke._decrypt_with_aad(
        suite, vector["encapsulation"] + vector["ciphertext"], keys.private, vector["info"], vector["aad"]
    )
    assert opened == vector["plaintext"]


def test_a_sealed_value_is_what_the_docstring_says_by_hand() -> None:
    info = (
        b"\0\0\0\x16amanjol/sealed-value/1\0\0\0\4tm-1\0\0\0\7shelter\0\0\0\7case-42\0\0\0\x0bcases.story"
        b"\0\0\0\0\0\0\0\3"
    )
    assert VALUE[:1] == b"\x02"
    key, nonce = schedule_by_hand(x_wing_by_hand(AIDA.seed, VALUE[1:1121]), info, aead=2)
    frame = AESGCM(key).decrypt(nonce, VALUE[1121:], None)
    assert frame == b"\0\0\0\x08" + "Роза".encode() + bytes(52)


def test_the_format_stays_the_same_for_years() -> None:
    assert open_with(AIDA, VALUE, PLACE) == "Роза".encode()
    assert unwrap_key_with(AIDA, KEY, PLACE) == CASE_KEY


@pytest.mark.parametrize(("length", "bucket"), [(0, 64), (60, 64), (61, 256), (5000, 8192)])
def test_the_size_tells_the_bucket_only(length: int, bucket: int) -> None:
    sealed = seal_to(AIDA.public, bytes(length), PLACE)
    assert len(sealed) == 1137 + bucket
    assert open_with(AIDA, sealed, PLACE) == bytes(length)


def test_a_wrapped_key_has_the_documented_size() -> None:
    assert len(KEY) == keypairs.WRAPPED_KEY_BYTES == 1169
    assert len(AIDA.public) == keypairs.PUBLIC_BYTES == 1216


@settings(database=None, max_examples=50)
@given(st.binary(max_size=5000))
def test_whatever_is_sealed_comes_back(plaintext: bytes) -> None:
    assert open_with(AIDA, seal_to(AIDA.public, plaintext, PLACE), PLACE) == plaintext


def test_sealing_twice_never_looks_the_same() -> None:
    assert len({wrap_key_to(AIDA.public, CASE_KEY, PLACE) for _ in range(100)}) == 100


def test_no_byte_of_a_value_may_change() -> None:
    for index in range(len(VALUE)):
        changed = bytearray(VALUE)
        changed[index] ^= 1 << index % 8
        with pytest.raises(SealBroken):
            open_with(AIDA, bytes(changed), PLACE)


def test_nothing_may_be_cut_or_added() -> None:
    for size in range(len(VALUE)):
        with pytest.raises(SealBroken):
            open_with(AIDA, VALUE[:size], PLACE)
    for longer in (VALUE + b"\0", b"\2" + VALUE, VALUE * 2, b"\1" + VALUE[1:]):
        with pytest.raises(SealBroken):
            open_with(AIDA, longer, PLACE)


@pytest.mark.parametrize("place", ELSEWHERE)
def test_it_opens_in_its_own_place_only(place: fields.Context) -> None:
    with pytest.raises(SealBroken):
        open_with(AIDA, VALUE, place)
    with pytest.raises(SealBroken):
        unwrap_key_with(AIDA, KEY, place)


@pytest.mark.parametrize("place", ELSEWHERE)
def test_what_is_sealed_now_opens_in_its_own_place_only(place: fields.Context) -> None:
    """What was sealed years ago would open nowhere, if the place were left out today."""
    sealed = seal_to(AIDA.public, b"word", PLACE)
    assert open_with(AIDA, sealed, PLACE) == b"word"
    with pytest.raises(SealBroken):
        open_with(AIDA, sealed, place)


def test_another_key_pair_does_not_open_it() -> None:
    with pytest.raises(SealBroken):
        open_with(BERIK, VALUE, PLACE)


def test_a_value_is_no_key_and_a_key_no_value() -> None:
    with pytest.raises(SealBroken):
        unwrap_key_with(AIDA, seal_to(AIDA.public, bytes(32), PLACE), PLACE)
    with pytest.raises(SealBroken):
        open_with(AIDA, KEY, PLACE)
    with pytest.raises(SealBroken):
        unwrap_key_with(AIDA, fields.wrap_key(CASE_KEY, CASE_KEY, PLACE), PLACE)


def test_an_authentic_content_of_another_shape_is_refused() -> None:
    odd = keypairs._seal_to(AIDA.public, bytes(31), fields.bound("amanjol/sealed-key/1", PLACE))
    with pytest.raises(SealBroken):
        unwrap_key_with(AIDA, odd, PLACE)
    unpadded = keypairs._seal_to(AIDA.public, bytes(63), fields.bound("amanjol/sealed-value/1", PLACE))
    with pytest.raises(SealBroken):
        open_with(AIDA, unpadded, PLACE)


def test_points_of_low_order_are_refused_on_both_sides() -> None:
    for public in (AIDA.public[:1184] + bytes(32), AIDA.public[:1184] + b"\1" + bytes(31)):
        with pytest.raises(MalformedPublicKey):
            seal_to(public, b"", PLACE)
        with pytest.raises(MalformedPublicKey):
            check_public(public)
    with pytest.raises(SealBroken):
        open_with(AIDA, VALUE[:1089] + bytes(32) + VALUE[1121:], PLACE)


@pytest.mark.parametrize("public", [b"", bytes(32), AIDA.public[:-1], AIDA.public + b"\0", b"\xff" * 1216])
def test_what_is_no_public_key_is_refused(public: bytes) -> None:
    with pytest.raises(MalformedPublicKey):
        wrap_key_to(public, CASE_KEY, PLACE)


def test_keys_of_another_size_are_not_used() -> None:
    with pytest.raises(ValueError, match="32 bytes"):
        wrap_key_to(AIDA.public, CASE_KEY[:16], PLACE)
    with pytest.raises(ValueError, match="32 bytes"):
        KeyPair(bytes(31))


def test_the_failure_tells_nothing() -> None:
    with pytest.raises(SealBroken) as failure:
        open_with(BERIK, VALUE, PLACE)
    assert failure.value.args == ()
    assert failure.value.__suppress_context__


def test_a_key_is_in_no_text_and_no_cache() -> None:
    assert AIDA.seed.hex() not in repr(AIDA)
    assert repr(AIDA.seed) not in repr(AIDA)
    for leave in (pickle.dumps, copy.copy, copy.deepcopy):
        with pytest.raises(TypeError, match="neither pickled nor copied"):
            leave(AIDA)


def test_fingerprints_are_six_words_and_tell_keys_apart() -> None:
    assert keypairs.fingerprint(known.FIRST.public) == "fomus tugad pudug najab zalov ropir"
    changed = bytearray(AIDA.public)
    changed[700] ^= 1
    prints = {keypairs.fingerprint(key) for key in (AIDA.public, BERIK.public, bytes(changed))}
    assert len(prints) == 3


def test_generated_pairs_are_new_each_time() -> None:
    assert len({keypairs.generate().seed for _ in range(20)}) == 20
