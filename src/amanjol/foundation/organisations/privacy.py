"""What the columns of organisations hold about people."""

from __future__ import annotations

from amanjol.foundation.web.privacy import Column

_NODE = "as long as the node"
_MEMBER = "as long as the person works here, then 3 years"

_EPOCH = "as long as something is sealed under it"
_IN_CIRCLE = "as long as something is sealed to the circle"
_LEFT = "by the next key of the circle, or of the organisation"
_WITH_KEY = "with the person's key, by the database itself"

# Whose rows belong to an organisation: row security must be in force on them, for their owner too.
TENANT_TABLES = (
    "organisations_epoch",
    "organisations_holding",
    "organisations_intake",
    "organisations_regrant",
    "organisations_recoveryset",
    "organisations_circle",
    "organisations_circlekey",
    "organisations_circlevoucher",
    "organisations_circleholding",
)

COLUMNS = (
    *(
        Column(f"Node.{field}", is_personal=False, kept=_NODE, erased="never")
        for field in ("id", "only", "country", "name", "is_demo")
    ),
    *(
        Column(f"Organisation.{field}", is_personal=False, kept=_NODE, erased="never")
        for field in ("id", "name", "kind", "created_at", "new_keys_due_since")
    ),
    *(
        Column(f"Member.{field}", is_personal=True, kept=_MEMBER, erased="the account it names is emptied")
        for field in ("account", "organisation", "role", "joined_on", "left_on")
    ),
    *(
        Column(f"Epoch.{field}", is_personal=False, kept=_EPOCH, erased="never; wraps when nothing needs them")
        for field in (
            "id", "organisation", "number", "public", "link", "by_recovery_set", "attestation", "begun_at",
        )
    ),
    *(
        Column(f"Intake.{field}", is_personal=False, kept=_NODE, erased="never; replaced by the next")
        for field in ("id", "organisation", "number", "public")
    ),
    *(
        Column(f"Holding.{field}", is_personal=True, kept=_EPOCH, erased=_WITH_KEY)
        for field in ("organisation", "epoch", "member", "key", "granted", "kept", "voucher", "given_at")
    ),
    Column("Holding.id", is_personal=False, kept=_EPOCH, erased=_WITH_KEY),
    *(
        Column(f"Regrant.{field}", is_personal=True, kept="until the member has the keys", erased=_WITH_KEY)
        for field in (
            "organisation", "epoch", "member", "key", "first_by", "first_half", "pad", "second_by",
            "second_half", "voucher", "first_at",
        )
    ),
    Column("Regrant.id", is_personal=False, kept="until the member has the keys", erased=_WITH_KEY),
    *(
        Column(f"RecoverySet.{field}", is_personal=False, kept="until the next ceremony", erased="then")
        for field in ("id", "organisation", "public", "voucher", "witness", "made_at", "kept_at", "used_at")
    ),
    *(
        Column(f"Circle.{field}", is_personal=False, kept=_IN_CIRCLE, erased="never")
        for field in ("id", "organisation", "purpose", "begun_at")
    ),
    *(
        Column(f"CircleKey.{field}", is_personal=False, kept=_IN_CIRCLE, erased="never")
        for field in (
            "id", "organisation", "circle", "number", "public", "link", "voucher", "papers", "papers_voucher",
            "by_recovery_set", "begun_at",
        )
    ),
    *(
        Column(f"CircleVoucher.{field}", is_personal=True, kept="as long as the member is in it", erased=_LEFT)
        for field in (
            "organisation", "circle_key", "epoch", "member", "key", "mark", "given_at", "accepted_at",
        )
    ),
    Column("CircleVoucher.id", is_personal=False, kept="as long as the member is in it", erased=_LEFT),
    *(
        Column(f"CircleHolding.{field}", is_personal=True, kept=_IN_CIRCLE, erased=_WITH_KEY)
        for field in ("organisation", "voucher", "key", "granted", "kept")
    ),
    Column("CircleHolding.id", is_personal=False, kept=_IN_CIRCLE, erased=_WITH_KEY),
    Column("Member.id", is_personal=False, kept=_NODE, erased="never"),
)  # fmt: skip
