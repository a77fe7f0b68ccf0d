"""What the columns of legal aid hold about people. Everything not listed as clear here is sealed."""

from __future__ import annotations

from amanjol.foundation.web.privacy import Column

_KEPT = "as the case: until a review decides"
_ERASED = "with the case; its key goes, so that what is sealed cannot be opened again"
_IN_REGISTER = "until somebody erases it, as when they leave the register"
_GOES = "with the row; its key goes, so that what is sealed cannot be opened again"

TENANT_TABLES = (
    "legal_aid_absence",
    "legal_aid_advocate",
    "legal_aid_advocateaccount",
    "legal_aid_dutyslot",
    "legal_aid_rightanswer",
)
COLUMNS = (
    *(
        Column(
            f"RightAnswer.{field}", is_personal=field in {"sealed", "wrapped_key"}, kept=_KEPT, erased=_ERASED
        )
        for field in ("id", "organisation", "case", "schema", "sealed", "wrapped_key")
    ),
    # The number of the state's register in clear, so that nobody stands there twice; it is public, and inside the seal.
    *(
        Column(
            f"Advocate.{field}",
            is_personal=field in {"number", "sealed", "wrapped_key"},
            kept=_IN_REGISTER,
            erased=_GOES,
        )
        for field in ("id", "organisation", "number", "epoch", "schema", "wrapped_key", "sealed")
    ),
    # Which account keeps which advocate's duty: nothing is sealed by it.
    *(
        Column(
            f"AdvocateAccount.{field}",
            is_personal=field == "member",
            kept=_IN_REGISTER,
            erased="with the row",
        )
        for field in ("id", "organisation", "advocate", "member")
    ),
    # Hours of a row of the register, whose name is sealed.
    *(
        Column(
            f"{table}.{field}",
            is_personal=False,
            kept="until somebody takes it away",
            erased="with the advocate",
        )
        for table, fields in (("DutySlot", ("kind", "district")), ("Absence", ()))
        for field in ("id", "organisation", "advocate", "begins_at", "ends_at", *fields)
    ),
)
