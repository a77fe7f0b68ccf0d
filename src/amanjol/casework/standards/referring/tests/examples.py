"""A sound body of every kind, as tests change it; the same lie in `examples/` for whoever writes another program."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from amanjol.casework.standards.referring.kinds import KINDS

FOLDER = Path(__file__).parents[1] / "examples"


def example(kind: str, **other: Any) -> dict[str, Any]:
    """A fictional one, with these fields instead."""
    data: dict[str, Any] = json.loads((FOLDER / f"{kind}.json").read_text(encoding="utf-8"))
    return data | other


def all_examples() -> dict[str, dict[str, Any]]:
    return {kind: example(kind) for kind in KINDS}
