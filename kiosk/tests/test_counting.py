"""Counters on the device: whatever happens, the node gets the sum that was counted, each count once."""

from __future__ import annotations

import json
import tempfile
from collections import Counter
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any
from unittest import mock

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from amanjol_kiosk import counting
from amanjol_kiosk.folder import DataFolder

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

NOON = datetime(2026, 11, 25, 12, 30, tzinfo=UTC)
PAGE = ("uz", "page", "kr/your-rights")


class PowerCut(OSError):
    """The device died here."""


class Node:
    """What the node does: a batch is stored once, and acknowledged again whenever it comes again."""

    def __init__(self) -> None:
        self.stored: dict[str, dict[str, Any]] = {}

    def receive(self, batches: list[dict[str, Any]]) -> list[str]:
        for batch in batches:
            first = self.stored.setdefault(batch["id"], batch)
            assert first == batch, "a batch changed after it was sent"
        return [batch["id"] for batch in batches]

    def sums(self) -> Counter[tuple[str, ...]]:
        total: Counter[tuple[str, ...]] = Counter()
        for batch in self.stored.values():
            for row in batch["rows"]:
                columns = counting.COLUMNS[batch["kind"]]
                total[batch["kind"], *(row[column] for column in columns)] += row["count"]
        return total


class Cuts:
    """The power goes at the n-th step that touches the disk, before or after it."""

    def __init__(self, at: int, *, after: bool) -> None:
        self._left = at
        self._after = after

    def wrap(self, step: Callable[..., Any]) -> Callable[..., Any]:
        def cut(*given: Any, **named: Any) -> Any:
            self._left -= 1
            if self._left == 0 and not self._after:
                raise PowerCut
            result = step(*given, **named)
            if self._left == 0:
                raise PowerCut
            return result

        return cut

    def __enter__(self) -> None:
        rename, mkdir = Path.rename, Path.mkdir
        self._patches = [
            mock.patch.object(counting, "replace_file", self.wrap(counting.replace_file)),
            mock.patch.object(counting, "sync", self.wrap(counting.sync)),
            mock.patch.object(counting.shutil, "rmtree", self.wrap(counting.shutil.rmtree)),
            mock.patch.object(Path, "rename", self.wrap(rename)),
            mock.patch.object(Path, "mkdir", self.wrap(mkdir)),
        ]
        for patch in self._patches:
            patch.start()

    def __exit__(self, *_error: object) -> None:
        for patch in self._patches:
            patch.stop()


_signs = st.sampled_from([("2026-11", "kr", "gen-job-debt"), ("2026-12", "general", "gen-job-debt")])
_keys = st.sampled_from([PAGE, ("uz", "code", "kr"), ("ru", "check", "raised"), ("ru", "page", "kr")])
_items = st.sampled_from([("poster.svg", "uz"), ("general/job-offer", "ru")])
_count = st.tuples(st.just("count"), _keys, st.integers(1, 30), st.integers(0, 3))
_play = st.tuples(st.just("play"), _items, st.integers(1, 30), st.integers(0, 3))
_sign = st.tuples(st.just("sign"), _signs, st.integers(1, 30))
_clock = st.tuples(st.just("clock"), st.sampled_from([-3, -1, 1, 2, 30, 24 * 400]))
_report = st.tuples(
    st.just("report"), st.sampled_from(["arrived", "answer lost", "not arrived"]), st.integers(1, 4)
)
_cut = st.tuples(st.just("cut"), st.integers(1, 12), st.booleans(), st.sampled_from(["report", "count"]))
_steps = st.lists(st.one_of(_count, _play, _sign, _clock, _report, _cut), max_size=40)


class Life:
    """A device that counts, reports, dies and lives on, and what it should have told in the end."""

    def __init__(self, folder: DataFolder) -> None:
        self.folder = folder
        self.node = Node()
        self.now = NOON
        self.expected: Counter[tuple[str, ...]] = Counter()

    def do(self, step: tuple[Any, ...]) -> None:
        match step:
            case ("count", key, count, hours):
                self.now += timedelta(hours=hours)
                self.add("counts", key, count)
            case ("play", key, count, hours):
                self.now += timedelta(hours=hours)
                self.add("played", key, count)
            case ("sign", key, count):
                self.add("signs", key, count)
            case ("clock", hours):
                self.now += timedelta(hours=hours)
            case ("report", fate, most):
                self.report(fate, most)
            case ("cut", at, after, what):
                self.die(at, what, after=after)

    def add(self, kind: str, key: tuple[str, ...], count: int) -> None:
        counting.add(self.folder, kind, {key: count}, self.now)
        self.expected[kind, *key] += count

    def report(self, fate: str, most: int) -> None:
        batches = counting.batches(self.folder, self.now, most)
        assert len(batches) <= most
        if fate == "not arrived":
            return
        acknowledged = self.node.receive(batches)
        if fate == "arrived":
            counting.acknowledge(self.folder, acknowledged)

    def die(self, at: int, what: str, *, after: bool) -> None:
        """While adding, a count is told to be counted only where `add` returned, or where it is found on the disk."""
        if what == "report":
            try:
                with Cuts(at, after=after):
                    self.report("arrived", 3)
            except PowerCut:
                return
            return
        before = self.on_disk()
        try:
            with Cuts(at, after=after):
                counting.add(self.folder, "counts", {PAGE: 7}, self.now)
        except PowerCut:
            pass
        self.expected["counts", *PAGE] += self.on_disk() - before

    def on_disk(self) -> int:
        files = [*self.folder.counts.rglob("counts-*.json")]
        return sum(
            count for file in files for *key, count in json.loads(file.read_bytes()) if tuple(key) == PAGE
        )


