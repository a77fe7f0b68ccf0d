"""What is signed and what is not, what is counted and what never."""

from __future__ import annotations

import json
import uuid
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from django.db import connection
from django.test import Client
from django.utils import timezone

from amanjol.foundation.accounts.models import Tries
from amanjol.public.devices.actions import reporting
from amanjol.public.devices.models import Count, CountBatch, Device, Played
from amanjol.public.devices.reports import MOST_ROWS
from amanjol.public.devices.tests.fleet_cast import create_fleet_cast
from amanjol.public.devices.tests.machine import (
    REPORT,
    STATE,
    Machine,
    batch_of,
    enrolled_machine,
    report_of,
    row_of,
)

if TYPE_CHECKING:
    from amanjol.public.devices.tests.fleet_cast import FleetCast


def test_a_report_is_kept_as_the_devices_state(kiosk: Machine) -> None:
    answer = kiosk.report(free_bytes=5, temperature=None, faults=["poster-x.svg could not be shown."])
    assert answer.status_code == 200
    assert answer.json()["acknowledged"] == answer.json()["wishes"] == []
    device = kiosk.device
    assert (device.pack, device.free_bytes, device.temperature) == (7, 5, None)
    assert device.faults == ["poster-x.svg could not be shown."]
    assert device.published_at == datetime(2026, 11, 25, 8, tzinfo=UTC)
    assert device.last_seen_at is not None
    assert abs(device.last_seen_at - timezone.now()) < timedelta(minutes=1)
    assert "Set-Cookie" not in answer.headers


def test_a_page_that_is_not_shown_is_noted_with_the_time_it_was_lost(kiosk: Machine) -> None:
    kiosk.report(is_page_alive=False)
    lost_at = kiosk.device.page_lost_at
    assert lost_at is not None
    kiosk.report(is_page_alive=False)
    assert kiosk.device.page_lost_at == lost_at
    kiosk.report(is_page_alive=True)
    assert kiosk.device.page_lost_at is None


@pytest.mark.parametrize(
    "changes",
    [
        {"Amanjol_Device": "A" * 43},
        {"Amanjol_Device": ""},
        {"Amanjol_Sequence": "0"},
        {"Amanjol_Sequence": "-7"},
        {"Amanjol_Sequence": "99"},  # signed was another one
        {"Amanjol_Sequence": "9" * 40},
        {"Amanjol_Signature": "A" * 86},
        {"Amanjol_Signature": "?"},
    ],
)
def test_what_is_not_signed_is_refused_with_one_and_the_same_answer(
    kiosk: Machine, changes: dict[str, str]
) -> None:
    unknown = Machine().report()
    assert unknown.status_code == 401
    answer = kiosk.post(REPORT, report_of(), **changes)
    assert (answer.status_code, answer.content) == (401, unknown.content)
    assert kiosk.device.last_seen_at is None


def test_a_message_is_good_once_and_older_ones_never(kiosk: Machine) -> None:
    assert kiosk.report().status_code == 200
    kiosk.sequence -= 1
    assert kiosk.report().status_code == 401
    kiosk.sequence = 1
    assert kiosk.report().status_code == 401
    kiosk.sequence = 500
    assert kiosk.report().status_code == 200


def test_a_signature_holds_for_its_path_and_body_only(kiosk: Machine) -> None:
    kiosk.sequence += 1
    headers = kiosk.headers(STATE, b"{}")
    body = b'{"at": 1}'
    for path, sent in ((REPORT, b"{}"), (STATE, body), (f"{STATE}?x=1", b"{}")):
        answer = Client().post(path, sent, content_type="application/json", headers=headers)
        assert answer.status_code == 401, path


def test_a_struck_off_key_is_refused_as_an_unknown_one(kiosk: Machine) -> None:
    Device.objects.update(struck_off_at=timezone.now())
    assert kiosk.report().content == Machine().report().content
    assert kiosk.device.last_seen_at is None


def test_a_batch_is_counted_once_however_often_it_comes(kiosk: Machine) -> None:
    batch = batch_of(row_of(12), row_of(3), row_of(5, key="taken-on.mp4", what="clip"))
    for _ in range(3):
        assert kiosk.report(batch).json()["acknowledged"] == [batch["id"]]
    assert sorted(Count.objects.values_list("what", "key", "count", "place")) == [
        ("clip", "taken-on.mp4", 5, "TAS"),
        ("page", "kr/your-rights", 15, "TAS"),
    ]
    kiosk.report(batch_of(row_of(10)))
    assert Count.objects.get(what="page").count == 25
    assert CountBatch.objects.count() == 2


def test_the_same_batch_twice_in_one_report_is_counted_once(kiosk: Machine) -> None:
    batch = batch_of(row_of(12))
    assert kiosk.report(batch, batch).json()["acknowledged"] == [batch["id"]] * 2
    assert Count.objects.get().count == 12


def test_one_id_of_two_devices_is_two_batches(kiosk: Machine, cast: FleetCast) -> None:
    other = enrolled_machine(cast.sanjar, name="Hall 3")
    batch = batch_of(row_of(12))
    kiosk.report(batch)
    other.report(batch)
    assert list(Count.objects.values_list("count", flat=True)) == [12, 12]


def test_proof_of_play_is_kept_by_itself(kiosk: Machine) -> None:
    rows = [{"item": "notice:" + str(uuid.uuid4()), "language": "ru", "count": 300}]
    kiosk.report(batch_of(*rows, kind="played"))
    assert Played.objects.get().count == 300
    assert not Count.objects.exists()


