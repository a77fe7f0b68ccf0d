"""What the columns of the screens hold about people: nothing. Who changed what stands in the journal."""

from __future__ import annotations

from amanjol.foundation.web.privacy import Column

_FIELDS = {
    "Playlist": ("id", "slug", "name", "languages", "shown", "shown_at"),
    "PlaylistItem": ("id", "playlist", "position", "kind", "name", "seconds"),
    "Schedule": (
        "id", "playlist", "places", "groups", "begins_on", "ends_on", "weekdays", "from_hour", "to_hour", "rank",
    ),
    "Notice": (
        "id", "places", "groups", "begins_at", "ends_at", "texts", "page", "made_at", "sent_at", "stopped_at",
    ),
}  # fmt: skip

COLUMNS = tuple(
    Column(f"{model}.{field}", is_personal=False, kept="public; as long as the node", erased="never")
    for model, fields in _FIELDS.items()
    for field in fields
)
