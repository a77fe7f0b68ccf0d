"""Records, keys and the limit. All but one test use a cheap cost; the format does not depend on it."""

from __future__ import annotations

import hashlib
import hmac
import os
import sys
import threading
import time
import unicodedata
from concurrent.futures import ThreadPoolExecutor
from typing import ClassVar

import pytest
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from hypothesis import given, settings
from hypothesis import strategies as st

from amanjol.foundation.seals import passphrases
from amanjol.foundation.seals.passphrases import STRONG, Cost, MalformedRecord, Record, TooBusy

CHEAP = Cost(memory_kib=64, passes=1, lanes=1)
PASSPHRASE = "seven quiet apples on a roof"
SALT = "AAECAwQFBgcICQoLDA0ODw"
HASH = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8"
TEXT = f"argon2id-hkdf$v=1$m=131072,t=3,p=1${SALT}${HASH}"


def test_argon2id_gives_the_vector_of_rfc_9106_5_3() -> None:
    slow = Argon2id(
        salt=b"\2" * 16, length=32, iterations=3, lanes=4, memory_cost=32, secret=b"\3" * 8, ad=b"\4" * 12
    )
    expected = "0d640df58d78766c08c037a34a8b53c9d01ef0452d75b65eb52520e96b01e659"
    assert slow.derive(b"\1" * 32).hex() == expected


def test_the_two_halves_are_hkdf_of_one_run_by_hand() -> None:
    salt = bytes(range(16))
    root = Argon2id(salt=salt, length=32, iterations=1, lanes=1, memory_cost=64).derive(PASSPHRASE.encode())
    extracted = hmac.digest(bytes(32), root, "sha256")
    verifier = hmac.digest(extracted, b"amanjol/passphrase/verifier/1\x01", "sha256")
    wrapping_key = hmac.digest(extracted, b"amanjol/passphrase/wrapping-key/1\x01", "sha256")
    record = Record(cost=CHEAP, salt=salt, verifier_hash=hashlib.sha256(verifier).digest())
    assert passphrases.open_with(record, PASSPHRASE) == wrapping_key


def test_the_format_stays_the_same_for_years() -> None:
    verifier, wrapping_key = passphrases._derive("Correct Horse ﬁne жол", Cost(8, 1, 1), bytes(range(16)))
    assert verifier.hex() == "d4e3ae4a20d43c525dd81d06fe2aff96b8ef47262c6767077ef6028c3687d5e2"
    assert wrapping_key.hex() == "40dd93dea2eb62cc0e95443e4272f90257872e9492c33c5c78553a42703c2e01"


def test_with_the_real_cost_the_passphrase_opens_and_another_does_not() -> None:
    record, wrapping_key = passphrases.create(PASSPHRASE)
    assert record.cost == STRONG == Cost(memory_kib=131072, passes=3, lanes=1)
    assert passphrases.open_with(record, PASSPHRASE) == wrapping_key
    assert passphrases.open_with(record, PASSPHRASE + " ") is None


def test_each_record_has_its_own_salt_and_key() -> None:
    first, first_key = passphrases.create(PASSPHRASE, CHEAP)
    second, second_key = passphrases.create(PASSPHRASE, CHEAP)
    assert first.salt != second.salt
    assert first_key != second_key
    assert len(first_key) == 32
    assert passphrases.open_with(first, PASSPHRASE) == first_key


def test_the_record_holds_neither_key_nor_verifier() -> None:
    record, wrapping_key = passphrases.create(PASSPHRASE, CHEAP)
    verifier, _ = passphrases._derive(PASSPHRASE, CHEAP, record.salt)
    stored = record.salt + record.verifier_hash
    assert wrapping_key not in stored
    assert verifier not in stored
    assert record.verifier_hash.hex() not in repr(record)
    assert repr(record.salt) not in repr(record)


def test_composed_and_decomposed_letters_are_the_same_passphrase() -> None:
    composed = unicodedata.normalize("NFC", "йод на тёплой крыше")
    decomposed = unicodedata.normalize("NFD", composed)
    assert composed != decomposed
    record, wrapping_key = passphrases.create(composed, CHEAP)
    assert passphrases.open_with(record, decomposed) == wrapping_key


