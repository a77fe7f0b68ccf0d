"""What the node is told, and what is kept until it has said that it heard."""

from __future__ import annotations

import uuid
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from _node import Node, Said, answering

from amanjol_kiosk import counting, page_state, reporting, screenshots, temperature
from amanjol_kiosk.failures import NotReached, NotSetUp, Refused
from amanjol_kiosk.folder import DataFolder
from amanjol_kiosk.identity import Identity, Key
from amanjol_kiosk.reporting import report_once
from amanjol_kiosk.state import Attempt, SyncState
from amanjol_kiosk.uplink import Unwelcome

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

NOW = datetime(2026, 11, 25, 10, 20, tzinfo=UTC)
PNG = b"\x89PNG\r\n\x1a\n" + bytes(20)


@pytest.fixture
def node() -> Iterator[Node]:
    with answering() as started:
        started.reply = _acknowledge
        yield started


@pytest.fixture
def folder(node: Node, place: Path) -> DataFolder:
    """Of a device that is enrolled at the node."""
    data = DataFolder(place / "data")
    data.make()
    node.learn(Key.read_or_make(data).public)
    Identity(str(uuid.uuid4()), node.address, "kiosk").write(data)
    return data


def _acknowledge(said: Said) -> tuple[int, Any]:
    if said.path.startswith("/device/v1/screenshot"):
        return 204, b""
    return 200, {"acknowledged": [batch["id"] for batch in said.json["batches"]], "wishes": [], "time": ""}


def _report(folder: DataFolder, later: timedelta = timedelta(0)) -> None:
    report_once(folder, now=lambda: NOW + later)


def _count(folder: DataFolder, count: int, hours_ago: int, key: str = "kr/your-rights") -> None:
    counting.add(folder, "counts", {("uz", "page", key): count}, NOW - timedelta(hours=hours_ago))


