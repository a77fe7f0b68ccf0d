"""What the columns of support hold about people. Everything not listed as clear here is sealed."""

from __future__ import annotations

from amanjol.foundation.web.privacy import Column

_KEPT = "as the case: until a review decides"
_ERASED = "with the case; its key goes, so that what is sealed cannot be opened again"

_KEPT_HOUSE = "as long as the organisation keeps the house here"
_ERASED_HOUSE = "never by itself; what a house knows of a stay goes with the case of the stay"
_ANSWERED = "until a receiver erases it, once a step was taken"
_PAPER = "until its last day, fourteen days at most, and until the conference is written in again"
_INTERPRETS = "until somebody erases it, as when they interpret for you no more"
_GOES = "with the row; its keys go, so that what is sealed cannot be opened again"
_PUBLISHED = "as long as the organisation is here; what is said goes when it is recalled"
_RECALLED = "emptied when it is recalled; that there was one stays, so that no older copy brings it back"
_COPIED = "as long as the permit, so that what is out there is found"
_RECEIVED = "as long as the threat is there and the member has this key"

TENANT_TABLES = (
    "support_asking",
    "support_casefile",
    "support_caseparticipation",
    "support_casewages",
    "support_circleclient",
    "support_circledanger",
    "support_circlesession",
    "support_conference",
    "support_conferenceguest",
    "support_followup",
    "support_goal",
    "support_house",
    "support_houseincident",
    "support_interpreter",
    "support_interpreting",
    "support_plan",
    "support_service",
    "support_stay",
    "support_storedfile",
    "support_story",
    "support_storycopy",
    "support_storypermit",
    "support_threat",
    "support_threatreceiver",
)
_OF_EACH = ("id", "organisation", "case", "schema", "sealed", "wrapped_key")
COLUMNS = (
    *(
        Column(f"{model}.{field}", is_personal=field in {"sealed", "wrapped_key"}, kept=_KEPT, erased=_ERASED)
        for model in (
            "Plan", "Goal", "Service", "CaseFile", "CaseParticipation", "CircleClient", "FollowUp", "Asking", "Stay",
            "CaseWages", "Conference", "Interpreting", "Story",
        )
        for field in _OF_EACH
    ),
    # Neither where a house is nor how many sleep there; which stay is in which house stands inside seals alone.
    *(
        Column(
            f"{model}.{field}",
            is_personal=field in {"sealed", "wrapped_key"},
            kept=_KEPT_HOUSE,
            erased=_ERASED_HOUSE,
        )
        for model in ("House", "HouseIncident")
        for field in ("id", "organisation", "epoch", "schema", "wrapped_key", "sealed")
    ),
    Column("HouseIncident.house", is_personal=False, kept=_KEPT_HOUSE, erased=_ERASED_HOUSE),
    # That a file lies under this id; the sweep, which sees nobody's rows, compares it with the folder.
    Column("StoredFile.file", is_personal=False, kept=_KEPT, erased=_ERASED),
    # In clear, since the desk must say what is due while locked; they stand inside the seals too.
    Column("Plan.review_on", is_personal=False, kept=_KEPT, erased=_ERASED),
    Column("FollowUp.due_on", is_personal=False, kept=_KEPT, erased=_ERASED),
    *(
        Column(f"Service.{field}", is_personal=field == "member", kept=_KEPT, erased=_ERASED)
        for field in ("member", "due_on", "is_over")
    ),
    # A client of a circle: what both sides read is sealed under a key of the two, of which the row holds wraps.
    *(
        Column(f"CircleClient.{field}", is_personal=field in {"asking", "answer"}, kept=_KEPT, erased=_ERASED)
        for field in (
            "circle", "number", "offered", "epoch", "voucher", "moved", "asking", "answer", "accepted_number",
            "accepted",
        )
    ),
    *(
        Column(f"CircleSession.{field}", is_personal=field in {"facts", "words"}, kept=_KEPT, erased=_ERASED)
        for field in ("id", "organisation", "client", "facts", "number", "wrapped_key", "words")
    ),
    # That a danger waits stands in clear, since the desk says so while locked; which, inside the seal.
    *(
        Column(f"CircleDanger.{field}", is_personal=field == "sealed", kept=_KEPT, erased=_ERASED)
        for field in ("id", "organisation", "client", "is_open", "sealed")
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
    # What everybody may read of a story, under another name; which case it is of stands in the
    # seal of `Story`, and in which transaction both were written.
    *(
        Column(f"StoryPermit.{field}", is_personal=field == "signed", kept=_PUBLISHED, erased=_RECALLED)
        for field in ("id", "organisation", "signed", "valid_until", "recalled_at")
    ),
    *(
        Column(
            f"StoryCopy.{field}", is_personal=field == "who_deletes", kept=_COPIED, erased="never by itself"
        )
        for field in (
            "id", "organisation", "permit", "where", "who_deletes", "count", "noted_on", "deleted_on",
        )
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
)  # fmt: skip
