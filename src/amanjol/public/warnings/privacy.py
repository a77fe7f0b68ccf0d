"""What the columns of warnings hold about people: who of staff wrote and approved. Of those warned about, nothing."""

from __future__ import annotations

from amanjol.foundation.web.privacy import Column

_FIELDS = {
    "PublicWarning": (
        "id", "kind", "country", "region", "trade", "channel", "month", "advice", "sureness", "source", "contact",
        "texts", "days", "written_at", "changed_at", "translators_until", "desks_until", "at_once_words",
        "sent_back_words", "approved_at",
        "begins_on", "ends_on", "ended_at", "right_texts", "wrong_until",
    ),
    "Dropped": ("id", "kind", "country", "region", "dropped_at"),
    "Prolonging": ("id", "warning", "until", "asked_at", "agreed_at", "dropped_at"),
    "Copy": (
        "id", "warning", "language", "place", "name", "link", "posted_on", "takes_down", "says_end", "noted_at",
        "taken_down_on",
    ),
    "CopyCorrection": ("id", "copy", "name", "link", "corrected_at"),
}  # fmt: skip
_STAFF = {
    "PublicWarning": ("authors", "at_once_by", "sent_back_by", "approved_by", "ended_by"),
    "Prolonging": ("asked_by", "agreed_by"),
    "Copy": ("noted_by", "taken_down_by"),
    "CopyCorrection": ("corrected_by",),
}

COLUMNS = tuple(
    Column(f"{model}.{field}", is_personal=False, kept="public; as long as the node", erased="never")
    for model, fields in _FIELDS.items()
    for field in fields
) + tuple(
    Column(
        f"{model}.{field}",
        is_personal=True,
        kept="as long as the node",
        erased="the account it names is emptied",
    )
    for model, fields in _STAFF.items()
    for field in fields
)
