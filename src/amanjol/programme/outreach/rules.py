"""How a recommendation stands, what is late, and who shows it. Who may write here says `results/rules.py`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from amanjol.programme.outreach.models import Answer
from amanjol.programme.results.rules import can_manage

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from amanjol.foundation.organisations.models import Member
    from amanjol.programme.outreach.models import Recommendation


class Standing(models.TextChoices):
    """In the order in which somebody looks."""

    OVERDUE = "overdue", _("Overdue")
    UNANSWERED = "unanswered", _("Waits for an answer")
    NOT_PROMISED = "not-promised", _("Answered, nothing promised yet")
    UNDER_WAY = "under-way", _("Promised, not all of it done")
    DONE = "done", pgettext_lazy("a commitment", "Done")
    DECLINED = "declined", _("Not accepted")


@dataclass(frozen=True, slots=True)
class Promise:
    """Of a commitment: by when, None where nobody may say, and whether it is kept."""

    due_on: date | None
    is_done: bool

    def is_late(self, today: date) -> bool:
        """The day itself is not late yet."""
        return not self.is_done and self.due_on is not None and self.due_on < today


def can_decide(member: Member, row: Recommendation) -> bool:
    """A second person: nobody shows what they asked for, or in which they wrote since it was last approved."""
    return can_manage(member) and row.asked_by_id not in {None, member.pk} and member.pk not in row.writers


def standing_of(answer: str, promises: Sequence[Promise], today: date) -> Standing:
    if any(promise.is_late(today) for promise in promises):
        return Standing.OVERDUE
    if promises:
        return Standing.DONE if all(promise.is_done for promise in promises) else Standing.UNDER_WAY
    if not answer:
        return Standing.UNANSWERED
    return Standing.DECLINED if answer == Answer.DECLINED else Standing.NOT_PROMISED
