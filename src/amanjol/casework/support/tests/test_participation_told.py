"""Courses and work of the person of a case: what the journal tells of them, and who sends nobody there."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from django.urls import reverse

from amanjol.casework.cases.models import Case
from amanjol.casework.cases.restricting.actions import emergencies
from amanjol.casework.cases.tests.pages import without_tokens
from amanjol.casework.cases.tests.test_restricted import farida_of, restrict
from amanjol.casework.learning.actions.cohorts import begin_cohort, change_cohort
from amanjol.casework.learning.models import Cohort, Learner, Livelihood
from amanjol.casework.learning.tests.learning_cast import COURSE, PLAN
from amanjol.casework.support.tests.test_participation import NAME, TODAY, TYPED, Scene, address, sign_up
from amanjol.foundation.once.tests.pressing import press
from amanjol.foundation.once.tokens import new_token
from amanjol.foundation.organisations.tests.key_cast import keyring_of, request_of

if TYPE_CHECKING:
    from amanjol.casework.cases.tests.case_cast import CaseCast

pytestmark = pytest.mark.django_db
ONLY_NAMED = "Only who is named for work on this case sends the person to a course or into work."


@pytest.fixture
def scene(three_with_keys: CaseCast) -> Scene:
    plan = replace(PLAN, ends_on=TODAY + timedelta(5))
    keyring = keyring_of(three_with_keys.keys.berk)
    return Scene(three_with_keys, begin_cohort(keyring=keyring, course=COURSE.key, plan=plan))


def test_the_page_of_the_journal_names_neither_case_nor_learner(scene: Scene) -> None:
    row = sign_up(scene)
    page = without_tokens(scene.dana.get(reverse("organisations:journal")).text)
    assert "wrote down a learner" in page
    assert "signed the person up for a course" in page
    for identity in (str(row.pk), str(scene.case.pk), scene.case.code, NAME):
        assert identity not in page


@pytest.mark.parametrize("pressed", ["courses", "begin_work", "open_courses_again"])
def test_who_opened_somebody_for_danger_is_told_who_sends_them(scene: Scene, pressed: str) -> None:
    farida = farida_of(scene.people)
    row = sign_up(scene)
    restrict(scene.people, scene.berk, work=(scene.dana,), emergency=(farida,))
    person = Case.objects.select_related("person").get(pk=scene.case.pk).person
    emergencies.open_for_life(keyring=keyring_of(farida), person=person, reason="Угроза")
    typed = TYPED | {"cohort": str(scene.cohort.pk)} if pressed == "courses" else {}
    page = farida.post(address(scene.case, pressed), typed, follow=True)
    assert page.status_code == 200
    assert ONLY_NAMED in page.text
    request_of(farida)
    assert not Learner.objects.exists()
    assert not Livelihood.objects.exists()
    request_of(scene.berk)
    assert [learner.pk for learner in Learner.objects.all()] == [row.pk]


def test_into_an_older_copy_of_a_cohort_nobody_is_signed_up(scene: Scene) -> None:
    request_of(scene.berk)
    row = Cohort.objects.filter(pk=scene.cohort.pk)
    old = row.values().get()
    plan = replace(PLAN, ends_on=TODAY + timedelta(6))
    change_cohort(keyring=keyring_of(scene.berk), cohort=scene.cohort.pk, plan=plan)
    row.update(**old)
    typed = TYPED | {"cohort": str(scene.cohort.pk)}
    page = scene.berk.post(address(scene.case, "courses"), typed, follow=True)
    assert "Nothing is written into an older copy. Tell the operator first." in page.text
    request_of(scene.berk)
    assert not Learner.objects.exists()


def test_what_was_refused_of_an_older_copy_is_sent_again_as_it_stands(scene: Scene) -> None:
    """Its mark of one press is not spent by it."""
    request_of(scene.berk)
    row = Cohort.objects.filter(pk=scene.cohort.pk)
    old = row.values().get()
    plan = replace(PLAN, ends_on=TODAY + timedelta(6))
    change_cohort(keyring=keyring_of(scene.berk), cohort=scene.cohort.pk, plan=plan)
    new = row.values().get()
    typed, token = TYPED | {"cohort": str(scene.cohort.pk)}, new_token()
    for values, learners in ((old, 0), (new, 1), (new, 1)):
        request_of(scene.berk)
        row.update(**values)
        press(scene.berk, address(scene.case, "courses"), typed, token)
        request_of(scene.berk)
        assert Learner.objects.count() == learners
