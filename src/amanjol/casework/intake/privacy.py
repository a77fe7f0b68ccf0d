"""What the columns of intake hold about people. Everything not listed as clear here is sealed."""

from __future__ import annotations

from amanjol.foundation.web.privacy import Column

_KEPT = "until a review decides, as cases"
_ERASED = "with the row; its key goes, so that what is sealed cannot be opened again"
_SENT_KEPT = "as long as the member's account"
_SENT_ERASED = "with the member's account"

TENANT_TABLES = ("intake_consultation", "intake_receipt", "intake_report", "intake_sending")
COLUMNS = (
    *(
        Column(f"{model}.{field}", is_personal=True, kept=_KEPT, erased=_ERASED)
        for model in ("Report", "Consultation")
        for field in ("sealed", "wrapped_key")
    ),
    *(
        Column(f"{model}.{field}", is_personal=False, kept=_KEPT, erased=_ERASED)
        for model in ("Report", "Consultation")
        for field in ("id", "organisation", "epoch", "schema")
    ),
    *(
        # In clear, since the lists must show what waits while locked.
        Column(field, is_personal=False, kept=_KEPT, erased=_ERASED)
        for field in (
            "Report.is_inbound",
            "Report.state",
            "Report.sent_on",
            "Consultation.month",
            "Consultation.state",
            "Consultation.next_on",
        )
    ),
    *(
        Column(f"Sending.{field}", is_personal=field == "member", kept=_SENT_KEPT, erased=_SENT_ERASED)
        for field in ("id", "organisation", "member", "recipient", "sent_on")
    ),
    Column("Receipt.id", is_personal=False, kept=_SENT_KEPT, erased=_SENT_ERASED),
)
