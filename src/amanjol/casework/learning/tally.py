"""Who was there on a day of a course in a quarter: learners, whoever they are, each once in each course.

Restricted learners are in no figure, as restricted people are in none.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from amanjol.casework.desk.in_bulk import opened_with_keys
from amanjol.casework.desk.tallies import Counting, Deed, Tally
from amanjol.casework.learning import queries, sealing
from amanjol.casework.learning.records import LearnerRecord
from amanjol.casework.learning.words import title_of
from amanjol.foundation.seals.canonical import NotCanonical
from amanjol.foundation.seals.fields import SealBroken

if TYPE_CHECKING:
    from collections.abc import Iterator


def deeds(counting: Counting) -> Iterator[Deed]:
    """One for each learner and course, with the minutes of all their days in the quarter. SealBroken."""
    member, quarter = counting.keyring.member, counting.quarter
    overlapping = queries.cohorts_visible_to(member).filter(
        begins_on__lte=quarter.last_day, ends_on__gte=quarter.first_day
    )
    cohorts = {str(row.pk): row for row in overlapping}
    days: dict[str, set[int]] = {}
    for pk, row in cohorts.items():
        record = sealing.open_cohort(row, counting.keyring)
        days[pk] = {day.number for day in record.days_now if quarter.holds(day.on)}
    learners = queries.learners_visible_to(member).filter(cohort__in=list(overlapping), epoch__isnull=False)
    for learner in opened_with_keys(learners, counting.keyring):
        cohort = learner.points["cohort_id"] or ""
        there = {
            day: minutes for day, minutes in _record(learner.data).minutes.items() if day in days[cohort]
        }
        if any(there.values()):
            yield Deed(cohorts[cohort].course, who=learner.pk, minutes=sum(there.values()))


def _record(data: object) -> LearnerRecord:
    try:
        return LearnerRecord.from_data(data)
    except NotCanonical:
        raise SealBroken from None


LEARNERS = Tally(
    "learners", 60, _("Courses"),
    _("Learners who were there on a day of a course."),
    deeds, title_of,
)  # fmt: skip
