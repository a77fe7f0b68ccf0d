from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from amanjol.public.devices.tests.fleet_cast import FleetCast
    from amanjol.public.devices.tests.machine import Machine


@pytest.fixture(scope="module")
def _cast(written_once: None) -> FleetCast:
    from amanjol.public.devices.tests.fleet_cast import create_fleet_cast  # noqa: PLC0415  apps are not ready earlier

    return create_fleet_cast()


@pytest.fixture
def cast(_cast: FleetCast, db: None) -> FleetCast:
    return deepcopy(_cast)


@pytest.fixture
def kiosk(cast: FleetCast) -> Machine:
    """A kiosk of the programme in Tashkent."""
    from amanjol.public.devices.tests.machine import enrolled_machine  # noqa: PLC0415  apps are not ready earlier

    return enrolled_machine(cast.sanjar)
