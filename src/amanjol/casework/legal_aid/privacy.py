"""What the columns of legal aid hold about people. Everything not listed as clear here is sealed."""

from __future__ import annotations

from amanjol.foundation.web.privacy import Column

_KEPT = "as the case: until a review decides"
_ERASED = "with the case; its key goes, so that what is sealed cannot be opened again"
_IN_REGISTER = "until somebody erases it, as when they leave the register"
_AT_COORDINATOR = "until the coordinator erases it, once it is over"
_WITH_NEED = "with the need, until the coordinator erases it"
_FOR_CONFLICTS = "until the coordinator erases it: conflicts are looked for among all assignments ever"
_GOES = "with the row; its key goes, so that what is sealed cannot be opened again"

_A_MANDATE = "until somebody erases it, as when nothing of it is needed any more"

TENANT_TABLES = (
    "legal_aid_absence",
    "legal_aid_advocate",
    "legal_aid_advocateaccount",
    "legal_aid_assignment",
    "legal_aid_caseneed",
    "legal_aid_dutyslot",
    "legal_aid_dutyswap",
    "legal_aid_lawyerplan",
    "legal_aid_look",
    "legal_aid_mandate",
    "legal_aid_mandatenotes",
    "legal_aid_mandatereader",
    "legal_aid_need",
    "legal_aid_offer",
    "legal_aid_otherside",
    "legal_aid_rightanswer",
    "legal_aid_roadtable",
    "legal_aid_sentneed",
    "legal_aid_turn",
    "legal_aid_vouchingkey",
)
COLUMNS = (
    *(
        Column(
            f"RightAnswer.{field}", is_personal=field in {"sealed", "wrapped_key"}, kept=_KEPT, erased=_ERASED
        )
        for field in ("id", "organisation", "case", "schema", "sealed", "wrapped_key")
    ),
    # The number of the state's register in clear, so that nobody stands there twice; it is public, and inside the seal.
    *(
        Column(
            f"Advocate.{field}",
            is_personal=field in {"number", "sealed", "wrapped_key"},
            kept=_IN_REGISTER,
            erased=_GOES,
        )
        for field in ("id", "organisation", "number", "epoch", "schema", "wrapped_key", "sealed")
    ),
    # Whether it runs and its last day in clear, so that what ends soon can be asked for; both are inside the seal, too.
    *(
        Column(
            f"Mandate.{field}", is_personal=field in {"sealed", "wrapped_key"}, kept=_A_MANDATE, erased=_GOES
        )
        for field in ("id", "organisation", "state", "ends_on", "epoch", "schema", "wrapped_key", "sealed")
    ),
    # Who opens a mandate besides whoever coordinates, by their key; their own notes, which nobody else opens.
    *(
        Column(
            f"{table}.{field}",
            is_personal=field in personal,
            kept=_A_MANDATE,
            erased="with the mandate, or with the key of the person",
        )
        for table, fields, personal in (
            ("MandateReader", ("wrapped", "comparison", "voucher"), {"key", "wrapped"}),
            (
                "MandateNotes",
                ("schema", "sealed", "colleague", "for_colleague"),
                {"key", "sealed", "colleague", "for_colleague"},
            ),
        )
        for field in ("id", "organisation", "mandate", "key", *fields)
    ),
    # Of a need in clear: both organisations, a random id, its state and when an answer is due, for lists while locked.
    *(
        Column(f"{table}.{field}", is_personal=field in {"sealed", "wrapped_key"}, kept=until, erased=_GOES)
        for table, until in (("Need", _AT_COORDINATOR), ("SentNeed", _KEPT))
        for field in (
            "id",
            "organisation",
            "need",
            "partner_node",
            "partner",
            "state",
            "answer_by",
            "made_at",
            "epoch",
            "wrapped_key",
            "schema",
            "sealed",
        )
    ),
    *(
        Column(
            f"CaseNeed.{field}", is_personal=field in {"sealed", "wrapped_key"}, kept=_KEPT, erased=_ERASED
        )
        for field in ("id", "organisation", "case", "sent", "schema", "sealed", "wrapped_key")
    ),
    # Of offers in clear: who was asked by the random id of the register, how it stands, and until when.
    *(
        Column(f"{table}.{field}", is_personal=field in {"sealed", "wrapped_key"}, kept=until, erased=_GOES)
        for table, until, fields in (
            ("OtherSide", _WITH_NEED, ("need",)),
            ("Assignment", _FOR_CONFLICTS, ("advocate",)),
            ("Clearance", _WITH_NEED, ("need", "advocate")),
            ("Offer", _WITH_NEED, ("need", "advocate", "state", "deadline", "asked_at")),
        )
        for field in ("id", "organisation", "epoch", "wrapped_key", "schema", "sealed", *fields)
    ),
    # Whose turn it is, by random ids and times; names and answers are sealed to one advocate and the coordinator.
    *(
        Column(
            f"Turn.{field}",
            is_personal=field in {"key", "sealed", "names", "answer"},
            kept=_WITH_NEED,
            erased="with the offer; what was sealed to an advocate's key goes with it",
        )
        for field in (
            "id",
            "organisation",
            "need",
            "offer",
            "advocate",
            "key",
            "batch",
            "place",
            "minutes",
            "working_days",
            "last",
            "state",
            "handed_at",
            "until",
            "told_of",
            "sealed",
            "names",
            "answer",
            "answers",
        )
    ),
    # Under which offers to an advocate are vouched for: for them and for who coordinates.
    *(
        Column(
            f"VouchingKey.{field}",
            is_personal=field in {"key", "wrapped"},
            kept="until they compare anew",
            erased="with the key of the person",
        )
        for field in ("id", "organisation", "key", "number", "epoch", "wrapped")
    ),
    # A plan names needs and advocates by the random ids of their rows, and all of it is sealed.
    *(
        Column(
            f"LawyerPlan.{field}",
            is_personal=field in {"sealed", "files", "wrapped_key"},
            kept="until the coordinator erases it",
            erased=_GOES,
        )
        for field in ("id", "organisation", "epoch", "wrapped_key", "schema", "sealed", "files")
    ),
    # Hours between districts: nobody's, and sealed so that whoever writes rows past the program puts nobody nearer.
    *(
        Column(f"RoadTable.{field}", is_personal=False, kept="as long as the organisation", erased="with it")
        for field in ("id", "organisation", "epoch", "wrapped_key", "schema", "sealed")
    ),
    # Which account keeps which advocate's duty: nothing is sealed by it.
    *(
        Column(
            f"AdvocateAccount.{field}",
            is_personal=field == "member",
            kept=_IN_REGISTER,
            erased="with the row",
        )
        for field in ("id", "organisation", "advocate", "member")
    ),
    # Hours of a row of the register, whose name is sealed.
    *(
        Column(
            f"{table}.{field}",
            is_personal=False,
            kept="until somebody takes it away",
            erased="with the advocate",
        )
        for table, fields in (("DutySlot", ("kind", "district")), ("Absence", ()))
        for field in ("id", "organisation", "advocate", "begins_at", "ends_at", *fields)
    ),
    # Which account asks which other to take which hours.
    *(
        Column(
            f"DutySwap.{field}",
            is_personal=field in {"asker", "asked"},
            kept="until it is taken, taken back or asked anew, at most as long as the hours",
            erased="with the hours, or with the account of either",
        )
        for field in ("id", "organisation", "slot", "in_return", "asker", "asked", "is_declined")
    ),
)