@settings(max_examples=120, deadline=None, suppress_health_check=list(HealthCheck))
@given(_steps)
def test_the_node_gets_every_count_once_whatever_happens(steps: list[tuple[Any, ...]]) -> None:
    with tempfile.TemporaryDirectory(dir="/dev/shm" if Path("/dev/shm").is_dir() else None) as name:
        life = Life(DataFolder(Path(name)))
        for step in steps:
            life.do(step)
        life.now += timedelta(days=2)
        life.add("counts", PAGE, counting.SMALL)  # so that a rest is large enough to be told
        life.add("signs", ("2026-12", "kr", "gen-job-debt"), counting.SMALL)
        for _ in range(3):
            life.now += timedelta(days=1000)
            life.report("arrived", counting.MOST_BATCHES)
        assert life.node.sums() == life.expected
        assert list(life.folder.counts.rglob("*-*.json")) == []
        for batch in life.node.stored.values():
            if batch["kind"] != "played":
                assert sum(row["count"] for row in batch["rows"]) >= counting.SMALL


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[DataFolder]:
    return DataFolder(tmp_path)


def at(hour: int, day: int = 25) -> datetime:
    return datetime(2026, 11, day, hour, 10, tzinfo=UTC)


def test_a_batch_is_an_hour_in_the_shape_that_the_node_takes(folder: DataFolder) -> None:
    counting.add(folder, "counts", {PAGE: 8, ("ru", "check", "none"): 3}, at(6))
    counting.add(folder, "counts", {PAGE: 4}, at(6))
    counting.add(folder, "played", {("poster.svg", "uz"): 2}, at(6))
    assert counting.batches(folder, at(6)) == []  # the hour is not over
    batches = counting.batches(folder, at(7))
    assert [{**batch, "id": ""} for batch in sorted(batches, key=lambda batch: batch["kind"])] == [
        {
            "id": "",
            "kind": "counts",
            "from": "2026-11-25T06:00:00Z",
            "to": "2026-11-25T07:00:00Z",
            "rows": [
                {"language": "ru", "what": "check", "key": "none", "count": 3},
                {"language": "uz", "what": "page", "key": "kr/your-rights", "count": 12},
            ],
        },
        {
            "id": "",
            "kind": "played",
            "from": "2026-11-25T06:00:00Z",
            "to": "2026-11-25T07:00:00Z",
            "rows": [{"item": "poster.svg", "language": "uz", "count": 2}],
        },
    ]
    assert counting.batches(folder, at(8)) == batches  # the same ids until they are acknowledged
    counting.acknowledge(folder, [batch["id"] for batch in batches] + ["unknown", "../hours"])
    assert counting.batches(folder, at(8)) == []


def test_signs_are_told_once_their_month_is_over_and_never_fewer_than_ten_in_all(folder: DataFolder) -> None:
    november, december = ("2026-11", "kr", "gen-job-debt"), ("2026-12", "general", "gen-job-documents")
    counting.add(folder, "signs", {november: 9}, at(6))
    assert counting.batches(folder, at(23, day=30)) == []  # the month is not over
    later = datetime(2026, 12, 1, 0, 5, tzinfo=UTC)
    assert counting.batches(folder, later) == []  # and they are too few
    counting.add(folder, "signs", {december: 4}, later)
    assert counting.batches(folder, later) == []
    [batch] = counting.batches(folder, datetime(2027, 1, 1, 0, 5, tzinfo=UTC))
    assert {**batch, "id": ""} == {
        "id": "",
        "kind": "signs",
        "from": "2026-11-01T00:00:00Z",
        "to": "2027-01-01T00:00:00Z",
        "rows": [
            {"month": "2026-11", "country": "kr", "sign": "gen-job-debt", "count": 9},
            {"month": "2026-12", "country": "general", "sign": "gen-job-documents", "count": 4},
        ],
    }
    counting.acknowledge(folder, [batch["id"]])
    assert counting.batches(folder, datetime(2027, 2, 1, tzinfo=UTC)) == []


