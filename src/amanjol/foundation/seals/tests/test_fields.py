"""Fields and wrapped keys: known answers, and every way in which one must not open."""

from __future__ import annotations

from dataclasses import replace

import pytest
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from hypothesis import given, settings
from hypothesis import strategies as st

from amanjol.foundation.seals import fields
from amanjol.foundation.seals.fields import Context, SealBroken, seal, unseal, unwrap_key, wrap_key

KEY = bytes(range(32))
NONCE = bytes(range(100, 112))
PLACE = Context(node="kz-1", organisation="org-7", record="case-42", column="cases.story", version=3)
# "The Galois/Counter Mode of Operation", the submission to NIST, appendix B, cases 13, 14 and 16
NIST_CASE_14 = "cea7403d4d606b6e074ec5d3baf39d18d0d1c8a799996bf0265b98b5d48ab919"
NIST_CASE_16 = (
    """d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a72
    1c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b39""",
    "feedfacedeadbeeffeedfacedeadbeefabaddad2",
    """522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa
    8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0abcc9f662
    76fc6ece0f4e1768cddf8853bb2d551b""",
)
ELSEWHERE = [
    replace(PLACE, node="kg-1"),
    replace(PLACE, organisation="org-8"),
    replace(PLACE, organisation=""),
    replace(PLACE, record="case-43"),
    replace(PLACE, column="cases.name"),
    replace(PLACE, version=4),
    replace(PLACE, node="kz-1o", organisation="rg-7"),
    replace(PLACE, record="case-42c", column="ases.story"),
]
SEALED_WORD = bytes.fromhex(
    "01" + NONCE.hex() + "481bde60a95f8620eed95fe8da656afd42c2060a8b6cf372a7d1ac48fba3a54894e940c04c129b04"
    "fdf3783ffd42cacf1b5b98e7204a4128faf1acd6ef81a58a8746ac852c3ac21ae762bf10fcf36c1f"
)
WRAPPED_KEY = bytes.fromhex(
    "01" + NONCE.hex() + "683afc455dcc70b9164b75c3f64844d272f33439bf59c5459fe89673c79e9b77"
    "00aa76cc9efb097af183149c454cc52c"
)


@pytest.mark.parametrize(
    ("key", "nonce", "plaintext", "extra", "expected"),
    [
        ("00" * 32, "00" * 12, "", "", "530f8afbc74536b9a963b4f1c4cb738b"),
        ("00" * 32, "00" * 12, "00" * 16, "", NIST_CASE_14),
        ("feffe9928665731c6d6a8f9467308308" * 2, "cafebabefacedbaddecaf888", *NIST_CASE_16),
    ],
)
def test_the_cipher_gives_the_answers_of_nist(
    key: str, nonce: str, plaintext: str, extra: str, expected: str
) -> None:
    cipher = AESGCM(bytes.fromhex(key))
    sealed = cipher.encrypt(bytes.fromhex(nonce), bytes.fromhex(plaintext), bytes.fromhex(extra))
    assert sealed == bytes.fromhex(expected)


