"""What the installation's own columns hold about people: nothing."""

from __future__ import annotations

from amanjol.foundation.web.privacy import Column

COLUMNS = tuple(
    Column(
        f"WorkerLease.{field}",
        is_personal=False,
        kept="a day after the worker ended",
        erased="another worker",
    )
    for field in ("worker", "beat_at")
)
