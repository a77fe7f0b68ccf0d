"""What the columns of the results hold about people: which member wrote or decided a figure, and nobody it counts."""

from __future__ import annotations

from amanjol.foundation.web.privacy import Column

_KEPT = "as long as the programme is reported"
_ERASED = "never by itself: a figure that was approved stays, with who answers for it"

_FIELDS = {
    "Programme": ("id", "organisation", "title_en", "title_ru", "begins_on", "ends_on"),
    "Result": ("id", "organisation", "programme", "code", "title_en", "title_ru"),
    "Indicator": (
        "id", "organisation", "result", "code", "title_en", "title_ru", "definition_en", "definition_ru", "kind",
        "currency", "baseline", "dimensions", "source", "is_headline", "beside",
    ),
    "Period": ("id", "organisation", "programme", "length", "first_day", "last_day", "locked_at", "locked_by"),
    "Target": ("id", "organisation", "indicator", "period", "value", "gap", "earlier"),
    "Answer": ("id", "organisation", "period", "source", "says", "written_by", "written_at"),
    "Fact": ("id", "organisation", "indicator", "period", "kind", "currency", "source"),
    "Figure": (
        "id", "organisation", "fact", "number", "value", "of_organisations", "parts", "evidence", "link", "reason",
        "written_by", "written_at", "decision", "decided_by", "decided_at", "decision_says",
    ),
}  # fmt: skip
TENANT_TABLES = tuple(f"results_{model.lower()}" for model in _FIELDS)
COLUMNS = tuple(
    Column(f"{model}.{field}", is_personal=field.endswith("_by"), kept=_KEPT, erased=_ERASED)
    for model, fields in _FIELDS.items()
    for field in fields
)
