"""What the columns of referrals hold about people."""

from __future__ import annotations

from amanjol.foundation.web.privacy import Column

_AGREED = "as long as the organisations are partners"

_REFERRED = "as long as the case, or, as long as there is none, as the inbox opens"
TENANT_TABLES = (
    "referrals_agreement",
    "referrals_referral",
    "referrals_casereferral",
    "referrals_casereturn",
    "referrals_referralletter",
    "referrals_reminder",
)

COLUMNS = (
    *(
        Column(f"Agreement.{field}", is_personal=False, kept=_AGREED, erased="with the organisation")
        for field in (
            "id", "organisation", "agreement", "partner_node", "partner", "epoch", "wrapped_key", "schema", "made_at",
        )
    ),
    Column("Agreement.sealed", is_personal=True, kept=_AGREED, erased="with the organisation"),
    *(
        Column(f"Referral.{field}", is_personal=False, kept=_REFERRED, erased="with the case")
        for field in (
             "id", "organisation", "referral", "partner_node", "partner", "direction", "state", "since", "urgency",
             "due_at", "answer_by", "answered_at", "calls_at", "calls_said_at", "calls_said_in",
             "arrived_at", "is_danger",
             "public", "mark", "carried", "circle", "circle_number", "wrapped", "made_at",
        )
    ),
    *(
        Column(f"CaseReferral.{field}", is_personal=False, kept=_REFERRED, erased="with the case")
        for field in ("id", "organisation", "case", "referral", "wrapped_key", "schema")
    ),
    Column("CaseReferral.sealed", is_personal=True, kept=_REFERRED, erased="with the case"),
    *(
        Column(f"CaseReturn.{field}", is_personal=False, kept=_REFERRED, erased="with the case")
        for field in ("id", "organisation", "case", "referral", "calls_at", "wrapped_key", "schema")
    ),
    Column("CaseReturn.sealed", is_personal=True, kept=_REFERRED, erased="with the case"),
    *(
        Column(f"ReferralLetter.{field}", is_personal=False, kept=_REFERRED, erased="with the case")
        for field in ("id", "organisation", "referral", "letter", "opened", "carried")
    ),
    Column("ReferralLetter.sealed", is_personal=True, kept=_REFERRED, erased="with the case"),
    *(
        Column(
            f"Reminder.{field}",
            is_personal=field == "member",
            kept="as long as the member wants reminders",
            erased="when they turn them off",
        )
        for field in ("id", "organisation", "member", "told_at")
    ),
)  # fmt: skip
