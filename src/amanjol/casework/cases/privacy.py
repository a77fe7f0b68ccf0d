"""What the columns of cases hold about people. Everything not listed as clear here is sealed."""

from __future__ import annotations

from amanjol.foundation.web.privacy import Column

_KEPT = "until a review decides: the day of review comes 5 years after opening"
_ERASED = "with the case; its key goes, so that what is sealed cannot be opened again"

TENANT_TABLES = ("cases_assignment", "cases_case", "cases_exactnumber", "cases_person")
COLUMNS = (
    *(
        Column(f"{model}.{field}", is_personal=True, kept=_KEPT, erased=_ERASED)
        for model in ("Person", "Case")
        for field in ("sealed", "wrapped_key")
    ),
    *(
        Column(f"{model}.{field}", is_personal=False, kept=_KEPT, erased=_ERASED)
        for model in ("Person", "Case")
        for field in ("id", "organisation", "epoch", "schema")
    ),
    *(
        # In clear, since the desk must work while locked.
        Column(f"Case.{field}", is_personal=False, kept=_KEPT, erased=_ERASED)
        for field in ("person", "status", "opened_month", "retention_on", "next_step_on")
    ),
    *(
        Column(f"Assignment.{field}", is_personal=field == "member", kept=_KEPT, erased=_ERASED)
        for field in ("id", "organisation", "case", "member")
    ),
    *(
        Column(f"ExactNumber.{field}", is_personal=field == "token", kept=_KEPT, erased=_ERASED)
        for field in ("id", "organisation", "person", "index_version", "token")
    ),
)
