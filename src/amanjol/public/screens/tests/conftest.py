"""A small pack as the current one, and the people of the fleet."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from pytest_django import Settings

    from amanjol.public.devices.tests.fleet_cast import FleetCast


@pytest.fixture(autouse=True)
def pack(tmp_path: Path, settings: Settings) -> Path:
    from amanjol.public.screens.tests.small_pack import write_pack  # noqa: PLC0415  apps are not ready earlier

    settings.PACKS_ROOT = tmp_path / "packs"
    settings.SIGNING_ROOT = tmp_path / "signing"
    return write_pack(settings.PACKS_ROOT / "current")


@pytest.fixture(scope="module")
def _cast(written_once: None) -> FleetCast:
    from amanjol.public.devices.tests.fleet_cast import create_fleet_cast  # noqa: PLC0415  apps are not ready earlier

    return create_fleet_cast()


@pytest.fixture
def cast(_cast: FleetCast, db: None) -> FleetCast:
    return deepcopy(_cast)
