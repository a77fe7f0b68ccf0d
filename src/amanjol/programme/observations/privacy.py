"""What the columns of observations hold about people: who stands behind one, sealed; who sent and who answered."""

from __future__ import annotations

from amanjol.foundation.web.privacy import Column

_FIELDS = {
    "Observation": ("id", "organisation", "epoch", "wrapped_key", "schema", "sealed", "is_sent"),
    "SentObservation": ("id", "organisation", "signed", "sent_on", "recalled_on"),
    "Taking": (
        "id",
        "organisation",
        "observation",
        "number",
        "outcome",
        "reason",
        "warning",
        "by",
        "taken_on",
    ),
}
_PERSONAL = {"sealed", "wrapped_key", "by"}
COLUMNS = tuple(
    Column(
        f"{model}.{field}",
        is_personal=field in _PERSONAL,
        kept="what was noticed, in codes; who stands behind it, sealed, until it is taken back or they are erased",
        erased="with whom it was told by: their entry goes with their case",
    )
    for model, fields in _FIELDS.items()
    for field in fields
)
TENANT_TABLES = tuple(f"observations_{model.lower()}" for model in _FIELDS)
