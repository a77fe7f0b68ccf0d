"""What makes a message of a device good, where both sides would otherwise make the same mistake."""

from __future__ import annotations

from amanjol.public.devices import signatures
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
    assert signatures.message(*whole) not in [signatures.message(*one) for one in changed]
