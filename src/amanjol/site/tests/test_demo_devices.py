"""The demo's keys, and its kiosk and screen: what is done for them when `amanjol up` starts."""

from __future__ import annotations

import importlib.util
import socket
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest

from amanjol.public.devices.actions import enrolling
from amanjol.public.devices.kinds import DeviceKind
from amanjol.public.devices.queries.document import fleet_document
from amanjol.public.devices.signatures import SignedHeaders
from amanjol.public.packs.publishing import actions, ceremony
from amanjol.public.packs.publishing.node_keys import today
from amanjol.public.packs.publishing.problems import CannotPublish
from amanjol.public.packs.publishing.tests.stage import QUICK
from amanjol.site import demo, demo_signing
from amanjol.site.cli import up
from amanjol.site.demo_devices import DemoDevice, devices_beside, is_free, type_code

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def signing_root(tmp_path: Path, settings: Any, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(ceremony.begin, "__defaults__", (QUICK,))
    monkeypatch.setitem(ceremony.rotate.__kwdefaults__ or {}, "cost", QUICK)
    settings.SIGNING_ROOT = tmp_path / "data/signing"
    return tmp_path / "data/signing"


def test_the_demo_holds_a_real_ceremony_once(signing_root: Path) -> None:
    for _start in range(2):
        demo_signing.hold_ceremony()
        assert list(actions.signing_folder().roots()) == [1]
    key = signing_root.with_name("demo-ceremony") / "root-2.key"
    with pytest.raises(CannotPublish):
        ceremony.open_key(key.read_bytes(), demo_signing.PASSPHRASES[1], key.name)
    assert ceremony.open_key(key.read_bytes(), demo_signing.PASSPHRASES[2], key.name).holder == 2


def test_a_ceremony_that_was_stopped_in_the_middle_is_held_again(signing_root: Path) -> None:
    begun = signing_root.with_name("demo-ceremony")
    begun.mkdir(parents=True)
    (begun / "root-1.key").write_bytes(b"half")
    demo_signing.hold_ceremony()
    assert list(actions.signing_folder().roots()) == [1]


def test_a_demo_of_last_year_renews_its_root(signing_root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    demo_signing.hold_ceremony()
    monkeypatch.setattr(demo_signing, "RENEWED_BEFORE", timedelta(days=400))
    demo_signing.hold_ceremony()
    assert list(actions.signing_folder().roots()) == [1, 2]
    assert actions.signing_folder().newest_root().signed.expires > today() + timedelta(days=360)


def test_devices_have_the_next_two_ports() -> None:
    assert [(device.kind, device.address) for device in devices_beside(8000)] == [
        ("kiosk", "http://localhost:8001/kiosk/"),
        ("screen", "http://localhost:8002/screen/"),
    ]


def test_a_taken_port_is_told_with_what_to_do() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        assert not is_free(port)
        device = DemoDevice("kiosk", "Hall 1", "/kiosk/", port)
        assert up._line_of(device) == (
            f"  Kiosk   not shown: port {port} is taken. Another --port leaves room for it."
        )
    assert is_free(port)
    assert not is_free(70_000)
    assert up._line_of(device).startswith(f"  Kiosk   http://localhost:{port}/kiosk/ ")


def test_without_their_program_there_are_no_devices(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda _name: None)
    assert devices_beside(8000) == ()


def _asked(number: int, kind: DeviceKind = DeviceKind.KIOSK) -> str:
    """The code of a device that has just asked for one."""
    signed = SignedHeaders(
        key_hash=f"{number:043x}", sequence=1, signature=b"", message=b""
    )  # checked before
    return enrolling.ask_for_code(signed=signed, public_key=bytes([number]) * 32, kind=kind, program="0.1.0")[
        0
    ]


def _fleet() -> list[dict[str, Any]]:
    """What is signed of each device."""
    return list(fleet_document()["devices"].values())


@pytest.mark.django_db
def test_the_device_manager_of_the_demo_types_the_code() -> None:
    demo.set_up()
    kiosk, screen = devices_beside(8000)
    assert type_code(_asked(1), kiosk)
    assert type_code(_asked(2, DeviceKind.SCREEN), screen)
    assert not type_code("AAAA-AAAA", kiosk)
    devices = {(device["name"], device["place"]) for device in _fleet()}
    assert devices == {(kiosk.name, "ASB"), (screen.name, "ASB")}


@pytest.mark.django_db
def test_a_device_that_begins_anew_gets_the_next_name() -> None:
    demo.set_up()
    kiosk, _screen = devices_beside(8000)
    for number in (1, 2, 3):
        assert type_code(_asked(number), kiosk)
    assert sorted(device["name"] for device in _fleet()) == [kiosk.name, f"{kiosk.name} 2", f"{kiosk.name} 3"]


@pytest.mark.django_db
def test_before_the_cast_is_there_nobody_types() -> None:
    assert not type_code(_asked(1), devices_beside(8000)[0])
