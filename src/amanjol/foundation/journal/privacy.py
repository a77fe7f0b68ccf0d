"""What the journal's columns hold. Ids lead to a person only together with the account, which can be erased."""

from __future__ import annotations

from amanjol.foundation.web.privacy import Column

_KEPT = "as long as the node"
_ERASED = "never: the chain would break; the account it names is erased instead"

# Whose rows belong to an organisation: row security must be in force on them, for their owner too.
TENANT_TABLES = ("journal_entry", "journal_subject")

COLUMNS = (
    *(
        Column(f"Entry.{field}", is_personal=False, kept=_KEPT, erased=_ERASED)
        for field in ("id", "organisation_id", "sequence", "at", "verb", "previous_hash", "hash", "details")
    ),
    *(
        Column(f"Entry.{field}", is_personal=True, kept=_KEPT, erased=_ERASED)
        for field in ("actor_id", "subject_type", "subject_id")
    ),
    *(
        Column(f"Subject.{field}", is_personal=field == "subject_id", kept=_KEPT, erased=_ERASED)
        for field in ("id", "organisation_id", "entry", "kind", "subject_id")
    ),
    *(
        Column(f"Head.{field}", is_personal=False, kept=_KEPT, erased="never")
        for field in ("chain", "sequence", "hash")
    ),
)
