"""What the directory's columns hold about people: who of the staff dialled a number last."""

from __future__ import annotations

from amanjol.foundation.web.privacy import Column

_KEPT = "as long as the contact is listed"

COLUMNS = (
    *(
        Column(f"Contact.{field}", is_personal=False, kept=_KEPT, erased="with the contact")
        for field in (
            "key", "country", "number", "service", "run_by", "operator", "emergency", "languages", "hours",
            "cost", "asks_name", "may_inform", "last_dialled_on", "answered", "is_wrong",
            "source",
        )
    ),
    Column("Contact.last_dialled_by", is_personal=True, kept=_KEPT, erased="overwritten by the next who dials"),
)  # fmt: skip
