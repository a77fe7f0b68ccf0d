"""What the columns of partners' warnings hold about people: who of staff took one over. Of those warned of, nothing."""

from __future__ import annotations

from amanjol.foundation.web.privacy import Column

_FIELDS = {
    "FromPartner": ("id", "organisation", "signed", "came_on"),
    "PartnerTaking": (
        "id", "organisation", "told", "number", "outcome", "reason", "warning", "by", "taken_on",
    ),
}  # fmt: skip
COLUMNS = tuple(
    Column(
        f"{model}.{field}",
        is_personal=field == "by",
        kept="what a partner told its own readers; as long as the node",
        erased="never; the account that took it over is emptied",
    )
    for model, fields in _FIELDS.items()
    for field in fields
)
TENANT_TABLES = tuple(f"partner_warnings_{model.lower()}" for model in _FIELDS)
