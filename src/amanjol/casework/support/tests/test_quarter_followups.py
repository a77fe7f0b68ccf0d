"""What follow-up hands in to be counted."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from amanjol.casework.desk.tallies import Quarter
from amanjol.casework.support.followups import actions
from amanjol.casework.support.followups.actions import Answer
from amanjol.casework.support.followups.records import Reason, Wellbeing
from amanjol.casework.support.models import FollowUp
from amanjol.casework.support.tests.followup_cast import fresh, opened
from amanjol.casework.support.tests.quarter_cast import NOW, TODAY, counted, numbers
from amanjol.foundation.organisations.tests.key_cast import keyring_of, request_of
from amanjol.foundation.seals.fields import SealBroken

if TYPE_CHECKING:
    from amanjol.casework.support.tests.followup_cast import FollowUpCast

pytestmark = pytest.mark.django_db


def answer(people: FollowUpCast, step: int, said: Answer) -> None:
    case = fresh(people.case)
    actions.write_answer(keyring=keyring_of(people.dana), case=case, number=step, answer=said)


def test_a_closed_case_counts_by_its_reason_on_the_day_on_which_it_was_closed(
    followup_cast: FollowUpCast,
) -> None:
    closing = opened(followup_cast.dana, followup_cast.case).closing
    assert closing is not None
    figures = counted(followup_cast.dana, Quarter.of(closing.on))
    assert numbers(figures, "closings") == {Reason.NO_NEED.value: (1, 1)}
    assert numbers(counted(followup_cast.dana, Quarter.of(closing.on).before), "closings") == {}


def test_whoever_was_asked_afterwards_counts_on_that_day(followup_cast: FollowUpCast) -> None:
    answer(followup_cast, 1, Answer(reached=False, on=TODAY))
    answer(followup_cast, 2, Answer(reached=True, on=TODAY, well=Wellbeing.IN_DANGER))
    answer(followup_cast, 3, Answer(reached=True, on=TODAY, well=Wellbeing.WELL))
    figures = counted(followup_cast.dana)
    assert numbers(figures, "follow-ups") == {
        "not-reached": (1, 1),
        Wellbeing.IN_DANGER.value: (1, 1),
        Wellbeing.WELL.value: (1, 1),
    }
    assert numbers(counted(followup_cast.dana, NOW.before), "follow-ups") == {}


def test_a_follow_up_of_another_day_makes_no_figures(followup_cast: FollowUpCast) -> None:
    request_of(followup_cast.dana)
    FollowUp.objects.filter(case=followup_cast.case).update(due_on=TODAY)
    with pytest.raises(SealBroken):
        counted(followup_cast.dana)