def test_the_format_stays_the_same_for_years(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("secrets.token_bytes", {12: NONCE}.__getitem__)
    assert seal(KEY, "жол".encode(), PLACE) == SEALED_WORD
    assert wrap_key(KEY, bytes(range(32, 64)), PLACE) == WRAPPED_KEY
    assert unseal(KEY, SEALED_WORD, PLACE) == "жол".encode()
    assert unwrap_key(KEY, WRAPPED_KEY, PLACE) == bytes(range(32, 64))


def test_the_sealed_field_is_aes_gcm_of_frame_and_context_by_hand() -> None:
    frame = b"\0\0\0\6" + "жол".encode() + bytes(54)
    place = (
        b"\0\0\0\x0famanjol/field/1\0\0\0\4kz-1\0\0\0\5org-7\0\0\0\7case-42\0\0\0\x0bcases.story"
        b"\0\0\0\0\0\0\0\3"
    )
    assert AESGCM(KEY).encrypt(NONCE, frame, place) == SEALED_WORD[13:]


@pytest.mark.parametrize(
    ("length", "bucket"),
    [
        *[(0, 64), (60, 64), (61, 256), (252, 256), (253, 1024), (1020, 1024), (1021, 4096), (4092, 4096)],
        *[(4093, 8192), (8188, 8192), (8189, 12288), (1_000_000, 1_003_520)],
    ],
)
def test_the_size_tells_the_bucket_only_and_the_text_comes_back(length: int, bucket: int) -> None:
    plaintext = b"\0" * length
    sealed = seal(KEY, plaintext, PLACE)
    assert len(sealed) == 1 + 12 + bucket + 16
    assert unseal(KEY, sealed, PLACE) == plaintext


@settings(database=None, max_examples=100)
@given(st.binary(max_size=5000))
def test_whatever_is_sealed_comes_back(plaintext: bytes) -> None:
    assert unseal(KEY, seal(KEY, plaintext, PLACE), PLACE) == plaintext


def test_sealing_twice_never_looks_the_same() -> None:
    assert len({seal(KEY, b"same", PLACE) for _ in range(1000)}) == 1000


@pytest.mark.parametrize("index", range(len(SEALED_WORD)))
def test_no_byte_may_change(index: int) -> None:
    for bit in range(8):
        changed = bytearray(SEALED_WORD)
        changed[index] ^= 1 << bit
        with pytest.raises(SealBroken):
            unseal(KEY, bytes(changed), PLACE)


@pytest.mark.parametrize("index", range(len(WRAPPED_KEY)))
def test_no_byte_of_a_wrapped_key_may_change(index: int) -> None:
    changed = bytearray(WRAPPED_KEY)
    changed[index] ^= 0xFF
    with pytest.raises(SealBroken):
        unwrap_key(KEY, bytes(changed), PLACE)


def test_nothing_may_be_cut_or_added() -> None:
    for size in range(len(SEALED_WORD)):
        with pytest.raises(SealBroken):
            unseal(KEY, SEALED_WORD[:size], PLACE)
    for longer in (SEALED_WORD + b"\0", b"\1" + SEALED_WORD, SEALED_WORD * 2):
        with pytest.raises(SealBroken):
            unseal(KEY, longer, PLACE)


@pytest.mark.parametrize("place", ELSEWHERE)
def test_it_opens_in_its_own_place_only(place: Context) -> None:
    with pytest.raises(SealBroken):
        unseal(KEY, SEALED_WORD, place)
    with pytest.raises(SealBroken):
        unwrap_key(KEY, WRAPPED_KEY, place)


@pytest.mark.parametrize("place", ELSEWHERE)
def test_what_is_sealed_now_opens_in_its_own_place_only(place: Context) -> None:
    """What was sealed years ago would open nowhere, if the place were left out today."""
    sealed, wrapped = seal(KEY, b"word", PLACE), wrap_key(KEY, bytes(32), PLACE)
    assert (unseal(KEY, sealed, PLACE), unwrap_key(KEY, wrapped, PLACE)) == (b"word", bytes(32))
    with pytest.raises(SealBroken):
        unseal(KEY, sealed, place)
    with pytest.raises(SealBroken):
        unwrap_key(KEY, wrapped, place)


def test_no_two_purposes_and_places_have_the_same_bytes() -> None:
    data = [fields.bound(purpose, place) for purpose in ("a", "b") for place in (PLACE, *ELSEWHERE)]
    data += [fields.bound("ak", replace(PLACE, node="z-1")), fields.bound("a", replace(PLACE, node="kz-1"))]
    assert len(set(data)) == len(data) - 1  # the last is the first


@pytest.mark.parametrize("key", [bytes(32), KEY[::-1], KEY[:16], KEY + b"\0", b""])
def test_another_key_does_not_open_it(key: bytes) -> None:
    with pytest.raises(SealBroken):
        unseal(key, SEALED_WORD, PLACE)
    with pytest.raises(SealBroken):
        unwrap_key(key, WRAPPED_KEY, PLACE)


def test_a_field_is_no_key_and_a_key_no_field() -> None:
    with pytest.raises(SealBroken):
        unwrap_key(KEY, seal(KEY, bytes(32), PLACE), PLACE)
    with pytest.raises(SealBroken):
        unseal(KEY, WRAPPED_KEY, PLACE)


@pytest.mark.parametrize(
    "frame",
    [
        b"",
        b"\0\0\0",
        b"\0\0\0\0" + bytes(59),  # no bucket
        b"\0\0\0\0" + bytes(252),  # a larger bucket than its length needs
        b"\0\0\0\x3d" + bytes(60),  # longer than its frame
        b"\xff\xff\xff\xff" + bytes(60),
        b"\0\0\0\1" + bytes(59) + b"x",  # something hidden in the padding
    ],
)
def test_an_authentic_frame_of_another_shape_is_refused(frame: bytes) -> None:
    sealed = fields._seal(KEY, frame, fields.bound("amanjol/field/1", PLACE), NONCE)
    with pytest.raises(SealBroken):
        unseal(KEY, sealed, PLACE)


def test_an_authentic_wrapped_key_of_another_size_is_refused() -> None:
    wrapped = fields._seal(KEY, bytes(31), fields.bound("amanjol/key/1", PLACE), NONCE)
    with pytest.raises(SealBroken):
        unwrap_key(KEY, wrapped, PLACE)


def test_the_failure_tells_nothing() -> None:
    with pytest.raises(SealBroken) as failure:
        unseal(bytes(32), SEALED_WORD, PLACE)
    assert failure.value.args == ()
    assert failure.value.__suppress_context__


def test_keys_of_another_size_are_not_used() -> None:
    with pytest.raises(ValueError, match="32 bytes"):
        seal(KEY[:16], b"", PLACE)
    with pytest.raises(ValueError, match="32 bytes"):
        wrap_key(KEY, KEY[:16], PLACE)
    with pytest.raises(ValueError, match="32 bytes"):
        wrap_key(KEY[:24], KEY, PLACE)


def test_what_is_too_long_is_not_sealed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fields, "LONGEST_PLAINTEXT", 100)
    seal(KEY, bytes(100), PLACE)
    with pytest.raises(ValueError, match="too long"):
        seal(KEY, bytes(101), PLACE)


