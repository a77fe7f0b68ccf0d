"""Who is counted of courses in a quarter: whoever was there, each once in each course."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from amanjol.casework.desk.tallies import Counting, Quarter
from amanjol.casework.learning.actions.attending import Day, write_day
from amanjol.casework.learning.models import Learner
from amanjol.casework.learning.tally import LEARNERS
from amanjol.casework.learning.tests.learning_cast import COURSE, TODAY
from amanjol.casework.learning.tests.test_restricted import restrict
from amanjol.foundation.organisations.tests.key_cast import keyring_of, request_of
from amanjol.foundation.seals.fields import SealBroken

if TYPE_CHECKING:
    from datetime import date

    from django.test import Client

    from amanjol.casework.learning.tests.learning_cast import LearningCast

pytestmark = pytest.mark.django_db
OF_CAST = TODAY - timedelta(10)
"""The only day that the cohort of the cast has."""


def counted(client: Client, on: date) -> dict[str, int]:
    """Minutes of each learner in the quarter of this day."""
    counting = Counting(keyring_of(client), Quarter.of(on), {})
    deeds = list(LEARNERS.deeds(counting))
    assert {deed.kind for deed in deeds} <= {COURSE.key}
    assert all(deed.case == "" for deed in deeds)
    return {deed.who: deed.minutes for deed in deeds}


def there(people: LearningCast) -> dict[str, int]:
    return {str(people.ayna.pk): 60, str(people.serdar.pk): 90}


def a_day(people: LearningCast, on: date, minutes: dict[str, int]) -> None:
    write_day(
        keyring=keyring_of(people.berk), cohort=people.cohort.pk, number=None, day=Day(on, 90, ("telephone",)),
        minutes={learner.pk: minutes[name] for name, learner in (("ayna", people.ayna), ("serdar", people.serdar))},
    )  # fmt: skip


def test_whoever_was_there_counts_with_their_minutes_and_whoever_was_not_does_not(
    people: LearningCast,
) -> None:
    on = OF_CAST
    assert counted(people.dana, on) == there(people)
    assert counted(people.dana, Quarter.of(on).before.last_day) == {}
    a_day(people, on, {"ayna": 0, "serdar": 30})
    assert counted(people.dana, on) == there(people) | {str(people.serdar.pk): 120}
    assert LEARNERS.words(COURSE.key) == COURSE.in_language("en").title


def test_another_organisation_has_none_of_them(people: LearningCast) -> None:
    assert counted(people.gul, OF_CAST) == {}


def test_restricted_learners_are_in_no_figure_of_whoever_counts(people: LearningCast) -> None:
    restrict(people, "dana")
    for client in (people.berk, people.dana):
        assert counted(client, OF_CAST) == {str(people.serdar.pk): 90}


def test_a_learner_put_into_another_cohort_is_not_counted(people: LearningCast) -> None:
    """Whoever writes rows exchanges two seals."""
    request_of(people.berk)
    other = Learner.objects.values("sealed", "wrapped_key").get(pk=people.serdar.pk)
    Learner.objects.filter(pk=people.ayna.pk).update(**other)
    with pytest.raises(SealBroken):
        counted(people.berk, OF_CAST)
