"""The long-running sync: pauses, wishes, reports, and how it ends."""

from __future__ import annotations

import json
import logging
import os
import signal
import socket
import subprocess
import sys
import time
from typing import TYPE_CHECKING, Any

import pytest
from _device import Device, assert_shows
from _publisher import NOW

from amanjol_kiosk.failures import Interrupted, NotReached
from amanjol_kiosk.keeping_up import Keeper
from amanjol_kiosk.pacing import Pace, Patience
from amanjol_kiosk.progress import Progress
from amanjol_kiosk.sources import open_source
from amanjol_kiosk.syncing import Wanted

if TYPE_CHECKING:
    from pathlib import Path

    from _publisher import Publisher


def keeper(device: Device, address: str | Path, every: float = 100.0) -> Keeper:
    wanted = Wanted(root=device.root, reserve=0, patience=Patience(tries=0), now=lambda: NOW)
    return Keeper(device.folder, lambda: open_source(str(address), proxy=None, pace=Pace()), wanted, every)


def test_it_says_a_thing_once(device: Device, publisher: Publisher, caplog: pytest.LogCaptureFixture) -> None:
    publisher.publish(7)
    running = keeper(device, publisher.path)
    with caplog.at_level(logging.INFO, "amanjol_kiosk"):
        for _ in range(4):
            running.once()
        publisher.publish(8)
        running.once()
    assert [record.getMessage() for record in caplog.records] == [
        "new pack: Shows pack 7, published on 2026-11-25.",
        "nothing new: Shows pack 7, which is the newest.",
        "new pack: Shows pack 8, published on 2026-11-25.",
    ]


def test_every_failure_is_a_line(
    device: Device, publisher: Publisher, caplog: pytest.LogCaptureFixture
) -> None:
    publisher.publish(7)
    running = keeper(device, publisher.path / "nowhere")
    with caplog.at_level(logging.INFO, "amanjol_kiosk"):
        running.once()
        running.once()
    assert len(caplog.records) == 2
    assert caplog.records[0].getMessage().startswith("not reached: ")


def test_pauses_differ_and_grow_after_failures(device: Device, publisher: Publisher) -> None:
    publisher.publish(7)
    well = keeper(device, publisher.path, every=1000)
    well.once()
    pauses = {well.pause() for _ in range(50)}
    assert len(pauses) == 50
    assert min(pauses) >= 900
    assert max(pauses) <= 1100
    failing = keeper(device, publisher.path / "nowhere", every=1000)
    for expected in (15, 30, 60, 120, 240, 480, 960, 1000, 1000):
        failing.once()
        assert 0.5 * expected <= failing.pause() <= 1.5 * expected


def test_the_wish_to_sync_ends_the_waiting(device: Device, publisher: Publisher) -> None:
    publisher.publish(7)
    running = keeper(device, publisher.path)
    running.once()
    device.folder.wish("sync")
    began = time.monotonic()
    running.wait(60)
    assert time.monotonic() - began < 30
    assert list(device.folder.wishes.iterdir()) == []


def test_the_wish_to_roll_back(device: Device, publisher: Publisher) -> None:
    running = keeper(device, publisher.path)
    old = publisher.publish(7)
    running.once()
    publisher.publish(8)
    running.once()
    device.folder.wish("roll-back")
    assert not running.carry_out_wishes()
    assert_shows(device, old)
    running.once()
    assert_shows(device, old)
    device.folder.wish("roll-back")  # nothing older: a line in the log, and on
    assert not running.carry_out_wishes()


def test_a_roll_back_does_not_wait_for_a_long_fetch(
    device: Device, publisher: Publisher, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = publisher.publish(7)
    device.sync(publisher.path)
    publisher.publish(8)
    monkeypatch.setattr("amanjol_kiosk.progress.LOOKS_EVERY", 0.0)
    device.folder.wish("roll-back")
    with pytest.raises(Interrupted):
        device.sync(publisher.path, progress=Progress(keeper(device, publisher.path)._must_stop))
    assert_shows(device, old)
    assert device.state.last_sync.outcome == "interrupted"


def test_reports_when_enrolled(
    device: Device, publisher: Publisher, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    reporting = pytest.importorskip("amanjol_kiosk.reporting")
    publisher.publish(7)
    reports: list[Any] = []

    def report_once(folder: Any, **_: Any) -> None:
        reports.append(folder)
        if len(reports) > 1:
            raise NotReached("The node is away.")

    monkeypatch.setattr(reporting, "report_once", report_once)
    running = keeper(device, publisher.path)
    running.once()
    assert reports == []
    device.folder.identity.write_text(json.dumps({"device": "d-1"}))
    running.once()
    assert reports == [device.folder]
    device.folder.wish("report")
    assert not running.carry_out_wishes()
    assert "not reported: The node is away." in caplog.text


def test_a_page_of_the_fetch_is_told(
    caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("amanjol_kiosk.progress.A_LINE_EVERY", 0.0)
    progress = Progress()
    with caplog.at_level(logging.INFO, "amanjol_kiosk"):
        progress(0, 0)
        progress(1024**2, 4 * 1024**2)
    assert caplog.messages == ["fetched 1.0 of 4.0 MiB"]


def test_the_command_runs_until_it_is_ended(device: Device, publisher: Publisher) -> None:
    """As systemd starts it: it says that it is ready and alive, carries out a wish within seconds, and ends."""
    publisher.publish(7)
    address = f"\0amanjol-test-{os.getpid()}"
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as systemd:
        systemd.bind(address)
        systemd.settimeout(30)
        command = [sys.executable, "-m", "amanjol_kiosk.cli", "sync", "--every", "3600", "--reserve", "0"]
        process = subprocess.Popen(
            [*command, "--from", publisher.path, "--data", device.path, "--root", device.root],
            env={**os.environ, "NOTIFY_SOCKET": f"@{address[1:]}"},
            stderr=subprocess.PIPE,
            text=True,
        )
        assert process.stderr is not None
        assert systemd.recv(100) == b"READY=1"
        lines = [process.stderr.readline()]
        assert systemd.recv(100) == b"WATCHDOG=1"
        files = publisher.publish(8)
        device.folder.wish("sync")
        lines.append(process.stderr.readline())
        assert_shows(device, files)
        process.send_signal(signal.SIGTERM)
        assert process.communicate(timeout=30)[1] == ""
    assert process.returncode == 0
    assert [line.rstrip().split(" ", 2)[2] for line in lines] == [
        "new pack: Shows pack 7, published on 2026-11-25.",
        "new pack: Shows pack 8, published on 2026-11-25.",
    ]
