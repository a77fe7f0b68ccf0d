"""A screenshot is only ever of the posters or the maintenance page, and a silent page is started again."""

from __future__ import annotations

import itertools
import stat
import uuid
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from _served import ServedDevice, put, serving, switch

from amanjol_kiosk import counting, moments, screenshots
from amanjol_kiosk.folder import DataFolder
from amanjol_kiosk.serving.silence import FILE_SETTING, Silence

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PICTURE = b"\x89PNG\r\n\x1a\n" + bytes(1000)
NOON = datetime(2026, 11, 25, 12, tzinfo=UTC)


@pytest.fixture
def folder(tmp_path: Path) -> DataFolder:
    data = DataFolder(tmp_path / "data")
    switch(data, put(data, 1))
    return data


@pytest.fixture
def camera(tmp_path: Path) -> Path:
    """A program that takes the picture, and leaves a trace each time."""
    (tmp_path / "picture").write_bytes(PICTURE)
    program = tmp_path / "camera"
    program.write_text(f"#!/bin/sh\necho taken >> {tmp_path}/trace\ncat {tmp_path}/picture\n")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    return program


@pytest.fixture
def served(folder: DataFolder, camera: Path) -> Iterator[ServedDevice]:
    with serving(folder, AMANJOL_KIOSK_SHOT=str(camera)) as started:
        yield started


def here(served: ServedDevice, screen: str, **more: bool) -> bool:
    return bool(served.post("/device/here", {"screen": screen, **more}).json()["hold"])


def was_taken(camera: Path) -> bool:
    return camera.with_name("trace").exists()


@pytest.mark.parametrize("screen", ["attract", "maintenance"])
def test_taken_while_the_page_stands_still_and_kept_when_it_did(
    served: ServedDevice, camera: Path, screen: str
) -> None:
    assert not here(served, screen)
    wish = str(uuid.uuid4())
    screenshots.ask(served.folder, wish, moments.now())
    assert here(served, screen)  # the page is asked to hold
    assert not was_taken(camera)
    assert not here(served, screen, holding=True)
    assert was_taken(camera)
    assert screenshots.results(served.folder) == []
    here(served, screen, held=True)
    assert screenshots.results(served.folder) == [(wish, PICTURE)]
    assert (served.folder.wishes / "report").exists()
    assert not here(served, screen)  # the wish is fulfilled
    screenshots.sent(served.folder, wish)
    assert screenshots.results(served.folder) == []


@pytest.mark.parametrize("screen", ["visit", "closed", ""])
def test_never_of_what_somebody_reads(served: ServedDevice, camera: Path, screen: str) -> None:
    screenshots.ask(served.folder, str(uuid.uuid4()), moments.now())
    assert not here(served, screen)
    assert not here(served, screen, holding=True)
    here(served, screen, held=True)
    assert not was_taken(camera)


@pytest.mark.parametrize("after", [{"screen": "visit", "held": True}, {"screen": "attract"}])
def test_gone_when_the_page_did_not_stand_still(
    served: ServedDevice, camera: Path, after: dict[str, object]
) -> None:
    screenshots.ask(served.folder, str(uuid.uuid4()), moments.now())
    here(served, "attract", holding=True)
    assert was_taken(camera)
    served.post("/device/here", after)
    here(served, "attract", held=True)
    assert screenshots.results(served.folder) == []
    assert here(served, "attract")  # it is tried again while the wish waits


def test_what_is_no_picture_is_dropped_after_three_tries(served: ServedDevice, camera: Path) -> None:
    for content in (b"no picture", b"", PICTURE + bytes(screenshots.LARGEST)):
        camera.with_name("picture").write_bytes(content)
        screenshots.ask(served.folder, str(uuid.uuid4()), moments.now())
        for _ in range(3):
            assert here(served, "attract")
            here(served, "attract", holding=True)
            here(served, "attract", held=True)
        assert not here(served, "attract")
    assert screenshots.results(served.folder) == []
    assert counting.faults(served.folder, moments.now()) == ["The program for screenshots gives no picture."]


def test_a_program_that_hangs_or_is_missing_keeps_nobody_waiting(folder: DataFolder) -> None:
    for program in ("sleep 60", "/no/such/program", "'unclosed"):
        with serving(folder, AMANJOL_KIOSK_SHOT=program) as served:
            screenshots.ask(folder, str(uuid.uuid4()), moments.now())
            assert not here(served, "attract", holding=True)
            here(served, "attract", held=True)
            assert served.ask("/uz/").status == 200
    assert screenshots.results(folder) == []


def test_a_wish_expires_and_a_strange_one_is_none(tmp_path: Path) -> None:
    folder = DataFolder(tmp_path)
    wish = str(uuid.uuid4())
    screenshots.ask(folder, wish, NOON)
    assert screenshots.wanted(folder, NOON + timedelta(minutes=9)) == wish
    assert screenshots.wanted(folder, NOON + timedelta(minutes=10)) is None
    assert screenshots.wanted(folder, NOON) is None  # forgotten
    screenshots.ask(folder, wish, NOON)
    assert screenshots.wanted(folder, NOON - timedelta(days=1)) is None  # the clock was set back
    with pytest.raises(ValueError, match="hexadecimal"):
        screenshots.ask(folder, "../../x", NOON)


def test_a_wall_screen_has_no_visits_and_need_not_say_that_it_stood_still(
    folder: DataFolder, camera: Path
) -> None:
    folder.identity.write_text('{"kind": "screen"}')
    with serving(folder, AMANJOL_KIOSK_SHOT=str(camera)) as served:
        wish = str(uuid.uuid4())
        screenshots.ask(folder, wish, moments.now())
        assert here(served, "attract")
        here(served, "attract", holding=True)
    assert screenshots.results(folder) == [(wish, PICTURE)]


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


def test_a_silent_page_is_started_again_and_ever_later_where_that_does_not_help(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    silent, clock = tmp_path / "page-silent", Clock()
    monkeypatch.setenv(FILE_SETTING, str(silent))
    silence = Silence(DataFolder(tmp_path), lambda: True, clock)
    times = []
    for second in range(0, 4000, 5):
        clock.now = float(second)
        if second < 600 and second % 10 == 0:
            silence.heard()
        if silence.look():
            assert silent.exists()
            silent.unlink()
            times.append(second)
    assert times[0] == 650  # a minute after the last sign of life
    pauses = [later - earlier for earlier, later in itertools.pairwise(times)]
    assert pauses == [180, 360, 720, 1440]
    silence.heard()
    clock.now += 61
    assert silence.look()


def test_a_pack_whose_page_never_speaks_is_left_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = Clock()
    monkeypatch.setenv(FILE_SETTING, str(tmp_path / "page-silent"))
    speaks = False
    silence = Silence(DataFolder(tmp_path), lambda: speaks, clock)
    clock.now = 10_000.0
    assert not silence.look()
    speaks = True
    assert not silence.look()  # it has just come: a minute for its first word
    clock.now += 61
    assert silence.look()
