"""How much of the long fault tests runs: a seeded tenth, with `AMANJOL_FAULTS=ci` a fifth, with `full` all of it."""

from __future__ import annotations

import os
from typing import Final

import pytest

_PARTS: Final = {"": 10, "ci": 5, "full": 1}


def _part() -> int:
    level = os.environ.get("AMANJOL_FAULTS", "")
    if level not in _PARTS:
        raise pytest.UsageError(f"AMANJOL_FAULTS is empty, ci or full, not {level!r}.")
    return _PARTS[level]


PART: Final = _part()
"""One of so many."""
IS_FULL: Final = PART == 1


def some(of: int) -> int:
    return of // PART
