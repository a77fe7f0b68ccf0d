"""Age and clocks: frozen mirrors, a year without a line, a battery that is empty."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from _device import assert_shows
from _publisher import NOW

from amanjol_kiosk import status
from amanjol_kiosk.failures import NotReached, OutOfDate, Refused
from amanjol_kiosk.folder import read_json

if TYPE_CHECKING:
    from _device import Device
    from _publisher import Publisher
    from _servers import Server

YEAR = timedelta(days=365)
EMPTY_BATTERY = datetime(1970, 1, 1, 0, 5, tzinfo=UTC)


def days(count: float) -> timedelta:
    return timedelta(days=count)


def test_a_frozen_mirror_is_noticed_and_the_pack_is_shown(device: Device, publisher: Publisher) -> None:
    files = publisher.publish(7)
    device.sync(publisher.path)
    assert not status.read(device.folder, device.now).is_stale
    device.now = NOW + days(8)
    assert device.sync(publisher.path).outcome == "nothing new"
    assert status.read(device.folder, device.now).is_stale
    device.now = NOW + days(91)
    with pytest.raises(OutOfDate, match="ended on 2027-02-23"):
        device.sync(publisher.path)
    assert status.read(device.folder, device.now).is_stale
    assert_shows(device, files)
    publisher.now = device.now
    publisher.sign_timestamp()
    device.sync(publisher.path)
    assert not status.read(device.folder, device.now).is_stale


def test_a_late_stick_works_while_its_signature_lasts(device: Device, publisher: Publisher) -> None:
    publisher.publish(7)
    device.sync(publisher.path)
    files = publisher.publish(8)
    device.now = NOW + days(89)
    assert device.sync(publisher.path).outcome == "new pack"
    assert_shows(device, files)
    assert status.read(device.folder, device.now).is_stale


def test_a_stick_that_is_too_late(device: Device, publisher: Publisher) -> None:
    old = publisher.publish(7)
    device.sync(publisher.path)
    publisher.publish(8)
    device.now = NOW + days(91)
    with pytest.raises(OutOfDate):
        device.sync(publisher.path)
    assert_shows(device, old)


@pytest.mark.parametrize("rotations", [1, 2, 5])
def test_a_year_without_a_line(device: Device, publisher: Publisher, rotations: int) -> None:
    """All that the device knows has expired; root keys and online keys were replaced, each time by the ones before."""
    publisher.publish(7)
    device.sync(publisher.path)
    for number in range(rotations):
        publisher.now += YEAR + days(2)
        publisher.rotate()
        files = publisher.publish(8 + number)
    device.now = publisher.now + days(1)
    assert device.sync(publisher.path).outcome == "new pack"
    assert_shows(device, files)
    assert not status.read(device.folder, device.now).is_stale
    assert device.sync(publisher.path).outcome == "nothing new"


def test_a_new_device_begins_with_the_first_root_of_years_ago(device: Device, publisher: Publisher) -> None:
    for number in range(3):
        publisher.now += YEAR
        publisher.rotate()
        files = publisher.publish(number + 1)
    device.now = publisher.now
    device.sync(publisher.path)
    assert_shows(device, files)


def test_a_gap_in_the_chain_of_roots(device: Device, publisher: Publisher) -> None:
    old = publisher.publish(7)
    device.sync(publisher.path)
    for _ in range(2):
        publisher.rotate()
    publisher.publish(8)
    (publisher.path / "metadata/2.root.json").unlink()
    with pytest.raises(Refused):
        device.sync(publisher.path)
    assert_shows(device, old)


@pytest.mark.parametrize("clock", [EMPTY_BATTERY, NOW - 10 * YEAR, NOW - days(30)])
def test_a_clock_that_is_behind_is_told_and_does_no_harm(
    device: Device, publisher: Publisher, clock: datetime
) -> None:
    publisher.publish(7)
    shutil.copytree(publisher.path, publisher.path.with_name("before"))
    device.sync(publisher.path)
    publisher.publish(8)
    device.sync(publisher.path)
    device.now = clock
    files = publisher.publish(9)
    assert device.sync(publisher.path).outcome == "new pack"
    assert device.state.clock_warning.startswith("The clock is wrong: it says ")
    assert device.state.clock_warning.endswith("was signed on 2026-11-25. Set the clock.")
    with pytest.raises(Refused):
        device.sync(publisher.path.with_name("before"))
    assert_shows(device, files)


def test_a_clock_that_was_set_back_and_lost_versions(device: Device, publisher: Publisher) -> None:
    """Nothing but the latest signed time guards then, and it does."""
    publisher.now = NOW - days(200)
    publisher.publish(7)
    before = publisher.path.with_name("before")
    shutil.copytree(publisher.path, before)
    publisher.now = NOW
    publisher.rotate(online=False)
    files = publisher.publish(8)
    device.sync(publisher.path)
    device.now = EMPTY_BATTERY
    for file in device.folder.metadata.rglob("*.json"):
        file.unlink()
    with pytest.raises(OutOfDate):
        device.sync(before)
    assert_shows(device, files)
    assert device.sync(publisher.path).outcome == "nothing new"


@pytest.mark.parametrize("clock", [NOW + 10 * YEAR, NOW + days(200)])
def test_a_clock_that_is_ahead_is_told_and_the_pack_stays(
    device: Device, publisher: Publisher, server: Server, clock: datetime
) -> None:
    old = publisher.publish(7)
    device.sync(server.address)
    publisher.publish(8)
    device.now = clock
    with pytest.raises(OutOfDate, match="or this device's clock is wrong"):
        device.sync(server.address)
    warning = device.state.clock_warning  # by what the server says the time is
    assert warning.startswith("The clock may be wrong: it says 20")
    assert_shows(device, old)
    device.now = NOW
    assert device.sync(server.address).outcome == "new pack"


def test_a_node_whose_clock_ran_ahead_does_not_lock_its_devices_out(
    device: Device, publisher: Publisher
) -> None:
    publisher.now = NOW + days(150)
    publisher.publish(7)
    device.sync(publisher.path)
    assert device.state.clock_warning
    publisher.now = NOW
    files = publisher.publish(8)
    assert device.sync(publisher.path).outcome == "new pack"
    assert_shows(device, files)
    assert device.state.clock_warning == ""


def test_a_server_that_lies_about_the_time_changes_nothing_but_a_warning(
    device: Device, publisher: Publisher, server: Server
) -> None:
    publisher.publish(7)
    handler = server.RequestHandlerClass
    handler.date_time_string = lambda *_: "Thu, 01 Jan 1970 00:00:00 GMT"  # type: ignore[attr-defined]
    try:
        assert device.sync(server.address).outcome == "new pack"
    finally:
        del handler.date_time_string  # type: ignore[attr-defined]
    assert "the other side 1970-01-01" in device.state.clock_warning


def test_the_server_is_away_for_days(device: Device, publisher: Publisher) -> None:
    files = publisher.publish(7)
    device.sync(publisher.path)
    for day in range(1, 11):
        device.now = NOW + days(day)
        with pytest.raises(NotReached):
            device.sync("http://127.0.0.1:9")
    assert_shows(device, files)
    state = status.read(device.folder, device.now)
    assert (state.failures, state.last_success_at, state.is_stale) == (10, "2026-11-25T10:00:00Z", True)
    assert "no success since 2026-11-25T10:00:00Z, in 10 tries; what is shown stays" in status.lines(state)
    assert read_json(device.folder.state) is not None