def test_a_batch_of_a_later_program_waits_and_holds_nothing_up(folder: DataFolder) -> None:
    counting.add(folder, "signs", {("2026-11", "kr", "gen-job-debt"): 12}, at(6))
    later = at(6) + timedelta(days=40)
    [batch] = counting.batches(folder, later)
    sealed = folder.counts / "batches" / batch["id"]
    counting.add(folder, "played", {("poster.svg", "ru"): 3}, at(6))
    with pytest.MonkeyPatch.context() as earlier:  # a program that knows no signs
        earlier.delitem(counting.COLUMNS, "signs")  # type: ignore[arg-type]  # a Mapping to readers
        assert [sent["kind"] for sent in counting.batches(folder, later)] == ["played"]
        assert sealed.is_dir()
    assert {sent["kind"] for sent in counting.batches(folder, later)} == {"played", "signs"}


def test_signs_of_a_month_are_told_whole_and_beside_the_hours(folder: DataFolder) -> None:
    for hour in (6, 7):
        counting.add(folder, "signs", {("2026-11", "kr", "gen-job-debt"): 6}, at(hour))
        counting.add(folder, "counts", {PAGE: 10}, at(hour))
    kinds = [batch["kind"] for batch in counting.batches(folder, at(9))]
    assert kinds == ["counts", "counts"]
    batches = counting.batches(folder, datetime(2026, 12, 2, tzinfo=UTC))
    assert [row["count"] for batch in batches if batch["kind"] == "signs" for row in batch["rows"]] == [12]


def test_small_hours_are_told_together_and_a_rest_with_the_next_day(folder: DataFolder) -> None:
    for hour, count in ((6, 4), (7, 5), (8, 3), (9, 20), (23, 2)):
        counting.add(folder, "counts", {PAGE: count}, at(hour))
    counting.add(folder, "counts", {PAGE: 9}, at(3, day=26))
    batches = [
        (batch["from"][:13], batch["to"][:13], batch["rows"][0]["count"])
        for batch in counting.batches(folder, at(4, day=26))
    ]
    assert batches == [
        ("2026-11-25T06", "2026-11-25T09", 12),
        ("2026-11-25T09", "2026-11-25T10", 20),
        ("2026-11-25T23", "2026-11-26T04", 11),
    ]


def test_fewer_than_ten_in_all_are_told_to_nobody_yet(folder: DataFolder) -> None:
    counting.add(folder, "counts", {PAGE: 9}, at(6))
    assert counting.batches(folder, at(6) + timedelta(days=9)) == []
    counting.add(folder, "counts", {PAGE: 1}, at(6) + timedelta(days=9))
    [batch] = counting.batches(folder, at(6) + timedelta(days=10))
    assert batch["rows"] == [{"language": "uz", "what": "page", "key": "kr/your-rights", "count": 10}]


def test_a_damaged_file_costs_its_own_hour_and_no_other(folder: DataFolder) -> None:
    counting.add(folder, "counts", {PAGE: 10}, at(6))
    [file] = (folder.counts / "hours").iterdir()
    file.write_bytes(b'[["uz", 3]')
    counting.add(folder, "counts", {PAGE: 11}, at(7))
    numbers = [row["count"] for batch in counting.batches(folder, at(9)) for row in batch["rows"]]
    assert numbers == [11]


@pytest.mark.parametrize(
    ("key", "is_counted"),
    [
        ("kr/help-and-contacts", False),
        ("ru/help-and-contacts", False),
        ("general/when-you-call-for-help", False),
        ("general/war-recruiters", False),
        ("general/signs-of-exploitation", False),
        ("general/kept-passport", False),
        ("general/job-offer", True),
        ("kr/your-rights", True),
        ("kr", True),
    ],
)
def test_what_is_never_counted(key: str, is_counted: bool) -> None:
    assert counting.is_counted(key) is is_counted


def test_the_newest_faults_of_a_day_each_once(folder: DataFolder) -> None:
    counting.add_faults(folder, ["An old one."], NOON - timedelta(days=2))
    counting.add_faults(folder, ["One\n  line.", " ", "x" * 500], NOON)
    counting.add_faults(folder, ["Another.", "One line."], NOON)
    assert counting.faults(folder, NOON) == ["One line.", "Another.", "x" * 200]
    counting.add_faults(folder, [f"Fault {number}." for number in range(40)], NOON)
    assert len(counting.faults(folder, NOON)) == counting.MOST_FAULTS
