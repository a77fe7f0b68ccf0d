"""What the columns of learning hold about people. Everything not listed as clear here is sealed."""

from __future__ import annotations

from amanjol.foundation.web.privacy import Column

_KEPT = "until somebody erases it; the page of a cohort says when it ended five years ago"
_ERASED = "with the row; its key goes, so that what is sealed cannot be opened again"
_NAMED = "as long as the learner is restricted and the member has this key"

TENANT_TABLES = (
    "learning_cohort", "learning_employer", "learning_issuer", "learning_learner", "learning_livelihood",
    "learning_named", "learning_namedforlivelihood",
)  # fmt: skip
COLUMNS = (
    *(
        Column(f"{model}.{field}", is_personal=field in {"sealed", "wrapped_key"}, kept=_KEPT, erased=_ERASED)
        for model in ("Cohort", "Employer", "Issuer", "Learner", "Livelihood")
        for field in ("id", "organisation", "epoch", "schema", "wrapped_key", "sealed")
    ),
    Column("Learner.cohort", is_personal=False, kept=_KEPT, erased=_ERASED),
    *(
        # In clear, since the list must show what is due while locked.
        Column(f"Cohort.{field}", is_personal=False, kept=_KEPT, erased=_ERASED)
        for field in ("course", "begins_on", "ends_on", "follow_up_on")
    ),
    # As above: whom to ask how it goes, which employer is looked at again.
    Column("Livelihood.ask_on", is_personal=False, kept=_KEPT, erased=_ERASED),
    *(
        Column(f"Employer.{field}", is_personal=False, kept=_KEPT, erased=_ERASED)
        for field in ("review_on", "is_open")
    ),
    *(
        Column(f"{model}.{field}", is_personal=field in {"sealed", "member"}, kept=_NAMED, erased=_NAMED)
        for model, row in (("Named", "learner"), ("NamedForLivelihood", "livelihood"))
        for field in ("id", "organisation", row, "member", "key", "sealed")
    ),
)
