"""What the columns of releases hold about people: which member brought, approved or withdrew one, or wrote down what
IATI asks; of those whom its tables count, nothing that tells of a few of them.
"""

from __future__ import annotations

from amanjol.foundation.web.privacy import Column

_FIELDS = (
    "id", "organisation", "title_en", "title_ru", "tables", "state", "verdict", "done", "of_all", "brought_by",
    "brought_at", "number", "decided_by", "approved_on", "withdrawn_by", "withdrawn_on", "withdrawn_why", "signed",
    "approved_signed", "digest",
)  # fmt: skip
_OF_REPORTING = (
    "release", "organisation", "reference", "kind", "name", "identifier", "title_en", "title_ru", "description_en",
    "description_ru", "state", "started_on", "first_on", "last_on", "written_by", "written_at", "signed",
)  # fmt: skip
COLUMNS = tuple(
    Column(
        field,
        is_personal=field.endswith("_by"),
        kept="as long as the organisation: who read a release has it, so each later one is held against it",
        erased="before it is approved, when it is thrown away; afterwards never",
    )
    for field in (*(f"Release.{name}" for name in _FIELDS), *(f"Reporting.{name}" for name in _OF_REPORTING))
)
TENANT_TABLES = ("releases_release", "releases_reporting")
