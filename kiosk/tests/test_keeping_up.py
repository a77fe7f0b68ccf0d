"""The long-running sync: pauses, wishes, reports, and how it ends."""

from __future__ import annotations

import json
import logging
import os
import random
import signal
import socket
import subprocess
import sys
import time
from typing import TYPE_CHECKING, Any

import pytest
from _device import Device, assert_shows
from _publisher import NOW, sample

from amanjol_kiosk import logs, moments
from amanjol_kiosk.failures import Interrupted, NotReached
from amanjol_kiosk.keeping_up import Keeper
from amanjol_kiosk.pacing import Pace, Patience
from amanjol_kiosk.progress import Progress
from amanjol_kiosk.sources import open_source
from amanjol_kiosk.syncing import SyncOptions

if TYPE_CHECKING:
    from pathlib import Path

    from _publisher import Publisher
    from _servers import Server


def keeper(device: Device, address: str | Path, every: float = 100.0) -> Keeper:
    options = SyncOptions(root=device.root, reserve=0, patience=Patience(tries=0), now=lambda: NOW)
    return Keeper(device.folder, lambda: open_source(str(address), proxy=None, pace=Pace()), options, every)


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


def test_a_long_fetch_makes_way_for_reports_and_for_new_documents(
    device: Device, publisher: Publisher, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A thin line: the fetch of a clip takes longer than a device may be silent, and a notice is signed meanwhile."""
    monkeypatch.setattr("amanjol_kiosk.keeping_up.MAKES_WAY_EVERY", 0.4)
    monkeypatch.setattr("amanjol_kiosk.progress.LOOKS_EVERY", 0.0)
    parts = sample(7, pages=1)
    parts["shared"]["media/clip.mp4"] = random.Random(7).randbytes(400_000)
    files = publisher.publish(7, parts, documents={"screens": {"version": 1, "notice": "old"}})
    server.fault = thin_line
    running = keeper(device, server.address)
    reported: list[str] = []
    monkeypatch.setattr(running, "report", lambda: reported.append(device.state.last_sync.outcome))
    running.once()
    assert reported == ["interrupted"]
    assert (running.pause(), device.state.failures) == (0.0, 0)
    assert not device.folder.current.exists()
    publisher.publish(7, parts, documents={"screens": {"version": 1, "notice": "new"}})
    running.once()
    assert reported == ["interrupted"] * 2
    assert b"new" in device.folder.document("screens").read_bytes()
    server.fault = None
    running.once()
    assert reported[-1] == "new pack"
    assert_shows(device, files)


def thin_line(handler: Any, path: str) -> bool:
    """Large files come in small pieces."""
    content = (handler.server.root / path).read_bytes() if path.startswith("blobs/") else b""
    if len(content) < 100_000:
        return False
    begin = int(handler.headers.get("Range", "bytes=0-").removeprefix("bytes=").rstrip("-"))
    handler.send_response(206 if begin else 200)
    if begin:
        handler.send_header("Content-Range", f"bytes {begin}-{len(content) - 1}/{len(content)}")
    handler.send_header("Content-Length", str(len(content) - begin))
    handler.end_headers()
    for place in range(begin, len(content), 4000):
        handler.wfile.write(content[place : place + 4000])
        time.sleep(0.05)
    return True


def test_where_nobody_resumes_a_fetch_is_not_cut(
    device: Device, publisher: Publisher, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    publisher.publish(7)
    running = keeper(device, server.address)
    source = open_source(server.address, proxy=None, pace=Pace())
    server.knows_ranges = False
    with source.open("metadata/timestamp.json", 5) as answer:
        assert answer.begins_at == 0
    assert not source.resumes
    monkeypatch.setattr(running, "_source", lambda: source)
    running.once()
    running.once()
    assert running._makes_way_at == float("inf")


def test_nothing_of_a_server_moves_the_terminal_that_shows_the_log(
    device: Device, publisher: Publisher, server: Server
) -> None:
    publisher.publish(7)

    def moved(handler: Any, _path: str) -> bool:
        handler.send_response(302)
        handler.send_header("Location", "/\x1b[2J\x1b[31mFORGED")
        handler.send_header("Content-Length", "0")
        handler.end_headers()
        return True

    server.fault = moved
    command = [
        sys.executable,
        "-m",
        "amanjol_kiosk.cli",
        "sync",
        "--from",
        server.address,
        "--root",
        str(device.root),
    ]
    process = subprocess.Popen(
        [*command, "--data", str(device.folder.path), "--every", "100"],
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
    )  # fmt: skip
    try:
        assert process.stdout is not None
        line = ""
        while "not reached" not in line:
            line = process.stdout.readline()
            assert line
            assert line.rstrip("\n").isprintable()
    finally:
        process.kill()
        process.communicate()


def test_a_line_of_the_log_holds_no_sign_that_does_anything() -> None:
    record = logging.LogRecord("urllib3", 30, "", 0, "from %s", ("\x1b[2J\u202eevil\nline",), None)
    assert logs._Escaping("%(message)s").format(record) == "from \\x1b[2J\\u202eevil\\nline"


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


def test_the_command_runs_until_it_is_ended(device_today: Device, publisher_today: Publisher) -> None:
    """As systemd starts it: it says that it is ready and alive, carries out a wish within seconds, and ends."""
    device, publisher = device_today, publisher_today
    day = moments.day(publisher.now)
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
        f"new pack: Shows pack 7, published on {day}.",
        f"new pack: Shows pack 8, published on {day}.",
    ]