@pytest.mark.parametrize(
    "wrong",
    [{"node": ""}, {"record": ""}, {"column": ""}, {"record": "\ud800"}, {"version": -1}, {"version": 2**64}],
)
def test_a_place_must_be_whole(wrong: dict[str, str | int]) -> None:
    whole: dict[str, str | int] = {
        "node": "n",
        "organisation": "o",
        "record": "r",
        "column": "c",
        "version": 0,
    }
    with pytest.raises(ValueError):  # noqa: PT011  any ValueError is a refusal
        Context(**{**whole, **wrong})  # type: ignore[arg-type]  # the table mixes texts and numbers


def _keyed(**changed: str | int) -> fields.KeyedFields:
    wrapped_at = replace(PLACE, record="any", column="keys.by_epoch")
    return fields.KeyedFields(KEY, wrapped_at, replace(PLACE, **{"record": "any"} | changed))  # type: ignore[arg-type]


def _row(record: str) -> tuple[str, bytes, bytes]:
    inner = bytes(range(64, 96))
    wrapped = wrap_key(KEY, inner, replace(PLACE, record=record, column="keys.by_epoch"))
    return record, wrapped, seal(inner, record.encode(), replace(PLACE, record=record))


def test_many_fields_open_as_one_by_one() -> None:
    keyed = _keyed()
    for record in ("case-42", "дело", "a" * 300):
        assert keyed.open(*_row(record)) == record.encode()


def test_of_many_fields_none_opens_elsewhere() -> None:
    record, wrapped, sealed = _row("case-42")
    _, other_wrapped, other_sealed = _row("case-43")
    rows = [
        ("case-43", wrapped, sealed),
        (record, other_wrapped, sealed),
        (record, wrapped, other_sealed),
        (record, sealed, wrapped),
        (record, wrapped[:-1], sealed),
        (record, wrapped, sealed[:20]),
        (record, wrapped, b""),
        (record, b"\2" + wrapped[1:], sealed),
    ]
    for row in rows:
        with pytest.raises(SealBroken):
            _keyed().open(*row)
    for changed in ({"node": "kg-1"}, {"organisation": "org-8"}, {"column": "cases.name"}, {"version": 4}):
        with pytest.raises(SealBroken):
            _keyed(**changed).open(record, wrapped, sealed)


def test_of_many_fields_a_key_of_another_size_is_refused() -> None:
    place = replace(PLACE, column="keys.by_epoch")
    wrapped = fields._seal(KEY, bytes(31), fields.bound("amanjol/key/1", place), NONCE)
    with pytest.raises(SealBroken):
        _keyed().open(PLACE.record, wrapped, SEALED_WORD)
