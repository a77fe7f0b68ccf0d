"""Rows that point at others: the ids of the others stand inside their seals and are compared on opening."""

from __future__ import annotations

from typing import Any, Final

from amanjol.foundation.seals.fields import SealBroken

LOOSE: Final = 1
"""The schema of rows that point at others and were sealed before the others' ids stood inside."""
BOUND: Final = 2
INSIDE: Final = "points"
"""Under this key of the data."""
ADDED: Final = frozenset({"status", "retention_on", "next_step_on"})
"""Columns of cases that stand inside since later than the others: a seal of before holds none of them."""


def check_points(data: Any, points: dict[str, str | None]) -> None:
    """Take what it points at out of the data. SealBroken unless the row in clear says the same."""
    inside = data.pop(INSIDE, None) if isinstance(data, dict) else None
    before = {name: value for name, value in points.items() if name not in ADDED}
    if inside is None or inside not in (points, before):
        raise SealBroken
