"""The device's own program against the real endpoints: enrol, report, count once, take a screenshot along."""

from __future__ import annotations

import subprocess
import sys
import threading
from datetime import UTC, datetime, timedelta
from socketserver import ThreadingMixIn
from typing import TYPE_CHECKING, Any
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

import pytest
from amanjol_kiosk import __version__, counting, screenshots
from amanjol_kiosk.failures import NotReached, Refused
from amanjol_kiosk.folder import DataFolder
from amanjol_kiosk.reporting import report_once
from django.core.wsgi import get_wsgi_application
from django.db import connection

from amanjol.foundation.accounts.models import Tries
from amanjol.foundation.organisations.tests.cast import browser
from amanjol.public.devices.actions import keeping, reporting
from amanjol.public.devices.kinds import WishKind
from amanjol.public.devices.models import Count, CountBatch, Device, Screenshot, SignCount, Wish
from amanjol.public.devices.reports import MOST_CHECKS
from amanjol.public.devices.tests.fleet_cast import create_fleet_cast
from amanjol.public.devices.tests.test_device_page import picture

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from amanjol.public.devices.tests.fleet_cast import FleetCast


class _Quiet(WSGIRequestHandler):
    def log_message(self, *_: object) -> None:
        """Nothing."""


class _Server(ThreadingMixIn, WSGIServer):
    daemon_threads = True

    def process_request_thread(self, request: Any, client_address: Any) -> None:
        super().process_request_thread(request, client_address)
        connection.close()  # of this thread


@pytest.fixture
def node(fresh_database: str) -> Iterator[str]:
    """The address of the whole product on a database of its own."""
    with make_server("127.0.0.1", 0, get_wsgi_application(), _Server, _Quiet) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


@pytest.fixture
def fleet(node: str) -> FleetCast:
    return create_fleet_cast()


def _enrol(node: str, data: Path, cast: FleetCast) -> Device:
    """Somebody starts the program at the device, somebody else types what it shows."""
    program = [sys.executable, "-m", "amanjol_kiosk.cli", "enrol", "--node", node, "--data", str(data)]
    with subprocess.Popen(program, stdout=subprocess.PIPE, text=True) as started:
        assert started.stdout is not None
        code = started.stdout.readline().split()[1]
        form = {"code": code.lower(), "name": "Hall 2", "place": "TAS", "group": ""}
        assert "Enrolled." in browser(cast.sanjar).post("/fleet/enrol/", form, follow=True).text
        rest, _ = started.communicate(timeout=30)
    assert started.returncode == 0
    device = Device.objects.get()
    assert str(device.pk) in rest
    return device


def test_from_the_code_to_the_counts(node: str, fleet: FleetCast, tmp_path: Path) -> None:
    folder = DataFolder(tmp_path / "data")
    device = _enrol(node, folder.path, fleet)
    now = datetime.now(UTC)
    counting.add(folder, "counts", {("uz", "page", "kr/your-rights"): 12}, now - timedelta(hours=2))
    counting.add(folder, "played", {("poster-x.svg", "ru"): 3}, now - timedelta(hours=2))
    keeping.wish_for(device=device, kind=WishKind.SCREENSHOT, by=fleet.sanjar)
    report_once(folder)
    assert [count.count for count in Count.objects.all()] == [12]
    assert CountBatch.objects.count() == 2
    assert counting.batches(folder, now) == []
    device.refresh_from_db()
    assert device.last_seen_at is not None
    assert device.program == __version__
    wish = screenshots.wanted(folder, datetime.now(UTC))
    assert wish == str(Wish.objects.get().pk)
    screenshots.store(folder, wish, picture())
    report_once(folder)
    assert bytes(Screenshot.objects.get().content) == picture()
    assert Wish.objects.get().done_at is not None


def test_signs_of_a_clock_that_lost_its_time_are_taken_and_hold_nothing_up(
    node: str, fleet: FleetCast, tmp_path: Path
) -> None:
    folder = DataFolder(tmp_path / "data")
    _enrol(node, folder.path, fleet)
    now = datetime.now(UTC)
    for _ in range(2):
        in_1970: dict[tuple[str, ...], int] = {("1970-01", "kr", "gen-job-debt"): counting.LARGEST_COUNT}
        counting.add(folder, "signs", in_1970, datetime(1970, 1, 1, tzinfo=UTC))
    counting.add(folder, "counts", {("uz", "page", "kr/your-rights"): 12}, now - timedelta(hours=2))
    report_once(folder)
    assert [row.count for row in SignCount.objects.all()] == [MOST_CHECKS]
    assert [count.count for count in Count.objects.all()] == [12]
    assert counting.batches(folder, now) == []


def test_an_answer_that_is_lost_counts_nothing_twice(node: str, fleet: FleetCast, tmp_path: Path) -> None:
    folder = DataFolder(tmp_path / "data")
    _enrol(node, folder.path, fleet)
    counting.add(
        folder, "counts", {("uz", "page", "kr/your-rights"): 12}, datetime.now(UTC) - timedelta(hours=2)
    )
    for _ in range(3):
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(counting, "acknowledge", lambda *_: None)  # a power cut before the acknowledgement
            report_once(folder)
    report_once(folder)
    assert [count.count for count in Count.objects.all()] == [12]
    assert counting.batches(folder, datetime.now(UTC)) == []


def test_what_is_too_much_for_an_hour_waits_on_the_device(
    node: str, fleet: FleetCast, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = DataFolder(tmp_path / "data")
    _enrol(node, folder.path, fleet)
    now = datetime.now(UTC)
    for hours in (5, 4, 3):
        counting.add(folder, "counts", {("uz", "page", "kr/your-rights"): 12}, now - timedelta(hours=hours))
    monkeypatch.setattr(reporting, "ROWS_AN_HOUR", 4)
    report_once(folder)
    assert sorted(count.count for count in Count.objects.all()) == [12, 12]
    assert len(counting.batches(folder, now)) == 1
    monkeypatch.setattr(reporting, "MESSAGES_AN_HOUR", 1)
    with pytest.raises(NotReached, match="429"):
        report_once(folder)
    assert len(counting.batches(folder, now)) == 1
    monkeypatch.setattr(reporting, "MESSAGES_AN_HOUR", 600)
    Tries.objects.update(since=now - timedelta(minutes=61))
    report_once(folder)
    assert sorted(count.count for count in Count.objects.all()) == [12, 12, 12]
    assert counting.batches(folder, now) == []


def test_a_struck_off_device_is_refused_and_keeps_its_counts(
    node: str, fleet: FleetCast, tmp_path: Path
) -> None:
    folder = DataFolder(tmp_path / "data")
    device = _enrol(node, folder.path, fleet)
    keeping.strike_off(device=device, by=fleet.sanjar)
    counting.add(
        folder, "counts", {("uz", "page", "kr/your-rights"): 12}, datetime.now(UTC) - timedelta(hours=2)
    )
    with pytest.raises(Refused, match="struck off"):
        report_once(folder)
    assert not Count.objects.exists()
    assert len(counting.batches(folder, datetime.now(UTC))) == 1