@pytest.mark.parametrize("typed", ["", "\ud800 lone surrogate", "\u0315\u0300" * 300_000, "x" * 1025])
def test_hostile_input_is_a_wrong_passphrase_and_quickly_so(typed: str) -> None:
    record, _ = passphrases.create(PASSPHRASE, CHEAP)
    began = time.process_time()
    assert passphrases.open_with(record, typed) is None
    assert time.process_time() - began < 2


def test_a_very_long_text_is_never_normalised(monkeypatch: pytest.MonkeyPatch) -> None:
    record, _ = passphrases.create(PASSPHRASE, CHEAP)
    seen: list[int] = []

    def watched(form: str, text: str) -> str:
        seen.append(len(text))
        return text

    monkeypatch.setattr(unicodedata, "normalize", watched)
    hostile = "\u0315" * 1025
    assert passphrases.open_with(record, hostile) is None
    assert passphrases.problem_with(hostile, (), lambda _: False) is passphrases.Problem.TOO_LONG
    assert seen == []
    assert passphrases.open_with(record, PASSPHRASE) is not None
    assert seen == [len(PASSPHRASE)]


def test_what_could_not_be_opened_again_is_not_created() -> None:
    with pytest.raises(ValueError, match="too long"):
        passphrases.create("x" * 1025, CHEAP)


def test_waste_does_one_run_of_the_same_cost(monkeypatch: pytest.MonkeyPatch) -> None:
    runs: list[tuple[int, int, int]] = []

    class Watched:
        def __init__(
            self, *, salt: bytes, length: int, iterations: int, lanes: int, memory_cost: int
        ) -> None:
            runs.append((memory_cost, iterations, lanes))

        def derive(self, key_material: bytes) -> bytes:
            return bytes(32)

    monkeypatch.setattr(passphrases, "Argon2id", Watched)
    passphrases.waste()
    record = Record(cost=STRONG, salt=bytes(16), verifier_hash=bytes(32))
    assert passphrases.open_with(record, PASSPHRASE) is None
    assert runs == [(131072, 3, 1), (131072, 3, 1)]


def test_a_record_is_written_and_read_in_one_form() -> None:
    record = Record.decode(TEXT)
    assert record == Record(cost=STRONG, salt=bytes(range(16)), verifier_hash=bytes(range(32)))
    assert record.encode() == TEXT
    assert len(TEXT) == 101
    assert len(Record(Cost(1048576, 64, 16), bytes(16), bytes(32)).encode()) == 104


@pytest.mark.parametrize(
    "text",
    [
        "",
        "$" + TEXT,
        TEXT + "\n",
        TEXT + "=",
        TEXT[:-1],
        TEXT.replace("v=1", "v=2"),
        TEXT.replace("argon2id", "argon2i"),
        TEXT.replace("m=131072", "m=0131072"),
        TEXT.replace("m=131072", "m=-1"),
        TEXT.replace("m=131072", "m=7"),
        TEXT.replace("m=131072", "m=1048577"),
        TEXT.replace("m=131072", "m=١٣١٠٧٢"),
        TEXT.replace("t=3", "t=0"),
        TEXT.replace("t=3", "t=65"),
        TEXT.replace("p=1", "p=17"),
        TEXT.replace("p=1", "p=1,x=1"),
        TEXT.replace(SALT, SALT[:-1] + "x"),  # the same salt, with spare bits set
        TEXT.replace(SALT, SALT[:-4]),
        TEXT.replace(HASH, HASH[:-1] + "9"),
        TEXT.replace("AAEC", "AA_C"),
    ],
)
def test_any_other_text_is_malformed(text: str) -> None:
    with pytest.raises(MalformedRecord):
        Record.decode(text)


@settings(database=None, max_examples=200)
@given(st.text(), st.integers(0, len(TEXT)), st.integers(0, len(TEXT)))
def test_a_text_is_read_back_exactly_or_refused_with_one_error(text: str, start: int, end: int) -> None:
    changed = TEXT[:start] + text + TEXT[end:]
    try:
        assert Record.decode(changed).encode() == changed
    except MalformedRecord:
        assert changed != TEXT


