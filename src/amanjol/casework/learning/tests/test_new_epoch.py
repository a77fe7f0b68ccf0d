"""New keys begin: the keys of cohorts and learners move, and what does not open stops nobody."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from amanjol.casework.learning import queries
from amanjol.casework.learning.models import Cohort, Learner
from amanjol.casework.learning.tests.learning_cast import cohort_now, learner_now
from amanjol.foundation.organisations.tests.key_cast import KEYS, keyring_of, request_of

if TYPE_CHECKING:
    from amanjol.casework.learning.tests.learning_cast import LearningCast

pytestmark = pytest.mark.django_db


def test_all_move_and_open(people: LearningCast) -> None:
    people.berk.post(f"{KEYS}new/")
    keyring = keyring_of(people.berk)
    assert queries.left_to_rewrap(keyring) == 0
    assert {
        *Cohort.objects.values_list("epoch", flat=True),
        *Learner.objects.values_list("epoch", flat=True),
    } == {2}
    assert cohort_now(people.dana, people.cohort).now.name == "Весна-2216"
    assert learner_now(people.dana, people.ayna).minutes == {1: 60}


def test_one_that_does_not_open_keeps_its_key_and_stops_nobody(people: LearningCast) -> None:
    request_of(people.berk)
    Learner.objects.filter(pk=people.ayna.pk).update(wrapped_key=people.serdar.wrapped_key)
    people.berk.post(f"{KEYS}new/")
    keyring = keyring_of(people.berk)
    assert queries.left_to_rewrap(keyring) == 1
    assert Learner.objects.get(pk=people.serdar.pk).epoch == 2
    assert keyring.has_earlier  # so the link stays
