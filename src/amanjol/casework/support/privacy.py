"""What the columns of support hold about people. Everything not listed as clear here is sealed."""

from __future__ import annotations

from amanjol.foundation.web.privacy import Column

_KEPT = "as the case: until a review decides"
_ERASED = "with the case; its key goes, so that what is sealed cannot be opened again"

_ANSWERED = "until a receiver erases it, once a step was taken"
_PAPER = "until its last day, fourteen days at most, and until the conference is written in again"
_INTERPRETS = "until somebody erases it, as when they interpret for you no more"
_GOES = "with the row; its keys go, so that what is sealed cannot be opened again"
_RECEIVED = "as long as the threat is there and the member has this key"

TENANT_TABLES = (
    "support_casefile",
    "support_conference",
    "support_conferenceguest",
    "support_goal",
    "support_interpreter",
    "support_interpreting",
    "support_plan",
    "support_service",
    "support_threat",
    "support_threatreceiver",
)
_OF_EACH = ("id", "organisation", "case", "schema", "sealed", "wrapped_key")
COLUMNS = (
    *(
        Column(f"{model}.{field}", is_personal=field in {"sealed", "wrapped_key"}, kept=_KEPT, erased=_ERASED)
        for model in ("Plan", "Goal", "Service", "CaseFile", "Conference", "Interpreting")
        for field in _OF_EACH
    ),
    # That a file lies under this id; the sweep, which sees nobody's rows, compares it with the folder.
    Column("StoredFile.file", is_personal=False, kept=_KEPT, erased=_ERASED),
    # In clear, since the desk must say what is due while locked; they stand inside the seals too.
    Column("Plan.review_on", is_personal=False, kept=_KEPT, erased=_ERASED),
    *(
        Column(f"Service.{field}", is_personal=field == "member", kept=_KEPT, erased=_ERASED)
        for field in ("member", "due_on", "is_over")
    ),
    *(
        Column(
            f"Threat.{field}", is_personal=field in {"sealed", "wrapped_key"}, kept=_ANSWERED, erased=_GOES
        )
        # Whether it is answered in clear, since the first page must say what waits while locked.
        for field in ("id", "organisation", "epoch", "schema", "wrapped_key", "sealed", "is_answered")
    ),
    *(
        Column(
            f"ThreatReceiver.{field}", is_personal=field in {"sealed", "member"}, kept=_RECEIVED, erased=_GOES
        )
        for field in ("id", "organisation", "threat", "member", "key", "sealed")
    ),
    *(
        Column(
            f"Interpreter.{field}",
            is_personal=field in {"sealed", "wrapped_key"},
            kept=_INTERPRETS,
            erased=_GOES,
        )
        for field in ("id", "organisation", "epoch", "schema", "wrapped_key", "sealed")
    ),
    *(
        Column(f"Conference.{field}", is_personal=False, kept=_KEPT, erased=_ERASED)
        for field in ("on", "is_over")
    ),
    *(
        Column(
            f"ConferenceGuest.{field}",
            is_personal=field in {"sealed", "wrapped_key", "member"},
            kept=_PAPER,
            erased=_GOES,
        )
        for field in (
            *(
                "id",
                "organisation",
                "conference",
                "member",
                "key",
                "until",
                "wrapped_key",
                "schema",
                "sealed",
            ),
        )
    ),
)
