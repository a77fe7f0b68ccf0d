"""A person's key pair: passphrase, recovery code, session."""

from __future__ import annotations

import hashlib
import secrets

import pytest

from amanjol.foundation.seals import passphrases, person_keys, words
from amanjol.foundation.seals.fields import SealBroken
from amanjol.foundation.seals.person_keys import Owner
from amanjol.foundation.seals.tests.known import AIDA, CODE, OWNER, SESSION, WRAPPING_KEY, sealed

CHEAP = passphrases.Cost(memory_kib=64, passes=1, lanes=1)


def test_first_sign_in_unlock_and_lock() -> None:
    record, wrapping_key = passphrases.create("a long dry road", CHEAP)
    new = person_keys.make_keys(wrapping_key, OWNER)
    again = passphrases.open_with(record, "a long dry road")
    assert again is not None
    keys = person_keys.open_by_passphrase(new.by_passphrase, again, OWNER)
    assert keys.public == new.keys.public
    session = hashlib.sha256(secrets.token_bytes(32)).digest()
    cookie, row = person_keys.unlock(keys, OWNER, session)
    assert (len(cookie), len(row)) == (32, 61)
    assert person_keys.open_by_session(row, cookie, OWNER, session).seed == keys.seed
    assert keys.seed not in row


def test_a_lost_passphrase_and_the_code_give_the_same_pair_and_a_new_code() -> None:
    new = person_keys.make_keys(WRAPPING_KEY, OWNER)
    typed = "\n".join(words.in_cyrillic(new.recovery_code).upper().split())
    keys = person_keys.open_by_recovery_code(new.by_recovery_code, typed, OWNER)
    assert keys.public == new.keys.public
    code = person_keys.new_recovery_code()
    renewed = person_keys.wrap_for_recovery_code(keys, code, OWNER)
    assert person_keys.open_by_recovery_code(renewed, code, OWNER).seed == keys.seed
    with pytest.raises(SealBroken):
        person_keys.open_by_recovery_code(renewed, new.recovery_code, OWNER)


def test_codes_are_nine_words_and_new_each_time() -> None:
    codes = {person_keys.new_recovery_code() for _ in range(100)}
    assert len(codes) == 100
    assert {(len(code), len(code.split())) for code in codes} == {(53, 9)}


def test_a_slip_in_the_code_is_told_before_anything_is_opened() -> None:
    with pytest.raises(words.MalformedWords) as refusal:
        person_keys.open_by_recovery_code(sealed()["by_recovery_code"], CODE.replace("bihak", "bhiak"), OWNER)
    assert refusal.value.position == 3
    with pytest.raises(words.MalformedWords):
        person_keys.wrap_for_recovery_code(AIDA, CODE[:-1] + "b", OWNER)


def test_another_code_opens_nothing() -> None:
    with pytest.raises(SealBroken):
        person_keys.open_by_recovery_code(
            sealed()["by_recovery_code"], person_keys.new_recovery_code(), OWNER
        )


def test_the_unlock_of_one_session_is_not_that_of_another() -> None:
    cookie, row = person_keys.unlock(AIDA, OWNER, SESSION)
    other_cookie, other_row = person_keys.unlock(AIDA, OWNER, SESSION)
    assert (cookie, row) != (other_cookie, other_row)
    for wrong in (other_cookie, bytes(32), b"", cookie[:31], cookie + b"\0"):
        with pytest.raises(SealBroken):
            person_keys.open_by_session(row, wrong, OWNER, SESSION)
    with pytest.raises(SealBroken):
        person_keys.open_by_session(row, cookie, OWNER, bytes(32))
    with pytest.raises(ValueError, match="hash of a session"):
        person_keys.unlock(AIDA, OWNER, b"short")


@pytest.mark.parametrize(
    ("node", "person", "version"), [("", "a", 1), ("n", "", 1), ("n", "a/b", 1), ("n", "a", -1)]
)
def test_an_owner_is_whole(node: str, person: str, version: int) -> None:
    with pytest.raises(ValueError):  # noqa: PT011  any ValueError is a refusal
        Owner(node, person, version)


def test_nothing_secret_is_in_a_repr() -> None:
    new = person_keys.make_keys(WRAPPING_KEY, OWNER)
    assert new.recovery_code not in repr(new)
    assert repr(new.keys.seed) not in repr(new)
