"""What of follow-up was in a quarter: whom somebody asked or tried to reach, and why cases were closed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext, pgettext
from django.utils.translation import gettext_lazy as _

from amanjol.casework.desk.tallies import Counting, Deed, Tally
from amanjol.casework.support.followups.queries import attempts_between
from amanjol.casework.support.followups.records import FollowUpRecord, Reason, Wellbeing
from amanjol.casework.support.followups.words import REASONS
from amanjol.casework.support.models import FollowUp
from amanjol.foundation.seals.canonical import NotCanonical
from amanjol.foundation.seals.fields import SealBroken

if TYPE_CHECKING:
    from collections.abc import Iterator

REACHED: Final = "reached"
NOT_REACHED: Final = "not-reached"
IN_DANGER: Final = "in-danger"
NO_REASON: Final = "no-reason"


def asked(counting: Counting) -> Iterator[Deed]:
    """Each attempt on its day. Who said that they are in danger counts there. SealBroken."""
    quarter = counting.quarter
    for case, record in _records(counting):
        for attempt in attempts_between(record, quarter.first_day, quarter.last_day):
            if not attempt.reached:
                yield Deed(NOT_REACHED, case)
            else:
                yield Deed(IN_DANGER if attempt.well is Wellbeing.IN_DANGER else REACHED, case)


def closed(counting: Counting) -> Iterator[Deed]:
    """Each closing by its reason. SealBroken."""
    for case, record in _records(counting):
        for closing in record.closings:
            if counting.quarter.holds(closing.on):
                yield Deed(closing.reason.value if closing.reason is not None else NO_REASON, case)


def asked_words(kind: str) -> str:
    if kind == IN_DANGER:
        return gettext("Reached, and said that they are in danger")
    return pgettext("follow-up", "Reached") if kind == REACHED else gettext("Tried, and not reached")


def closed_words(kind: str) -> str:
    if kind == Reason.OTHER:
        return gettext("Another reason")
    return gettext("No reason written down") if kind == NO_REASON else str(REASONS[Reason(kind)])


def _records(counting: Counting) -> Iterator[tuple[str, FollowUpRecord]]:
    for row in counting.rows(FollowUp.objects.all()):
        try:
            yield str(row.points["case_id"]), FollowUpRecord.from_data(row.data)
        except NotCanonical:
            raise SealBroken from None


ASKED = Tally(
    "follow-ups", 40, _("Asked how they are afterwards"),
    _("Each time that somebody asked, or tried to, after the help."),
    asked, asked_words,
)  # fmt: skip
CLOSED = Tally(
    "closings",
    70,
    _("Cases that were closed"),
    _("By the reason that was written down."),
    closed,
    closed_words,
)
