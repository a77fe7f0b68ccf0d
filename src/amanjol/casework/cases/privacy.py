"""What the columns of cases hold about people. Everything not listed as clear here is sealed."""

from __future__ import annotations

from amanjol.foundation.web.privacy import Column

_KEPT = "until a review decides: the day of review comes 5 years after opening"
_ERASED = "with the case; its key goes, so that what is sealed cannot be opened again"
_NAMED = "as long as the person is restricted and the member has this key"
_ON_PAPER = "as long as the person is restricted and these sheets are in force"
_BY_LAWYER = "with the case, by the lawyer, or with the lawyer's key"
_IN_SHEET = "until one of its people is erased, restricted or merged, or enough of them are written anew"
_SHEET_GOES = "with any of its people; its key goes"
_COMPARED = "until the supervisor's next unlocked request, or until they have looked"
_SIGNED = "as long as the node: results rest on it"
_ERASED_IDS = "as long as the node: they are replayed after every restore"
_NO_DATA = "not at all: random ids of what is gone"
_SET = "as long as the organisation, which sets it"
_ABOUT_NOBODY = "not at all: it is about nobody"
_NEVER = "not at all: whoever signs vouches for results with their name"

TENANT_TABLES = (
    "cases_assignment",
    "cases_case",
    "cases_caseitem",
    "cases_comparedlist",
    "cases_desk",
    "cases_erased",
    "cases_findingsheet",
    "cases_group",
    "cases_lawyernote",
    "cases_lawyerseal",
    "cases_merge",
    "cases_named",
    "cases_newcomer",
    "cases_onpaper",
    "cases_opening",
    "cases_ownclock",
    "cases_person",
    "cases_personchange",
    "cases_task",
)
_SEALED_ROWS = ("Person", "Case", "Group", "Merge", "Opening")
COLUMNS = (
    *(
        Column(f"{model}.{field}", is_personal=True, kept=_KEPT, erased=_ERASED)
        for model in _SEALED_ROWS
        for field in ("sealed", "wrapped_key")
    ),
    *(
        Column(f"{model}.{field}", is_personal=False, kept=_KEPT, erased=_ERASED)
        for model in _SEALED_ROWS
        for field in ("id", "organisation", "epoch", "schema")
    ),
    *(
        # Which sheet, and a digest of what is sealed: what a question compares with the sheets without opening rows.
        Column(f"Person.{field}", is_personal=False, kept=_KEPT, erased=_ERASED)
        for field in ("sheet", "digest")
    ),
    *(
        Column(
            f"FindingSheet.{field}",
            is_personal=field in {"sealed", "wrapped_key"},
            kept=_IN_SHEET,
            erased=_SHEET_GOES,
        )
        for field in ("id", "organisation", "epoch", "schema", "wrapped_key", "sealed")
    ),
    *(
        # In clear, since the desk must work while locked.
        Column(f"Case.{field}", is_personal=False, kept=_KEPT, erased=_ERASED)
        for field in ("person", "group", "status", "opened_month", "retention_on", "next_step_on")
    ),
    *(
        Column(f"Merge.{field}", is_personal=False, kept=_KEPT, erased=_ERASED)
        for field in ("person", "merged")
    ),
    *(
        Column(
            f"CaseItem.{field}", is_personal=field in {"sealed", "wrapped_key"}, kept=_KEPT, erased=_ERASED
        )
        # What kind of thing, and how many, in clear as the journal has it.
        for field in ("id", "organisation", "case", "kind", "number", "schema", "sealed", "wrapped_key")
    ),
    *(
        # Who does it and by when in clear, since the desk must work while locked; they stand inside the seal too.
        Column(
            f"Task.{field}",
            is_personal=field in {"sealed", "wrapped_key", "member"},
            kept=_KEPT,
            erased=_ERASED,
        )
        for field in (
            "id",
            "organisation",
            "case",
            "member",
            "due_on",
            "is_done",
            "schema",
            "sealed",
            "wrapped_key",
        )
    ),
    *(
        Column(
            f"PersonChange.{field}",
            is_personal=field in {"sealed", "wrapped_key"},
            kept=_KEPT,
            erased=_ERASED,
        )
        # How often somebody was changed, in clear as the journal has it.
        for field in ("id", "organisation", "person", "of", "number", "schema", "sealed", "wrapped_key")
    ),
    *(
        Column(f"Assignment.{field}", is_personal=field == "member", kept=_KEPT, erased=_ERASED)
        for field in ("id", "organisation", "case", "member")
    ),
    *(
        Column(f"Named.{field}", is_personal=field == "member", kept=_NAMED, erased=_ERASED)
        for field in ("id", "organisation", "person", "member", "key", "purpose", "sealed")
    ),
    *(
        Column(f"OnPaper.{field}", is_personal=False, kept=_ON_PAPER, erased=_ERASED)
        for field in ("id", "organisation", "person", "papers", "sealed")
    ),
    *(
        # In clear, since whoever has to answer must see that something waits.
        Column(f"Opening.{field}", is_personal=field in {"member", "answered_by"}, kept=_KEPT, erased=_ERASED)
        for field in (
            "person",
            "member",
            "opened_at",
            "answered_by",
            "answered_at",
            "was_right",
            "escalated_at",
        )
    ),
    *(
        Column(f"Newcomer.{field}", is_personal=field == "member", kept=_COMPARED, erased=_ERASED)
        for field in ("id", "organisation", "person", "member")
    ),
    *(
        # In clear, since whoever works on the case must see that it was written, and cannot open it.
        Column(f"LawyerNote.{field}", is_personal=field == "member", kept=_KEPT, erased=_BY_LAWYER)
        for field in ("id", "organisation", "case", "circle", "member", "key", "written_on")
    ),
    *(
        Column(
            f"LawyerSeal.{field}", is_personal=field in {"member", "sealed"}, kept=_KEPT, erased=_BY_LAWYER
        )
        for field in ("id", "organisation", "note", "member", "key", "number", "schema", "sealed")
    ),
    *(
        Column(f"Erased.{field}", is_personal=False, kept=_ERASED_IDS, erased=_NO_DATA)
        for field in ("id", "organisation_id", "erased_on", "reason")
    ),
    *(
        Column(f"Desk.{field}", is_personal=False, kept=_SET, erased=_ABOUT_NOBODY)
        for field in ("organisation", "ceiling")
    ),
    *(
        Column(f"OwnClock.{field}", is_personal=False, kept=_SET, erased=_ABOUT_NOBODY)
        for field in ("id", "organisation", "stage", "days")
    ),
    *(
        Column(f"ComparedList.{field}", is_personal=field in {"member", "name"}, kept=_SIGNED, erased=_NEVER)
        for field in ("id", "organisation", "member", "name", "list", "edition", "digest", "signed_on")
    ),
)
