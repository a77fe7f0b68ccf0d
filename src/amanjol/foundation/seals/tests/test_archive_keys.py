"""The printed form of backup keys: forgiving about form, strict about content."""

from __future__ import annotations

import hashlib
import io

import pytest
from cryptography.hazmat.primitives.asymmetric.mlkem import MLKEM768PrivateKey
from hypothesis import given, settings
from hypothesis import strategies as st

from amanjol.foundation.seals import archives
from amanjol.foundation.seals.archives import MalformedKey, decrypt, encrypt, generate_keypair

SECRET, PUBLIC = generate_keypair()
ALPHABET = "abcdefghijklmnopqrstuvwxyz234567"


def opens(secret: str, public: str) -> bool:
    archive, target = io.BytesIO(), io.BytesIO()
    encrypt(io.BytesIO(b"text"), archive, public)
    archive.seek(0)
    decrypt(archive, target, secret)
    return target.getvalue() == b"text"


def test_keys_are_new_each_time_and_of_the_documented_size() -> None:
    other_secret, other_public = generate_keypair()
    assert len({SECRET, PUBLIC, other_secret, other_public}) == 4
    assert (len(SECRET), len(PUBLIC)) == (103, 2472)
    assert SECRET.startswith("amanjol-backup-secret-1-")
    assert PUBLIC.startswith("amanjol-backup-public-1-")
    assert SECRET.isascii()


@pytest.mark.parametrize(
    "written",
    [
        SECRET.upper(),
        SECRET.replace("-", ""),
        SECRET.replace("-", " - "),
        "\n".join(SECRET[at : at + 20] for at in range(0, len(SECRET), 20)) + "\r\n",
        SECRET[:24] + SECRET[24:].replace("o", "0").replace("l", "1").replace("b", "8"),
    ],
    ids=["capitals", "no hyphens", "spaces", "lines", "mistyped digits"],
)
def test_the_way_of_writing_does_not_matter(written: str) -> None:
    assert opens(written, PUBLIC)
    assert opens(SECRET, PUBLIC.upper().replace("-", "\n"))


def test_one_wrong_letter_anywhere_is_noticed() -> None:
    for index in range(len("amanjol-backup-secret-1"), len(SECRET)):
        if SECRET[index] == "-":
            continue
        wrong = ALPHABET[(ALPHABET.index(SECRET[index]) + 1) % 32]
        with pytest.raises(MalformedKey, match="slip of the pen"):
            archives._read_key(archives._SECRET, SECRET[:index] + wrong + SECRET[index + 1 :])


def test_swapped_and_missing_groups_are_noticed() -> None:
    head, *groups = SECRET.replace("amanjol-backup-secret-1-", "amanjol+").replace("-", "+").split("+")
    for at in range(len(groups) - 1):
        swapped = [*groups[:at], groups[at + 1], groups[at], *groups[at + 2 :]]
        for changed in (swapped, groups[:at] + groups[at + 1 :], [*groups, groups[at]]):
            with pytest.raises(MalformedKey):
                archives._read_key(archives._SECRET, f"{head}-backup-secret-1-" + "-".join(changed))


def test_taking_the_other_key_is_said_plainly_and_writes_nothing() -> None:
    target = io.BytesIO()
    with pytest.raises(MalformedKey, match="This is a secret key of backups; the public key is needed"):
        encrypt(io.BytesIO(b"text"), target, SECRET)
    with pytest.raises(MalformedKey, match="This is a public key of backups; the secret key is needed"):
        decrypt(io.BytesIO(b""), target, PUBLIC)
    assert target.getvalue() == b""


@pytest.mark.parametrize(
    "text",
    ["", "amanjol", "age1qqqq", PUBLIC[1:], PUBLIC[:-1], PUBLIC[:1000], PUBLIC + "a"],
    ids=["nothing", "a word", "another tool's", "no first", "no last", "a part", "one more"],
)
def test_other_texts_are_no_keys(text: str) -> None:
    with pytest.raises(MalformedKey):
        encrypt(io.BytesIO(b"text"), io.BytesIO(), text)


@settings(database=None, max_examples=200)
@given(st.text(), st.integers(23, len(SECRET)), st.integers(23, len(SECRET)))
def test_a_changed_text_is_the_same_key_or_refused_with_one_error(text: str, start: int, end: int) -> None:
    try:
        key = archives._read_key(archives._SECRET, SECRET[:start] + text + SECRET[end:])
    except MalformedKey as refusal:
        assert SECRET[24:33] not in str(refusal)  # noqa: PT017  the refusal is one of two right answers
    else:
        assert key == archives._read_key(archives._SECRET, SECRET)


def test_a_well_written_public_key_that_is_no_point_is_refused() -> None:
    mlkem = MLKEM768PrivateKey.from_seed_bytes(hashlib.shake_128(b"seed").digest(64))
    low_order = mlkem.public_key().public_bytes_raw() + bytes(32)
    impossible = b"\xff" * 1184 + b"\x09" + bytes(31)
    for key in (low_order, impossible):
        target = io.BytesIO()
        with pytest.raises(MalformedKey, match="cannot be used"):
            encrypt(io.BytesIO(b"text"), target, archives._write_key(archives._PUBLIC, key))
        assert target.getvalue() == b""
