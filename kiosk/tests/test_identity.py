"""A key that nobody else can read, and numbers that only rise, whatever happens in between."""

from __future__ import annotations

import os
import signal
import stat
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import pytest

from amanjol_kiosk import identity
from amanjol_kiosk.failures import NotSetUp
from amanjol_kiosk.folder import DataFolder
from amanjol_kiosk.identity import Identity, Key

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def folder(place: Path) -> DataFolder:
    data = DataFolder(place / "data")
    data.make()
    return data


def _number(key: Key) -> int:
    return int(key.headers("/x", b"")["Amanjol-Sequence"])


def test_the_key_is_made_once_and_for_this_program_alone(folder: DataFolder) -> None:
    before = os.umask(0)
    try:
        key = Key.read_or_make(folder)
    finally:
        os.umask(before)
    assert stat.S_IMODE(folder.identity_key.stat().st_mode) == 0o600
    assert Key.read_or_make(folder).public == key.public
    assert not list(folder.path.glob(".identity*"))


@pytest.mark.parametrize("content", [b"", b"short", bytes(33)])
def test_a_damaged_key_is_told_and_never_replaced_by_itself(folder: DataFolder, content: bytes) -> None:
    folder.identity_key.write_bytes(content)
    with pytest.raises(NotSetUp, match="--anew"):
        Key.read_or_make(folder)
    assert folder.identity_key.read_bytes() == content


def test_numbers_begin_with_one_and_rise(folder: DataFolder) -> None:
    key = Key.read_or_make(folder)
    assert not identity.has_sent(folder)
    assert [_number(key) for _ in range(3)] == [1, 2, 3]
    assert _number(Key.read(folder)) == 4
    assert identity.has_sent(folder)


def test_the_number_is_on_the_disk_before_the_message_is_there_to_be_sent(folder: DataFolder) -> None:
    key = Key.read_or_make(folder)
    number = _number(key)
    assert (folder.path / "identity.sequence").read_text() == f"{number}\n"


@pytest.mark.parametrize("content", [None, b"", b"7x", b"-3", b"9" * 40])
def test_a_number_that_the_disk_lost_is_replaced_by_a_higher_one(
    folder: DataFolder, content: bytes | None
) -> None:
    key = Key.read_or_make(folder)
    Identity("id", "http://node.example", "kiosk").write(folder)
    last = [_number(key) for _ in range(20)][-1]
    file = folder.path / "identity.sequence"
    file.unlink() if content is None else file.write_bytes(content)
    number = _number(key)
    assert number > last
    assert abs(number - time.time() * 1_000_000) < 60_000_000
    assert _number(key) == number + 1


def test_two_at_once_never_have_one_number(folder: DataFolder) -> None:
    key = Key.read_or_make(folder)
    with ThreadPoolExecutor(4) as threads:
        numbers = list(threads.map(lambda _: _number(key), range(60)))
    assert sorted(numbers) == list(range(1, 61))


def test_a_kill_at_any_moment_repeats_no_number(folder: DataFolder) -> None:
    """The child prints each number after it was written; whatever it printed, the next is higher."""
    Key.read_or_make(folder)
    program = (
        "from pathlib import Path; from amanjol_kiosk.folder import DataFolder\n"
        "from amanjol_kiosk.identity import Key\n"
        f"key = Key.read(DataFolder(Path({str(folder.path)!r})))\n"
        "while True: print(key.headers('/x', b'')['Amanjol-Sequence'], flush=True)\n"
    )
    highest = 0
    for round_ in range(8):
        child = subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE, text=True)
        assert child.stdout is not None
        first = int(child.stdout.readline())
        assert first > highest
        time.sleep(0.003 * round_)
        child.send_signal(signal.SIGKILL)
        rest = [int(line) for line in child.stdout.read().splitlines() if line.strip()]
        child.wait()
        child.stdout.close()
        assert rest == sorted(set(rest))
        highest = max([first, *rest])
    assert _number(Key.read(folder)) > highest


def test_beginning_anew_leaves_nothing_of_the_former_identity(folder: DataFolder) -> None:
    former = Key.read_or_make(folder)
    _number(former)
    Identity("id", "http://node.example", "kiosk").write(folder)
    identity.forget(folder)
    assert Identity.read(folder) is None
    assert not identity.has_sent(folder)
    assert Key.read_or_make(folder).public != former.public


@pytest.mark.parametrize("text", ["", "[]", '{"device": "x"}', '{"device": 1, "node": "n", "kind": "kiosk"}'])
def test_half_an_identity_is_none(folder: DataFolder, text: str) -> None:
    folder.identity.write_text(text)
    assert Identity.read(folder) is None
