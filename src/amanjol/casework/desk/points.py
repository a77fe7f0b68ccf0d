"""Rows that point at others: the ids of the others stand inside their seals and are compared on opening."""

from __future__ import annotations

from typing import Any, Final

from amanjol.foundation.seals.fields import SealBroken

LOOSE: Final = 1
"""The schema of rows that point at others and were sealed before the others' ids stood inside."""
BOUND: Final = 2
INSIDE: Final = "points"
"""Under this key of the data."""


def check_points(data: Any, points: dict[str, str | None]) -> None:
    """Take what it points at out of the data. SealBroken unless the row in clear says the same."""
    if not isinstance(data, dict) or data.pop(INSIDE, None) != points:
        raise SealBroken
