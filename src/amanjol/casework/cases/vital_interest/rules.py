"""Who records that care could not wait."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from django.utils import timezone

from amanjol.casework.cases.record_parts.vital_interest import WITHIN

if TYPE_CHECKING:
    from datetime import date, datetime

    from amanjol.casework.cases.record_parts.vital_interest import VitalCare


def can_answer(person: str, care: VitalCare) -> bool:
    """The second of two people: anybody who works on the case but who began it. `person` is an account's id."""
    return care.waits_for_second and person != care.begun.by


def day_to_ask(begun_at: datetime) -> date:
    """The day of the task to ask for somebody who may consent, on which the desk has it while locked, too.

    What begins before noon is for the same day: a day has no hour, and on the next it would be late only after two.
    """
    return timezone.localdate(begun_at + WITHIN - timedelta(hours=12))
