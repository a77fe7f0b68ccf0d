"""What is stored here about people: nothing."""

from __future__ import annotations

from amanjol.foundation.web.privacy import Column

COLUMNS = tuple(
    Column(f"Pack.{field}", is_personal=False, kept="as long as the node", erased="with the node")
    for field in ("number", "digest", "built_at")
)
