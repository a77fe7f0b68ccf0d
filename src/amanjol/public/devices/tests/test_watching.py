"""Who is silent, outdated or dark; alerts that open and close; one e-mail about each."""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any
from unittest.mock import patch

import pytest
from django.core import mail
from django.db import connection
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from amanjol.foundation.accounts.models import Account
from amanjol.foundation.organisations import actions as organisations
from amanjol.public.devices.actions import watching
from amanjol.public.devices.health import DeviceState, Newest, health_of
from amanjol.public.devices.kinds import AlertKind
from amanjol.public.devices.models import Alert, Device
from amanjol.public.devices.queries.packs import newest_packs
from amanjol.public.packs.models import Pack
from amanjol.site import worker

if TYPE_CHECKING:
    from amanjol.public.devices.tests.fleet_cast import FleetCast
    from amanjol.public.devices.tests.machine import Machine

NOW = datetime(2026, 11, 25, 10, 0, tzinfo=UTC)  # 15:00 in Tashkent
NEWEST = Newest(pack=9, week_old=7)


def _device(**columns: Any) -> Device:
    fine: dict[str, Any] = {
        "place": "TAS", "name": "Gate", "kind": "kiosk", "enrolled_at": NOW - timedelta(days=9), "pack": 9,
        "last_seen_at": NOW, "device_time": NOW, "last_success_at": NOW, "total_bytes": 10**10, "free_bytes": 10**10,
    }  # fmt: skip
    return Device(**fine | columns)


@pytest.mark.parametrize(
    ("columns", "state"),
    [
        ({}, DeviceState.FINE),
        ({"last_seen_at": NOW - timedelta(minutes=59)}, DeviceState.FINE),
        ({"last_seen_at": NOW - timedelta(minutes=61)}, DeviceState.SILENT),
        ({"last_seen_at": None}, DeviceState.SILENT),  # enrolled nine days ago, and nothing since
        ({"last_seen_at": None, "enrolled_at": NOW}, DeviceState.FINE),
        ({"pack": 7}, DeviceState.FINE),
        ({"pack": 6}, DeviceState.OUTDATED),
        ({"is_stale": True}, DeviceState.OUTDATED),
        ({"outcome": "no room"}, DeviceState.OUTDATED),
        ({"failures": 3}, DeviceState.FINE),
        ({"failures": 3, "last_success_at": NOW - timedelta(hours=25)}, DeviceState.OUTDATED),
        ({"failures": 0, "last_success_at": NOW - timedelta(hours=25)}, DeviceState.FINE),
        ({"failures": 3, "last_success_at": None}, DeviceState.OUTDATED),
        ({"page_lost_at": NOW - timedelta(minutes=5)}, DeviceState.FINE),
        ({"page_lost_at": NOW - timedelta(minutes=11)}, DeviceState.DARK),
        (
            {"page_lost_at": NOW - timedelta(hours=9), "last_seen_at": NOW - timedelta(hours=8)},
            DeviceState.SILENT,
        ),
    ],
)
def test_how_a_device_is(columns: dict[str, Any], state: DeviceState) -> None:
    health = health_of(_device(**columns), NEWEST, NOW)
    assert health.state == state
    assert bool(health.alerts) is (state != DeviceState.FINE)
    assert bool(health.sentences) is (state != DeviceState.FINE)


@pytest.mark.parametrize(
    ("opens", "closes", "last_seen", "state"),
    [
        ("09:00", "18:00", timedelta(hours=2), DeviceState.SILENT),
        ("16:00", "18:00", timedelta(hours=2), DeviceState.RESTING),  # it is 15:00 there
        ("16:00", "18:00", timedelta(minutes=2), DeviceState.FINE),
        ("14:30", "18:00", timedelta(hours=9), DeviceState.FINE),  # open for half an hour only
        ("13:30", "18:00", timedelta(hours=9), DeviceState.SILENT),
        ("22:00", "16:00", timedelta(hours=9), DeviceState.SILENT),  # over night
        ("22:00", "14:00", timedelta(hours=9), DeviceState.RESTING),
    ],
)
def test_outside_of_its_opening_hours_nobody_is_silent(
    opens: str, closes: str, last_seen: timedelta, state: DeviceState
) -> None:
    settings = {"opening_hours": {"from": opens, "to": closes}}
    assert health_of(_device(settings=settings, last_seen_at=NOW - last_seen), NEWEST, NOW).state == state


def test_remarks_wake_nobody() -> None:
    health = health_of(
        _device(temperature=90, free_bytes=5, clock_warning="The clock is wrong.", faults=["One fault."]),
        NEWEST,
        NOW,
    )
    assert (health.state, health.alerts) == (DeviceState.FINE, frozenset())
    assert len(health.sentences) == 4


