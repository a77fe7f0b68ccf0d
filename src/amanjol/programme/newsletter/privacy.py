"""What the columns of the newsletter hold about people: which members wrote and decided. No one else stands in them."""

from __future__ import annotations

from amanjol.foundation.web.privacy import Column

_FIELDS = {
    "Issue": (
        "id", "organisation", "programme", "first_day", "title_en", "title_ru", "is_demo", "state", "sent_back",
        "published_on", "withdrawn_on", "withdrawn_why", "editions",
    ),
    "Quote": (
        "id", "organisation", "issue", "number", "indicator", "period", "release", "of_table", "codes", "title_en",
        "title_ru", "kind", "currency", "value", "of_organisations",
    ),
    "Block": (
        "id", "organisation", "issue", "position", "kind", "title_en", "title_ru", "text_en", "text_ru",
        "state_en", "state_ru", "digits_why", "quote", "event", "recommendation", "permit", "heading",
        "plotted_as", "figures", "written_at",
    ),
    "Erratum": (
        "id", "organisation", "issue", "quote", "number", "made_at", "kind", "was", "was_of", "value",
        "of_organisations",
    ),
    "Posting": (
        "id", "organisation", "issue", "language", "place", "name", "link", "posted_on", "deletes", "deleted_on",
        "count", "copies",
    ),
    "OpenIssue": ("issue", "organisation", "first_day", "published_on", "edition", "shown", "signed"),
}  # fmt: skip
_MEMBERS = ("Issue.written_by", "Issue.writers", "Issue.handed_by", "Issue.decided_by", "Block.written_by")

COLUMNS = (
    *(
        Column(
            f"{model}.{field}",
            is_personal=False,
            kept="what the programme says to everybody; as long as the node",
            erased="an open copy when the issue is withdrawn; a block of a draft by hand; else never",
        )
        for model, fields in _FIELDS.items()
        for field in fields
    ),
    *(
        Column(
            name, is_personal=True, kept="which member wrote or decided; as long as the issue", erased="never"
        )
        for name in _MEMBERS
    ),
)
TENANT_TABLES = tuple(f"newsletter_{model.lower()}" for model in _FIELDS)
