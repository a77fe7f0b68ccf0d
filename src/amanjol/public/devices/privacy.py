"""What the fleet's columns hold about people: who of the staff asked for something. Of those served: nothing."""

from __future__ import annotations

from amanjol.foundation.web.privacy import Column

_FLEET = "as long as the node"
_COUNTS = "as long as the node; sums of an hour or more, of nobody"
_STATUS = (
    "last_seen_at", "device_time", "pack", "channel", "published_at", "program", "free_bytes", "total_bytes",
    "temperature", "is_stale", "last_success_at", "failures", "outcome", "sentence", "clock_warning",
    "is_page_alive", "page_lost_at", "screen", "faults",
)  # fmt: skip
_NOBODY = (
    ("DeviceGroup", ("id", "organisation", "slug", "name", "settings"), _FLEET, "never"),
    (
        "Device",
        (
            "id", "organisation", "kind", "name", "place", "group", "settings", "public_key", "key_hash",
            "last_sequence", "enrolled_at", "struck_off_at",
        ),
        _FLEET,
        "never: a key that was struck off must stay refused",
    ),
    ("PlaceSettings", ("id", "place", "language_shares"), _FLEET, "when it is set back to what is usual"),
    ("Device", _STATUS, "until the next report", "overwritten by the next report"),
    (
        "Enrolment",
        (
            "id", "key_hash", "public_key", "kind", "program", "last_sequence", "salt", "code_hash",
            "expires_at", "used_at",
        ),
        "a day after it expired",
        "the daily clearing",
    ),
    ("CountBatch", ("id", "device", "batch", "kind", "rows", "refused", "received_at"), _COUNTS, "never"),
    ("Count", ("id", "device", "place", "hour", "language", "what", "key", "count"), _COUNTS, "never"),
    ("Played", ("id", "device", "place", "hour", "language", "item", "count"), _COUNTS, "never"),
    (
        "SignCount",
        ("id", "month", "country", "sign", "count"),
        "as long as the node; sums of a month over all devices, of nobody",
        "never",
    ),
    ("Wish", ("id", "device", "kind", "asked_at", "done_at"), "a month", "the daily clearing"),
    (
        "Screenshot",
        ("device", "taken_at", "media_type", "content", "width", "height"),
        "3 days",
        "the daily clearing, or the next one",
    ),
    ("Alert", ("id", "device", "kind", "opened_at", "closed_at", "told_at"), _FLEET, "with the device"),
)  # fmt: skip

COLUMNS = (
    *(
        Column(f"{model}.{field}", is_personal=False, kept=retention, erased=erased)
        for model, fields, retention, erased in _NOBODY
        for field in fields
    ),
    Column("Enrolment.used_by", is_personal=True, kept="a day after it expired", erased="the daily clearing"),
    Column("Wish.asked_by", is_personal=True, kept="a month", erased="the daily clearing"),
)
