"""Where a place lies on the map of the fleet: an equidistant conic projection of Central Asia.

Plain Python, for pages and for `deploy/draw_map.py` alike. Formulas: Snyder, Map Projections, USGS 1987, p. 111,
on a sphere, which is exact enough for a pin.
"""

from __future__ import annotations

from math import cos, radians, sin
from typing import Final

WIDTH: Final = 1000
HEIGHT: Final = 600
_MIDDLE: Final = (66.5, 45.0)  # degrees east, north
_PARALLELS: Final = (radians(39.0), radians(52.0))  # drawn in their true length
_SCALE: Final = 1660.0  # units a radian

_N: Final = (cos(_PARALLELS[0]) - cos(_PARALLELS[1])) / (_PARALLELS[1] - _PARALLELS[0])
_G: Final = cos(_PARALLELS[0]) / _N + _PARALLELS[0]
_RHO: Final = _G - radians(_MIDDLE[1])


def place(longitude: float, latitude: float) -> tuple[float, float]:
    """Degrees to units of the map, from its upper left corner; outside of it too."""
    east = (longitude - _MIDDLE[0] + 180) % 360 - 180
    rho, theta = _G - radians(latitude), _N * radians(east)
    return WIDTH / 2 + _SCALE * rho * sin(theta), HEIGHT / 2 + _SCALE * (rho * cos(theta) - _RHO)


def is_on_map(x: float, y: float, margin: float = 14) -> bool:
    return margin <= x <= WIDTH - margin and margin <= y <= HEIGHT - margin
