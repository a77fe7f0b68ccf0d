"""What the columns of returns hold about people: sealed sums, which may be of few, and who handed in."""

from __future__ import annotations

from amanjol.foundation.web.privacy import Column

_OWN = ("id", "organisation", "epoch", "wrapped_key", "schema", "sealed")
_FIELDS = {
    "CountedQuarter": (*_OWN, "year", "quarter", "handed_on"),
    "ArrivedReturn": (
        *_OWN,
        "partner_node",
        "partner",
        "year",
        "quarter",
        "name",
        "source",
        "state",
        "arrived_at",
    ),
}
COLUMNS = tuple(
    Column(
        f"{model}.{field}",
        is_personal=field in {"sealed", "wrapped_key"},
        kept="sums of a quarter, sealed, of whom and which quarter in clear; as long as the organisation",
        erased="never: no sum names anybody",
    )
    for model, fields in _FIELDS.items()
    for field in fields
)
TENANT_TABLES = tuple(f"returns_{model.lower()}" for model in _FIELDS)