@pytest.mark.django_db
def test_packs_are_measured_by_what_has_been_out_for_a_week() -> None:
    now = timezone.now()
    for number, days in ((5, 20), (6, 8), (7, 2)):
        Pack.objects.create(number=number, digest="")
        Pack.objects.filter(number=number).update(built_at=now - timedelta(days=days))
    assert newest_packs(now) == Newest(pack=7, week_old=6)


def _seen(machine: Machine, ago: timedelta) -> None:
    Device.objects.filter(pk=machine.device.pk).update(last_seen_at=timezone.now() - ago)


def _tell() -> list[mail.EmailMessage]:
    """What the worker's task sends."""
    before = len(mail.outbox)
    watching.tell_managers.call()
    return mail.outbox[before:]


def test_an_alert_opens_once_and_closes_when_the_device_is_well(kiosk: Machine) -> None:
    watching.look_around()
    assert not Alert.objects.exists()
    _seen(kiosk, timedelta(hours=2))
    for _ in range(3):
        watching.look_around()
    alert = Alert.objects.get()
    assert (alert.kind, alert.closed_at) == (AlertKind.SILENT, None)
    kiosk.report()
    watching.look_around()
    alert.refresh_from_db()
    assert alert.closed_at is not None
    assert DBTaskResult.objects.filter(task_path=watching.tell_managers.module_path).count() == 1


def test_managers_get_one_email_about_each_in_their_language(cast: FleetCast, kiosk: Machine) -> None:
    Account.objects.filter(pk=cast.sanjar.account_id).update(language="ru")
    _seen(kiosk, timedelta(hours=2))
    watching.look_around()
    (sent,) = _tell()
    assert sent.to == ["sanjar@example.org"]
    assert sent.subject == "Amanjol: устройства, которым вы нужны: 1"
    assert "Ташкент (TAS) · Hall 2, gate 4: Молчит" in sent.body
    assert f"http://testserver/fleet/{kiosk.device.pk}/" in sent.body
    watching.look_around()
    assert _tell() == []
    kiosk.report()
    watching.look_around()
    _seen(kiosk, timedelta(hours=2))
    watching.look_around()
    assert len(_tell()) == 1


def test_managers_get_no_more_than_a_few_emails_a_day_and_what_lasts_is_in_the_next(kiosk: Machine) -> None:
    """A device that comes and goes all day fills nobody's letterbox."""
    _seen(kiosk, timedelta(hours=2))
    bodies = []
    for _ in range(watching.MOST_A_DAY + 3):
        Alert.objects.update(closed_at=timezone.now())
        watching.look_around()
        bodies += [sent.body for sent in _tell()]
    assert len(bodies) == watching.MOST_A_DAY
    assert ["This is the last e-mail today." in body for body in bodies] == [False] * 5 + [True]
    assert Alert.objects.get(closed_at=None).told_at is None
    with connection.cursor() as cursor:
        cursor.execute("update accounts_tries set since = since - interval '25 hours'")
    (digest,) = _tell()
    assert digest.subject == "Amanjol: devices that need you: 1"  # what was over meanwhile is not in it
    assert "the last e-mail today" not in digest.body


def test_only_managers_who_are_there_and_real_are_told(cast: FleetCast, kiosk: Machine) -> None:
    _seen(kiosk, timedelta(hours=2))
    watching.look_around()
    organisations.remove_member(member=cast.sanjar, by=None)
    assert _tell() == []
    assert Alert.objects.get().told_at is not None


@pytest.mark.parametrize("failure", [OSError, TimeoutError])
def test_a_mail_server_that_is_away_is_asked_again(kiosk: Machine, failure: type[Exception]) -> None:
    _seen(kiosk, timedelta(hours=2))
    watching.look_around()
    with patch("django.core.mail.EmailMessage.send", side_effect=failure):
        assert _tell() == []
    assert Alert.objects.get().told_at is None
    watching.look_around()
    assert len(_tell()) == 1


def test_killed_between_noting_and_sending_it_is_told_all_the_same(kiosk: Machine) -> None:
    _seen(kiosk, timedelta(hours=2))
    watching.look_around()

    class Killed(BaseException):
        """As the end of the process: nothing catches it."""

    with patch("django.core.mail.EmailMessage.send", side_effect=Killed), suppress(Killed):
        watching.tell_managers.func()
    assert Alert.objects.get().told_at is None
    assert len(_tell()) == 1


def test_the_worker_looks_around_every_minute(kiosk: Machine) -> None:
    _seen(kiosk, timedelta(hours=2))
    with patch.object(worker, "once_a_day"):
        worker.Worker().tick()
    assert Alert.objects.get().kind == AlertKind.SILENT
