"""The maintenance page: nobody gets in without the PIN, few tries, two things that can be asked for."""

from __future__ import annotations

import json
import stat
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from subprocess import run
from typing import TYPE_CHECKING

import pytest
from _served import ServedDevice, put, serving, switch

from amanjol_kiosk.folder import DataFolder
from amanjol_kiosk.serving import door
from amanjol_kiosk.serving.door import Door

if TYPE_CHECKING:
    from pathlib import Path

PIN = "482915"
STATE, ENTER, DO = (f"/device/maintenance/{name}" for name in ("state.json", "enter", "do"))
NOON = datetime(2026, 11, 25, 12, tzinfo=UTC)


@pytest.fixture
def folder(tmp_path: Path) -> DataFolder:
    data = DataFolder(tmp_path / "data")
    switch(data, put(data, 1))
    door.set_pin(data, PIN)
    return data


def enter(served: ServedDevice, pin: str = PIN) -> str:
    """The cookie of a session."""
    answer = served.post(ENTER, {"pin": pin})
    assert answer.json() == {"state": "inside"}
    sent = answer.headers["set-cookie"]
    assert sent.endswith("; Path=/device/maintenance; HttpOnly; SameSite=Strict; Max-Age=300")
    return sent.partition(";")[0]


def test_status_and_wishes_are_for_who_knows_the_pin(folder: DataFolder) -> None:
    with serving(folder) as served:
        assert served.ask(STATE).json() == {"inside": False, "pin": True, "seconds": 0}
        for cookie in ("", "amanjol-maintenance=", "amanjol-maintenance=x; a=b", "amanjol-maintenance"):
            assert served.post(DO, {"what": "sync"}, cookie=cookie).status == 403
        assert list(folder.wishes.iterdir()) == []
        cookie = enter(served)
        answer = served.ask(STATE, cookie=cookie).json()
        assert answer["inside"] is True
        assert answer["status"]["pack"] == 1
        assert 290 < answer["seconds_left"] <= 300
        for what in ("sync", "roll-back"):
            assert served.post(DO, {"what": what}, cookie=cookie).status == 204
        assert served.post(DO, {"what": "report"}, cookie=cookie).status == 400
        assert sorted(wish.name for wish in folder.wishes.iterdir()) == ["roll-back", "sync"]
        assert served.post(DO, {"what": "leave"}, cookie=cookie).status == 204
        assert served.post(DO, {"what": "sync"}, cookie=cookie).status == 403


def test_a_session_ends_with_the_next_one_and_with_the_program(folder: DataFolder) -> None:
    with serving(folder) as served:
        first = enter(served)
        second = enter(served)
        assert served.ask(STATE, cookie=first).json()["inside"] is False
        assert served.ask(STATE, cookie=second).json()["inside"] is True
    with serving(folder) as served:
        assert served.ask(STATE, cookie=second).json()["inside"] is False


def test_after_five_wrong_tries_even_the_right_pin_waits_and_so_after_a_restart(folder: DataFolder) -> None:
    with serving(folder) as served:
        for left in (4, 3, 2, 1, 0):
            answer = served.post(ENTER, {"pin": "111111"})
            assert (answer.status, answer.json()["left"]) == (403, left)
        answer = served.post(ENTER, {"pin": PIN})
        assert (answer.status, answer.json()["state"]) == (429, "wait")
        assert 880 < int(answer.headers["retry-after"]) <= 901
    with serving(folder) as served:
        assert served.post(ENTER, {"pin": PIN}).status == 429
        tries = json.loads((folder.path / "pin-tries.json").read_bytes())
        old = [(datetime.now(UTC) - timedelta(minutes=16)).isoformat() for _ in tries["at"]]
        (folder.path / "pin-tries.json").write_text(json.dumps({"at": old}))
        enter(served)


def test_twenty_tries_at_once_are_five(folder: DataFolder) -> None:
    with serving(folder) as served, ThreadPoolExecutor(20) as together:
        pins = [f"{number:06d}" for number in range(20)]
        statuses = list(together.map(lambda pin: served.post(ENTER, {"pin": pin}).status, pins))
    assert sorted(statuses) == [403] * 5 + [429] * 15


def test_right_tries_do_not_use_up_the_wrong_ones_and_do_not_forgive_them(folder: DataFolder) -> None:
    with serving(folder) as served:
        for _ in range(4):
            assert served.post(ENTER, {"pin": "111111"}).status == 403
        enter(served)
        enter(served)
        assert served.post(ENTER, {"pin": "111111"}).json()["left"] == 0
        assert served.post(ENTER, {"pin": PIN}).status == 429


def test_a_clock_that_was_set_back_opens_nothing_and_locks_nobody_out_for_long(tmp_path: Path) -> None:
    folder = DataFolder(tmp_path)
    lock = Door(folder)
    for minute in range(5):
        lock.begin_try(NOON + timedelta(minutes=minute))
    assert lock.seconds_to_wait(NOON + timedelta(minutes=5)) == 601
    last_year = NOON - timedelta(days=365)
    assert lock.seconds_to_wait(last_year) == 901
    assert lock.seconds_to_wait(NOON + timedelta(minutes=15, seconds=1)) == 0


def test_without_a_pin_it_opens_for_nobody(folder: DataFolder) -> None:
    door.pin_file(folder).unlink()
    with serving(folder) as served:
        assert served.ask(STATE).json()["pin"] is False
        answer = served.post(ENTER, {"pin": PIN})
        assert (answer.status, answer.json()) == (403, {"state": "no pin"})


def test_a_damaged_pin_opens_for_nobody(folder: DataFolder) -> None:
    for content in (
        "",
        "{}",
        '{"salt": "zz", "hash": "", "n": 2, "r": 1, "p": 1}',
        '{"salt": "", "hash": ""}',
    ):
        door.pin_file(folder).write_text(content)
        assert not door.is_right(folder, PIN)


def test_the_command_keeps_a_hash_for_its_owner_alone(tmp_path: Path) -> None:
    def pin(typed: str, *options: str) -> tuple[int, str]:
        command = [sys.executable, "-m", "amanjol_kiosk.cli", "pin", "--data", str(tmp_path), *options]
        ended = run(command, input=typed, capture_output=True, text=True, timeout=60, check=False)
        return ended.returncode, ended.stderr

    folder = DataFolder(tmp_path)
    assert pin("12345\n12345\n")[0] == 8
    assert pin("12345a\n12345a\n")[1].endswith("Error: A PIN has 6 to 12 figures, and nothing else.\n")
    assert not door.pin_file(folder).exists()
    assert pin(f"{PIN}\n{PIN}\n")[0] == 0
    file = door.pin_file(folder)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert PIN not in file.read_text()
    assert door.is_right(folder, PIN)
    assert not door.is_right(folder, "482916")
    assert pin("", "--remove")[0] == 0
    assert not file.exists()
