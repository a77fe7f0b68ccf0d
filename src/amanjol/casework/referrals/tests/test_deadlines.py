"""By when the other side goes on, in clear on both sides, whoever opened the letter."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from django.utils import timezone

from amanjol.casework.cases.tests.case_cast import open_case
from amanjol.casework.referrals.models import Referral
from amanjol.casework.referrals.tests.test_referrals import (
    MERJEN,
    agree,
    arrived,
    ask,
    become_case,
    send,
    told_by_code,
)
from amanjol.casework.referrals.tests.two_houses import carry
from amanjol.casework.standards.referring.codes import Urgency
from amanjol.casework.standards.referring.deadlines import packaged_deadlines
from amanjol.casework.standards.referring.states import State
from amanjol.foundation.organisations.tenant import acting_for
from amanjol.foundation.organisations.tests.key_cast import keyring_of

if TYPE_CHECKING:
    from datetime import datetime

    from amanjol.casework.referrals.tests.two_houses import TwoHouses

pytestmark = pytest.mark.django_db


def dates(houses: TwoHouses, ours: str, theirs: str) -> list[datetime | None]:
    """By when the other side goes on, as each side says in clear."""
    due = []
    for client, page in ((houses.dana, ours), (houses.selbi, theirs)):
        with acting_for(keyring_of(client).member):
            due.append(Referral.objects.get(pk=page.split("/")[-2]).due_at)
    return due


def test_after_a_yes_and_after_the_help_began_both_sides_know_by_when(houses: TwoHouses) -> None:
    """Berk, who opens the answer, does not open the inquiry; what comes next is due by its urgency all the same."""
    agree(houses)
    ours, theirs, code_word = told_by_code(houses, open_case(houses.dana, MERJEN))
    week = packaged_deadlines().limit(Urgency.THIS_WEEK, State.ACCEPTED)
    begun = packaged_deadlines().limit(Urgency.THIS_WEEK, State.IN_PROGRESS)
    assert week is not None
    assert begun is not None
    become_case(houses, theirs, code_word)
    for limit in (week, begun):
        for due in dates(houses, ours, theirs):
            assert due is not None
            assert abs(due - timezone.now() - timedelta(hours=limit.hours)) < timedelta(minutes=10)
        if limit is week:
            send(houses.selbi, theirs, "step", {"state": "in-progress"})
            assert arrived(houses.berk) == ours
    send(houses.selbi, theirs, "step", {"state": "completed"})
    assert arrived(houses.berk) == ours
    assert dates(houses, ours, theirs) == [None, None]


def test_a_no_is_the_end_of_waiting(houses: TwoHouses) -> None:
    ours = ask(houses, open_case(houses.dana, MERJEN))
    assert carry() == 1
    theirs = arrived(houses.selbi)
    send(houses.selbi, theirs, "reply", {"answer": "cannot", "reason": "no-place", "contact": "on-duty"})
    assert arrived(houses.berk) == ours
    assert dates(houses, ours, theirs) == [None, None]
