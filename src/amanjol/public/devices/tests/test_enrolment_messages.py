"""A device asks for its code, and what became of it."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from django.utils import timezone

from amanjol.public.devices import codes
from amanjol.public.devices.actions import enrolling
from amanjol.public.devices.models import Device, Enrolment
from amanjol.public.devices.tests.machine import ENROLMENT, STATE, Machine, enrolled_machine, packed

if TYPE_CHECKING:
    from amanjol.public.devices.tests.fleet_cast import FleetCast

pytestmark = pytest.mark.django_db


def test_a_new_key_gets_a_code_and_the_same_one_while_it_lasts() -> None:
    machine = Machine()
    first = machine.ask_for_code()
    assert first.status_code == 200
    assert re.fullmatch(f"[{codes.ALPHABET}]{{4}}-[{codes.ALPHABET}]{{4}}", first.json()["code"])
    assert machine.ask_for_code().json() == first.json()
    Enrolment.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    later = machine.ask_for_code().json()
    assert later["code"] != first.json()["code"]
    assert Enrolment.objects.count() == 1


def test_the_code_itself_is_stored_nowhere() -> None:
    code = Machine().ask_for_code().json()["code"]
    stored = " ".join(str(value) for value in Enrolment.objects.values_list().get())
    assert code not in stored
    assert code.replace("-", "") not in stored
    assert codes.hashed(codes.read(code)) in stored


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("KX7M-2P4Q", "KX7M2P4Q"),
        ("kx7m 2p4q", "KX7M2P4Q"),
        ("kx7m2p4q", "KX7M2P4Q"),
        ("KX7M–2P4O", "KX7M2P4Q"),
        ("KX7M-2P40", "KX7M2P4Q"),
        ("КХ7М-2Р4О", "KX7M2P4Q"),  # typed on a Russian keyboard
        ("KX7M-2P4", ""),
        ("KX7M-2P4QQ", ""),
        ("KX7M-2P4!", ""),
        ("", ""),
        ("ẞẞẞẞẞẞẞẞ", ""),
    ],
)
def test_a_code_is_read_as_it_was_meant(typed: str, code: str) -> None:
    assert codes.read(typed) == code


def test_every_code_is_read_back_in_any_case() -> None:
    for number in range(200):
        code = codes.make(f"key {number}", "salt")
        assert codes.read(codes.show(code).lower()) == code


def test_the_state_follows_the_typing(cast: FleetCast) -> None:
    machine = Machine()
    code = machine.ask_for_code().json()["code"]
    assert machine.post(STATE, {}).json() == {"state": "waiting", "device": None}
    device = enrolling.enrol(typed=code, name="Gate 4", place="TAS", group=None, by=cast.sanjar)
    assert machine.post(STATE, {}).json() == {"state": "enrolled", "device": str(device.pk)}
    assert device.organisation == cast.programme


def test_a_code_that_nobody_typed_expires() -> None:
    machine = Machine()
    machine.ask_for_code()
    Enrolment.objects.update(expires_at=timezone.now())
    assert machine.post(STATE, {}).json()["state"] == "expired"


def test_who_is_enrolled_or_struck_off_gets_no_second_code(cast: FleetCast) -> None:
    machine = enrolled_machine(cast.sanjar)
    assert machine.ask_for_code().status_code == 401
    Device.objects.update(struck_off_at=timezone.now())
    assert machine.ask_for_code().status_code == 401
    assert machine.post(STATE, {}).status_code == 401


def test_another_key_than_the_one_that_signs_is_refused() -> None:
    machine, another = Machine(), Machine()
    asked = {"public_key": packed(another.public_key), "kind": "kiosk", "program": "0.1.0"}
    assert machine.post(ENROLMENT, asked).status_code == 401
    assert machine.post(ENROLMENT, asked, Amanjol_Device=another.name).status_code == 401
    assert not Enrolment.objects.exists()


def test_one_address_gets_no_more_than_twenty_codes_in_ten_minutes() -> None:
    answers = [Machine().ask_for_code().status_code for _ in range(22)]
    assert answers == [200] * 20 + [429] * 2
    assert Enrolment.objects.count() == 20


def test_of_too_many_that_wait_the_oldest_gives_way_and_asks_again(
    cast: FleetCast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(enrolling, "MOST_WAITING", 2)
    first, second, third = Machine(), Machine(), Machine()
    codes_shown = [machine.ask_for_code().json()["code"] for machine in (first, second, third)]
    states = [machine.post(STATE, {}).json()["state"] for machine in (first, second, third)]
    assert states == ["expired", "waiting", "waiting"]
    with pytest.raises(enrolling.NoSuchCode):
        enrolling.enrol(typed=codes_shown[0], name="Gate 1", place="TAS", group=None, by=cast.sanjar)
    enrolling.enrol(typed=codes_shown[1], name="Gate 2", place="TAS", group=None, by=cast.sanjar)
    assert first.ask_for_code().json()["code"] != codes_shown[0]
    assert third.post(STATE, {}).json()["state"] == "waiting"  # who is enrolled waits no more
    assert Enrolment.objects.count() == 3