def test_it_tells_how_the_device_is(node: Node, folder: DataFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    state = SyncState(channel="stable", failures=3, last_success_at="2026-11-25T09:00:00Z")
    state.last_sync = Attempt(outcome="no room", sentence="The pack\ndoes not fit.\x07 " + "x" * 400)
    state.write(folder)
    page_state.note(folder, "attract", NOW)
    counting.add_faults(folder, ["poster-x.svg could not be shown."], NOW)
    monkeypatch.setattr(temperature, "read", lambda: 51.5)
    _report(folder)
    report = node.last("/report").json
    status = report["status"]
    assert report["at"] == "2026-11-25T10:20:00Z"
    assert (status["failures"], status["outcome"], status["channel"]) == (3, "no room", "stable")
    assert status["sentence"].startswith("The pack does not fit. xxx")
    assert len(status["sentence"]) == 300
    assert (status["is_page_alive"], status["screen"]) == (True, "attract")
    assert status["faults"] == ["poster-x.svg could not be shown."]
    assert (status["pack"], status["published_at"], status["temperature"]) == (0, None, 51.5)
    assert 0 < status["free_bytes"] < status["total_bytes"]


def test_a_page_that_fell_silent_is_told(node: Node, folder: DataFolder) -> None:
    page_state.note(folder, "visit", NOW - timedelta(minutes=5))
    _report(folder)
    status = node.last("/report").json["status"]
    assert (status["is_page_alive"], status["screen"]) == (False, "")


def test_counts_go_when_they_are_acknowledged_and_not_before(node: Node, folder: DataFolder) -> None:
    _count(folder, 12, hours_ago=2)
    node.reply = lambda _said: (200, {"acknowledged": [], "wishes": [], "time": ""})
    _report(folder)
    (first,) = node.last("/report").json["batches"]
    assert first["rows"] == [{"language": "uz", "what": "page", "key": "kr/your-rights", "count": 12}]
    node.reply = _acknowledge
    _report(folder)
    assert node.last("/report").json["batches"] == [first]
    _report(folder)
    assert node.last("/report").json["batches"] == []


@pytest.mark.parametrize("reply", [(503, {}), (200, b"{"), (200, []), (302, {}), (401, {})])
def test_whatever_else_the_node_answers_nothing_is_lost(node: Node, folder: DataFolder, reply: Any) -> None:
    _count(folder, 12, hours_ago=2)
    node.reply = lambda _said: reply
    with pytest.raises(Refused if reply[0] == 401 else NotReached):
        _report(folder)
    node.reply = _acknowledge
    _report(folder)
    assert [batch["rows"][0]["count"] for batch in node.last("/report").json["batches"]] == [12]


def test_an_acknowledgement_of_something_else_takes_nothing_away(node: Node, folder: DataFolder) -> None:
    _count(folder, 12, hours_ago=2)
    odd = [str(uuid.uuid4()), "../../identity.key", 7, None, ""]
    node.reply = lambda _said: (200, {"acknowledged": odd, "wishes": "x", "time": ""})
    _report(folder)
    assert folder.identity_key.exists()
    node.reply = _acknowledge
    _report(folder)
    assert len(node.last("/report").json["batches"]) == 1


def test_many_batches_go_in_several_messages_none_too_large(node: Node, folder: DataFolder) -> None:
    for hour in range(1, 8):
        rows = {("uz", "page", f"kr/{'x' * 100}-{number}"): 20 for number in range(400)}
        counting.add(folder, "counts", rows, NOW - timedelta(hours=hour))
    _report(folder)
    reports = [said for said in node.said if said.path.endswith("/report")]
    assert len(reports) > 1
    assert all(len(said.body) <= 256 * 1024 for said in reports)
    sent = [batch["id"] for said in reports for batch in said.json["batches"]]
    assert len(sent) == len(set(sent)) == 7
    assert counting.batches(folder, NOW) == []


def test_where_the_node_takes_no_counts_it_still_hears_how_the_device_is(
    node: Node, folder: DataFolder
) -> None:
    _count(folder, 12, hours_ago=2)
    node.reply = lambda said: (400, {}) if said.json["batches"] else _acknowledge(said)
    _report(folder)
    assert node.last("/report").json["status"]["faults"] == ["The node does not take the counts."]
    assert len(counting.batches(folder, NOW)) == 1
    node.reply = lambda _said: (400, {})
    with pytest.raises(Unwelcome):
        _report(folder, timedelta(days=2))


def test_a_wish_to_sync_is_passed_on_once_and_then_said_to_be_done(node: Node, folder: DataFolder) -> None:
    wish = str(uuid.uuid4())
    node.reply = lambda said: (
        200,
        {"acknowledged": [], "wishes": [{"id": wish, "kind": "sync"}], "time": ""},
    )
    _report(folder)
    assert folder.take_wishes() == ["sync"]
    assert node.last("/report").json["carried_out"] == []
    _report(folder)
    assert folder.take_wishes() == []
    assert node.last("/report").json["carried_out"] == [wish]
    node.reply = _acknowledge
    _report(folder)
    _report(folder)
    assert node.last("/report").json["carried_out"] == []


def test_a_screenshot_is_asked_for_sent_and_let_go(node: Node, folder: DataFolder) -> None:
    wish = str(uuid.uuid4())
    node.reply = lambda said: (
        200,
        {"acknowledged": [], "wishes": [{"id": wish, "kind": "screenshot"}], "time": ""},
    )
    _report(folder)
    assert screenshots.wanted(folder, NOW) == wish
    screenshots.store(folder, wish, PNG)
    node.reply = lambda said: (503, {}) if "screenshot" in said.path else _acknowledge(said)
    with pytest.raises(NotReached):
        _report(folder)
    node.reply = _acknowledge
    _report(folder)
    sent = node.last("/screenshot")
    assert (sent.path, sent.body, sent.media_type) == (f"/device/v1/screenshot?wish={wish}", PNG, "image/png")
    assert screenshots.results(folder) == []


def test_a_screenshot_that_nobody_wants_any_more_is_dropped(node: Node, folder: DataFolder) -> None:
    screenshots.ask(folder, str(uuid.uuid4()), NOW)
    screenshots.store(folder, str(uuid.uuid4()), PNG)
    node.reply = lambda said: (400, {}) if "screenshot" in said.path else _acknowledge(said)
    _report(folder)
    assert screenshots.results(folder) == []


@pytest.mark.parametrize(
    "wishes",
    [[{"id": "../x", "kind": "screenshot"}], [{"kind": "screenshot"}], [{"id": 1, "kind": "reboot"}]],
)
def test_what_is_no_wish_is_left_alone(node: Node, folder: DataFolder, wishes: Any) -> None:
    node.reply = lambda _said: (200, {"acknowledged": [], "wishes": wishes, "time": ""})
    _report(folder)
    assert screenshots.wanted(folder, NOW) is None
    assert folder.take_wishes() == []


def test_an_endless_answer_is_cut_off(node: Node, folder: DataFolder) -> None:
    node.reply = lambda _said: (200, b" " * 300_000)
    with pytest.raises(NotReached):
        _report(folder)


def test_a_device_that_is_not_enrolled_says_what_to_do(place: Path) -> None:
    folder = DataFolder(place / "other")
    folder.make()
    with pytest.raises(NotSetUp, match="enrol"):
        report_once(folder)


def test_the_warmest_part_counts_where_the_system_tells(tmp_path: Path) -> None:
    assert temperature.read(tmp_path) is None
    for number, text in enumerate(["41500\n", "57250\n", "0\n", "999999\n", "x\n", ""]):
        zone = tmp_path / f"thermal_zone{number}"
        zone.mkdir()
        (zone / "temp").write_text(text)
    assert temperature.read(tmp_path) == 57.2


def test_messages_of_one_report_rise(node: Node, folder: DataFolder) -> None:
    _report(folder)
    _report(folder)
    numbers = [said.sequence for said in node.said]
    assert numbers == sorted(set(numbers))
    assert reporting.REPORT in {said.path for said in node.said}
