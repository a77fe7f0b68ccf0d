"""What follow-up and closing hand in for a quarter: what came of asking, and why cases were closed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from amanjol.casework.desk.tallies import Counting, Deed, Tally
from amanjol.casework.support.followups import words
from amanjol.casework.support.followups.records import FollowUpRecord, Reason, StepState, Wellbeing
from amanjol.casework.support.models import FollowUp
from amanjol.foundation.seals.canonical import NotCanonical
from amanjol.foundation.seals.fields import SealBroken

if TYPE_CHECKING:
    from collections.abc import Iterator

NOT_REACHED: Final = "not-reached"
NO_REASON: Final = "no-reason"


def asked(counting: Counting) -> Iterator[Deed]:
    """One for each time that somebody asked, or tried to, on a day of the quarter. SealBroken."""
    for case, record in _records(counting):
        for step in record.steps:
            for attempt in step.attempts:
                if counting.quarter.holds(attempt.on):
                    yield Deed(attempt.well.value if attempt.well is not None else NOT_REACHED, case)


def closed(counting: Counting) -> Iterator[Deed]:
    """SealBroken."""
    for case, record in _records(counting):
        for closing in record.closings:
            if counting.quarter.holds(closing.on):
                yield Deed(closing.reason.value if closing.reason is not None else NO_REASON, case)


def asked_words(kind: str) -> str:
    return str(words.STATES[StepState.NOT_REACHED] if kind == NOT_REACHED else words.WELL[Wellbeing(kind)])


def closed_words(kind: str) -> str:
    return gettext("Reason not written down") if kind == NO_REASON else str(words.REASONS[Reason(kind)])


def _records(counting: Counting) -> Iterator[tuple[str, FollowUpRecord]]:
    for row in counting.rows(FollowUp.objects.all()):
        try:
            yield str(row.points["case_id"]), FollowUpRecord.from_data(row.data)
        except NotCanonical:
            raise SealBroken from None


FOLLOW_UPS = Tally(
    "follow-ups", 70, _("Follow-up"),
    _("How people were when they were asked afterwards, as they said it."),
    asked, asked_words,
)  # fmt: skip
CLOSINGS = Tally(
    "closings", 75, _("Cases closed"), _("Why, on the day on which they were closed."), closed, closed_words
)