@pytest.mark.parametrize(
    "key",
    [
        "kr/help-and-contacts",
        "help-and-contacts",
        "general/when-you-call-for-help",
        "general/war-recruiters",
        "general/signs-of-exploitation",
        "general/kept-passport",
    ],
)
def test_pages_about_help_are_never_counted_even_if_a_device_does(kiosk: Machine, key: str) -> None:
    batch = batch_of(row_of(40, key=key), row_of(12))
    assert kiosk.report(batch).json()["acknowledged"] == [batch["id"]]
    assert Count.objects.get().key == "kr/your-rights"
    assert CountBatch.objects.get().refused == 1


def test_a_code_of_such_a_page_is_not_counted_either(kiosk: Machine) -> None:
    kiosk.report(batch_of(row_of(40, key="general/kept-passport", what="code"), row_of(3, what="code")))
    assert Count.objects.get().key == "kr/your-rights"


def test_a_clip_may_be_called_in_any_letters(kiosk: Machine) -> None:
    assert kiosk.report(batch_of(row_of(12, key="ролик-о-договоре.mp4", what="clip"))).status_code == 200
    assert Count.objects.get().key == "ролик-о-договоре.mp4"


def test_a_device_brings_no_more_rows_than_its_hour_allows_and_brings_the_rest_later(
    cast: FleetCast, kiosk: Machine, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert MOST_ROWS < reporting.ROWS_AN_HOUR  # or the largest batch would never come in
    monkeypatch.setattr(reporting, "ROWS_AN_HOUR", 10)
    first, second = (
        batch_of(*(row_of(key=f"kr/page-{letter}{number}") for number in range(5))) for letter in "ab"
    )
    assert kiosk.report(first, second).json()["acknowledged"] == [first["id"]]
    assert kiosk.report(first, second, free_bytes=5).json()["acknowledged"] == [first["id"]]
    assert (Count.objects.count(), CountBatch.objects.count(), kiosk.device.free_bytes) == (5, 1, 5)
    other = enrolled_machine(cast.sanjar, name="Hall 3")
    assert other.report(second).json()["acknowledged"] == [second["id"]]
    Tries.objects.update(since=timezone.now() - timedelta(minutes=61))
    assert kiosk.report(first, second).json()["acknowledged"] == [first["id"], second["id"]]
    assert Count.objects.filter(device=kiosk.device).count() == 10


def test_empty_batches_are_counted_too(kiosk: Machine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reporting, "ROWS_AN_HOUR", 3)
    assert len(kiosk.report(*(batch_of() for _ in range(5))).json()["acknowledged"]) == 3
    assert CountBatch.objects.count() == 3


def test_a_device_that_never_stops_is_refused_until_its_hour_is_over(
    cast: FleetCast, kiosk: Machine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reporting, "MESSAGES_AN_HOUR", 2)
    Machine().post(REPORT, report_of(), Amanjol_Device=kiosk.name)  # who has not its key uses nothing up
    assert [kiosk.report(free_bytes=free).status_code for free in (1, 2, 3)] == [200, 200, 429]
    assert kiosk.device.free_bytes == 2
    assert enrolled_machine(cast.sanjar, name="Hall 3").report().status_code == 200
    Tries.objects.update(since=timezone.now() - timedelta(minutes=61))
    assert kiosk.report().status_code == 200


@pytest.mark.parametrize(
    ("what", "key"),
    [
        ("page", "Call:+99890"), ("code", "https://example.org/x"), ("clip", "a-sentence"), ("check", "maybe"),
        ("page", "kr/" + "a/" * 9 + "b"), ("", "notice:whatever"), ("", "(anything)"),
    ],
)  # fmt: skip
def test_a_key_that_names_nothing_of_a_guide_is_thrown_away(kiosk: Machine, what: str, key: str) -> None:
    row = row_of(key=key, what=what) if what else {"item": key, "language": "ru", "count": 3}
    batch = batch_of(row, kind="counts" if what else "played")
    assert kiosk.report(batch).json()["acknowledged"] == [batch["id"]]
    assert not Count.objects.exists()
    assert not Played.objects.exists()
    assert CountBatch.objects.get().refused == 1


@pytest.mark.parametrize("year", [1970, 2024, 2038])
def test_what_a_device_with_a_wrong_clock_counted_is_not_lost(kiosk: Machine, year: int) -> None:
    kiosk.report(batch_of(row_of(12), **{"from": f"{year}-01-01T00:10:00Z", "to": f"{year}-01-01T01:00:00Z"}))
    hour = Count.objects.get().hour
    assert abs(hour - timezone.now()) <= timedelta(hours=1)


def test_the_hour_is_full_and_in_utc(kiosk: Machine) -> None:
    begin = (timezone.now() - timedelta(days=2)).replace(minute=17, second=3, microsecond=0)
    kiosk.report(batch_of(row_of(12), **{"from": begin.isoformat(), "to": begin.isoformat()}))
    assert Count.objects.get().hour == begin.replace(minute=0, second=0)


def test_a_message_that_is_too_large_is_refused_before_it_is_read(kiosk: Machine) -> None:
    assert kiosk.post(REPORT, b" " * (256 * 1024 + 1)).status_code == 413
    assert kiosk.post(REPORT, report_of(), media_type="text/plain").status_code == 400
    assert Client().get(REPORT).status_code == 405


@pytest.mark.usefixtures("fresh_database")
def test_of_equal_requests_at_once_one_passes() -> None:
    machine = enrolled_machine(create_fleet_cast().sanjar)
    sent = json.dumps(report_of()).encode()

    machine.sequence += 1
    headers = machine.headers(REPORT, sent)

    def send(_number: int) -> int:
        try:
            return Client().post(REPORT, sent, content_type="application/json", headers=headers).status_code
        finally:
            connection.close()

    with ThreadPoolExecutor(6) as threads:
        assert sorted(threads.map(send, range(6))) == [200] + [401] * 5
