"""What of a follow-up is compared when somebody changes it: old words stay beside the new.

Days that were dropped and earlier closings stay in the record itself.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from amanjol.casework.cases.record_parts.changes import Change, between

if TYPE_CHECKING:
    from amanjol.casework.support.followups.records import Closing, FollowUpRecord


def change_between(before: FollowUpRecord, after: FollowUpRecord, by: str) -> Change | None:
    """What was put in place of something; what was empty before is no earlier value."""
    stood, stands = _of_wish(before), _of_wish(after)
    if (
        before.closing is not None
        and after.closing is not None
        and len(before.closings) == len(after.closings)
    ):
        stood |= _of_closing(before.closing)
        stands |= _of_closing(after.closing)
    stood = {name: value for name, value in stood.items() if value}
    return between(stood, {name: value for name, value in stands.items() if value and name in stood}, by)


def _of_wish(record: FollowUpRecord) -> dict[str, Any]:
    return {
        "wish": record.wish.value if record.wish is not None else "",
        "whom": record.whom,
        "says": record.says,
    }


def _of_closing(closing: Closing) -> dict[str, Any]:
    return {
        "reason": closing.reason.value if closing.reason is not None else "",
        "danger": closing.danger.value if closing.danger is not None else "",
        "danger_says": closing.danger_says,
        "contacts": " ".join(closing.contacts),
        "trusted": closing.trusted,
        "held": closing.held.value if closing.held is not None else "",
        "held_says": closing.held_says,
    }
