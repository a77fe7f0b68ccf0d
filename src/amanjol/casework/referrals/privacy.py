"""What the columns of referrals hold about people."""

from __future__ import annotations

from amanjol.foundation.web.privacy import Column

_AGREED = "as long as the organisations are partners"

TENANT_TABLES = ("referrals_agreement",)

COLUMNS = (
    *(
        Column(f"Agreement.{field}", is_personal=False, kept=_AGREED, erased="with the organisation")
        for field in (
            "id", "organisation", "agreement", "partner_node", "partner", "epoch", "wrapped_key", "schema", "made_at",
        )
    ),
    Column("Agreement.sealed", is_personal=True, kept=_AGREED, erased="with the organisation"),
)  # fmt: skip
