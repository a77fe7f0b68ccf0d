"""What the columns of complaints hold about people. Everything not listed as clear here is sealed."""

from __future__ import annotations

from amanjol.foundation.web.privacy import Column

_KEPT = "for the time that the file of its words says, after its end; then one of its readers erases it"
_ERASED = "with the row, its seals and its letterbox; an older backup brings none of them back"
_NAMED = "as long as the member receives complaints and has this key"

TENANT_TABLES = (
    "complaints_complaint",
    "complaints_letterbox",
    "complaints_receiver",
    "complaints_seal",
    "complaints_secondorganisation",
)
COLUMNS = (
    *(
        # In clear, since who may not open it has to see that it waits too long.
        Column(f"Complaint.{field}", is_personal=field == "sealed", kept=_KEPT, erased=_ERASED)
        for field in ("id", "organisation", "received_on", "due_on", "state", "schema", "sealed", "mark")
    ),
    *(
        Column(f"Seal.{field}", is_personal=field in {"key", "sealed"}, kept=_KEPT, erased=_ERASED)
        for field in ("id", "organisation", "complaint", "key", "sealed")
    ),
    *(
        Column(f"Letterbox.{field}", is_personal=field == "sealed", kept=_KEPT, erased=_ERASED)
        for field in (
            "id", "organisation", "name", "answered_by", "number", "kept_until", "schema", "sealed",
        )
    ),
    *(
        Column(f"Receiver.{field}", is_personal=field in {"member", "key"}, kept=_NAMED, erased=_NAMED)
        for field in ("id", "organisation", "member", "key", "mark", "named_at")
    ),
    *(
        Column(
            f"SecondOrganisation.{field}",
            is_personal=False,
            kept="until another is chosen",
            erased="with the row",
        )
        for field in ("id", "organisation", "second", "partner_node", "partner", "key", "mark")
    ),
)  # fmt: skip
