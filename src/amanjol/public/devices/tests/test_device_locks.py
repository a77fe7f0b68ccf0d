"""What makes a message of a device good, where both sides would otherwise make the same mistake."""

from __future__ import annotations

import uuid

import pytest
from django.utils import timezone

from amanjol.public.devices import signatures
from amanjol.public.devices.actions import reporting
from amanjol.public.devices.models import Device
from amanjol.public.devices.pictures import Picture
from amanjol.public.devices.tests.machine import STATE, Machine


def test_a_question_is_good_once(db: None) -> None:
    machine = Machine()
    machine.ask_for_code()
    assert machine.post(STATE, {}).status_code == 200
    machine.sequence -= 1
    assert machine.post(STATE, {}).status_code == 401


def test_what_is_signed_says_method_path_sequence_and_body() -> None:
    whole = ("POST", "/device/v1/report", "7", b"{}")
    changed = [("PUT", *whole[1:]), ("POST", "/", *whole[2:]), (*whole[:2], "8", b"{}"), (*whole[:3], b"[]")]
    assert signatures.message(*whole) not in [signatures.message(*parts) for parts in changed]


def test_the_act_itself_hears_no_device_that_was_struck_off(kiosk: Machine) -> None:
    device = kiosk.device
    signed = signatures.SignedHeaders(device.key_hash, device.last_sequence + 1, b"", b"")
    picture = Picture("image/png", b"", 1, 1)
    with pytest.raises(reporting.NoSuchWish):
        reporting.store_screenshot(signed=signed, wish=uuid.uuid4(), picture=picture)
    Device.objects.update(struck_off_at=timezone.now())
    with pytest.raises(signatures.NotSigned):
        reporting.store_screenshot(signed=signed, wish=uuid.uuid4(), picture=picture)