@pytest.mark.parametrize("cost", [(7, 1, 1), (64, 1, 9), (64, 0, 1), (64, 1, 0), (2**21, 1, 1), (64, 65, 1)])
def test_a_cost_outside_what_is_sensible_is_refused(cost: tuple[int, int, int]) -> None:
    with pytest.raises(ValueError, match="Argon2id takes"):
        Cost(*cost)


class _Slow:
    """In place of Argon2id: a run that lasts until it is let go, and how many were inside."""

    def __init__(self, **_cost: object) -> None: ...

    inside = 0
    most = 0
    niceness: ClassVar[set[int]] = set()
    lock = threading.Lock()
    let_go = threading.Event()

    def derive(self, passphrase: bytes) -> bytes:
        with self.lock:
            _Slow.inside += 1
            _Slow.most = max(self.most, self.inside)
            self.niceness.add(os.getpriority(os.PRIO_PROCESS, threading.get_native_id()))
        assert self.let_go.wait(30)
        with self.lock:
            _Slow.inside -= 1
        return passphrase[:1] * 32


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch) -> type[_Slow]:
    monkeypatch.setattr(passphrases, "Argon2id", _Slow)
    _Slow.most, _Slow.inside = 0, 0
    _Slow.let_go.clear()
    _Slow.niceness.clear()
    return _Slow


def test_no_more_run_at_once_than_allowed_and_behind_the_pages(slow: type[_Slow]) -> None:
    with ThreadPoolExecutor(16) as pool:
        tries = [pool.submit(passphrases.create, PASSPHRASE, CHEAP) for _ in range(64)]
        while slow.inside < passphrases.AT_ONCE:
            time.sleep(0.001)
        slow.let_go.set()
        assert len({key for _record, key in (attempt.result() for attempt in tries)}) == 1
    assert slow.most == passphrases.AT_ONCE == 2
    ours = os.getpriority(os.PRIO_PROCESS, 0)
    assert slow.niceness == {passphrases.NICENESS if sys.platform == "linux" else ours}
    assert os.getpriority(os.PRIO_PROCESS, threading.get_native_id()) == ours


def test_who_waits_too_long_is_told_so_and_the_place_is_not_lost(
    slow: type[_Slow], monkeypatch: pytest.MonkeyPatch, gives_up_after: float
) -> None:
    assert gives_up_after == 30
    monkeypatch.setattr(passphrases, "LONGEST_WAIT", 0.05)
    for _ in range(2 * passphrases.AT_ONCE):
        with pytest.raises(TooBusy):
            passphrases.create(PASSPHRASE, CHEAP)
    assert slow.most == passphrases.AT_ONCE
    slow.let_go.set()
    monkeypatch.undo()
    record, wrapping_key = passphrases.create(PASSPHRASE, CHEAP)
    assert passphrases.open_with(record, PASSPHRASE) == wrapping_key


def test_where_nobody_waits_at_a_page_a_busy_machine_may_take_longer(
    slow: type[_Slow], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The people of a demo are made on whatever machine somebody tries it."""
    monkeypatch.setattr(passphrases, "LONGEST_WAIT", 0.05)
    later = threading.Timer(0.3, slow.let_go.set)
    later.start()
    with passphrases.unhurried():
        record, wrapping_key = passphrases.create(PASSPHRASE, CHEAP)
        assert passphrases.open_with(record, PASSPHRASE) == wrapping_key
    slow.let_go.clear()
    with pytest.raises(TooBusy):
        passphrases.create(PASSPHRASE, CHEAP)
    slow.let_go.set()


def test_a_run_that_fails_says_so_and_gives_its_place_back(
    slow: type[_Slow], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_self: object, _passphrase: bytes) -> bytes:
        raise MemoryError

    monkeypatch.setattr(slow, "derive", fail)
    for _ in range(2 * passphrases.AT_ONCE):
        with pytest.raises(MemoryError):
            passphrases.create(PASSPHRASE, CHEAP)
    monkeypatch.undo()
    record, wrapping_key = passphrases.create(PASSPHRASE, CHEAP)
    assert passphrases.open_with(record, PASSPHRASE) == wrapping_key
