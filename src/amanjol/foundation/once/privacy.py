"""What the columns of sent forms hold about people."""

from __future__ import annotations

from amanjol.foundation.web.privacy import Column

_A_DAY = "a day"
_CLEARED = "the daily clearing"

COLUMNS = (
    Column("SentForm.account", is_personal=True, kept=_A_DAY, erased=_CLEARED),
    *(
        Column(f"SentForm.{field}", is_personal=False, kept=_A_DAY, erased=_CLEARED)
        for field in ("id", "sent_at", "sealed")
    ),
)
