"""What the tests of the device share. Nothing outside this machine is contacted."""

from __future__ import annotations

import os
import tempfile
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

pytest.register_assert_rewrite("_device", "_served")  # so that a failed assertion in them says what differs

from _device import Device  # noqa: E402  not before it is rewritten
from _publisher import Publisher  # noqa: E402
from _servers import serving  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Iterator

    from _servers import Server

_PARTS = {"": 10, "ci": 5, "full": 1}
LEVEL = os.environ.get("AMANJOL_FAULTS", "")
if LEVEL not in _PARTS:
    raise pytest.UsageError(f"AMANJOL_FAULTS is empty, ci or full, not {LEVEL!r}.")
PART = _PARTS[LEVEL]  # one of so many: a seeded tenth, a fifth, all
FULL = PART == 1


def some(of: int) -> int:
    return of // PART


@pytest.fixture(autouse=True)
def _no_proxy_of_this_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "https_proxy", "all_proxy", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)


@pytest.fixture
def place() -> Iterator[Path]:
    """A folder in memory where the system has one: thousands of syncs, each of which waits for the disk."""
    memory = Path("/dev/shm")
    parent = memory if os.access(memory, os.W_OK) else None
    with tempfile.TemporaryDirectory(prefix="amanjol-kiosk-", dir=parent) as folder:
        yield Path(folder)


@pytest.fixture
def publisher(place: Path) -> Publisher:
    return Publisher(place / "repository")


@pytest.fixture
def device(place: Path, publisher: Publisher) -> Device:
    return Device(place / "data", publisher.first_root)


@pytest.fixture
def publisher_today(place: Path) -> Publisher:
    """For the program as it is started, which goes by this machine's clock: what others sign ends some day."""
    return Publisher(place / "repository", datetime.now(UTC).replace(microsecond=0))


@pytest.fixture
def device_today(place: Path, publisher_today: Publisher) -> Device:
    return Device(place / "data", publisher_today.first_root, publisher_today.now)


@pytest.fixture
def server(publisher: Publisher) -> Iterator[Server]:
    with serving(publisher.path) as started:
        yield started
