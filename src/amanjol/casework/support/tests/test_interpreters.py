"""Interpreters: who can be chosen, what is asked before each case, whom the form of a consent refuses."""

from __future__ import annotations

from copy import deepcopy
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
from django.urls import reverse

from amanjol.casework.cases.tests.consent_words import ASKED
from amanjol.casework.cases.tests.pages import path as case_path
from amanjol.casework.support.interpreters import actions
from amanjol.casework.support.interpreters.actions import Booking
from amanjol.casework.support.interpreters.forms import ASKED as CONFLICTS
from amanjol.casework.support.interpreters.records import Purpose as UsedFor
from amanjol.casework.support.interpreters.records import State
from amanjol.casework.support.interpreters.urls import urlpatterns
from amanjol.casework.support.tests.interpreter_cast import (
    BOOK,
    ROUTES,
    TYPED,
    UNTIL,
    Scene,
    of_case,
    opened,
    path,
    stored,
)
from amanjol.casework.support.tests.plan_cast import TODAY
from amanjol.foundation.organisations.tests.key_cast import keyring_of, request_of

if TYPE_CHECKING:
    from amanjol.casework.cases.tests.case_cast import CaseCast

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def _scene(_three_with_keys: CaseCast) -> Scene:
    return Scene(_three_with_keys)


@pytest.fixture
def people(_scene: Scene, db: None) -> Scene:
    request_of(_scene.berk)
    return deepcopy(_scene)


def test_every_address_is_tried_here() -> None:
    assert {pattern.name for pattern in urlpatterns} == set(ROUTES)


def test_written_down_with_what_was_there_before(people: Scene) -> None:
    answer = people.berk.post(path(people, "interpreter"), TYPED)
    assert answer.status_code == 302
    record = opened(people, people.ogul).record
    assert (record.now.languages, record.now.places) == (("ru", "uz"), "Мары")
    page = people.dana.get(path(people, "interpreter")).text
    assert "Байрамали" in page  # under Earlier
    before = stored(people.berk)
    assert "Nothing was changed" in people.berk.post(path(people, "interpreter"), TYPED, follow=True).text
    assert stored(people.berk) == before


def test_of_two_who_change_one_nobody_writes_over_the_other(people: Scene) -> None:
    where = path(people, "interpreter")
    page = people.berk.get(where).text
    seen = page.split('name="seen-interpreterform" value="', 1)[1].split('"', 1)[0]
    assert people.dana.post(where, TYPED).status_code == 302
    after = stored(people.dana)
    answer = people.berk.post(where, TYPED | {"places": "Ашхабад", "seen-interpreterform": seen})
    assert answer.status_code == 200
    assert "somebody changed this while you wrote" in answer.text
    assert stored(people.dana) == after


@pytest.mark.parametrize(
    "typed",
    [
        {"name": ""}, {"languages": []}, {"languages": ["xx"]}, {"sex": ""}, {"until": ""}, {"signed_on": ""},
        {"until": str(TODAY + timedelta(4 * 366))}, {"until": str(TODAY - timedelta(1))},
        {"signed_on": str(TODAY + timedelta(1))}, {"name": "х" * 400},
    ],
)  # fmt: skip
def test_what_is_not_possible_is_not_written(people: Scene, typed: dict[str, Any]) -> None:
    before = stored(people.berk)
    assert people.berk.post(path(people, "new_interpreter"), TYPED | typed).status_code == 200
    assert stored(people.berk) == before


def test_whose_signature_has_lapsed_cannot_be_chosen(people: Scene) -> None:
    where = reverse("support:book_interpreter", args=[people.case.pk, people.tahir.pk])
    page = people.berk.get(path(people, "interpreting")).text
    assert where not in page
    assert reverse("support:book_interpreter", args=[people.case.pk, people.ogul.pk]) in page
    before = stored(people.berk)
    for answer in (people.berk.get(where), people.berk.post(where, BOOK)):
        assert (answer.status_code, answer.headers["Location"]) == (302, path(people, "interpreting"))
    keyring = keyring_of(people.berk)
    booking = Booking("tk", UsedFor.TALK, TODAY, has_conflict=False)
    with pytest.raises(actions.NotSigned):
        actions.book(keyring=keyring, case=people.case, interpreter=people.tahir.pk, booking=booking)
    assert stored(people.berk) == before


def test_nor_for_a_day_on_which_it_will_have_lapsed(people: Scene) -> None:
    before = stored(people.berk)
    answer = people.berk.post(path(people, "book_interpreter"), BOOK | {"on": str(UNTIL + timedelta(days=1))})
    assert "does not hold" in answer.text
    assert stored(people.berk) == before
    assert people.berk.post(path(people, "book_interpreter"), BOOK | {"on": str(UNTIL)}).status_code == 302


@pytest.mark.parametrize("answer", ["yes", "unknown", ""])
@pytest.mark.parametrize("name", [*CONFLICTS, "accepts"])
def test_a_conflict_or_what_nobody_asked_is_no_booking(people: Scene, name: str, answer: str) -> None:
    if name == "accepts" and answer == "yes":
        answer = "no"
    before = stored(people.berk)
    assert people.berk.post(path(people, "book_interpreter"), BOOK | {name: answer}).status_code == 200
    assert stored(people.berk) == before


def test_a_language_that_they_do_not_speak_is_not_chosen(people: Scene) -> None:
    assert people.berk.post(path(people, "book_interpreter"), BOOK | {"language": "uz"}).status_code == 200
    keyring = keyring_of(people.berk)
    booking = Booking("uz", UsedFor.TALK, TODAY, has_conflict=False)
    with pytest.raises(actions.AnotherLanguage):
        actions.book(keyring=keyring, case=people.case, interpreter=people.ogul.pk, booking=booking)


def test_what_came_of_it_is_written_once_and_what_stood_there_stays(people: Scene) -> None:
    where = path(people, "end_interpreting")
    assert people.dana.post(where, {"state": "used"}).status_code == 302
    (entry,) = of_case(people).entries
    assert (entry.record.state, entry.record.acts) == (State.USED, 2)
    assert entry.record.changes[0].before["state"] == "booked"
    assert people.berk.post(where, {"state": "called-off"}).status_code == 404
    assert "Шелковникова" in people.berk.get(case_path("case", people.case)).text


def test_the_form_of_a_consent_offers_who_can_be_chosen_and_refuses_the_others(people: Scene) -> None:
    where = case_path("consents", people.case)
    page = people.berk.post(where, ASKED).text
    assert '<option value="Огульнабат Шелковникова">' in page
    assert "Просроченов" not in page
    words = (
        page.split('name="words" value="', 1)[1]
        .split('"', 1)[0]
        .replace("&quot;", '"')
        .replace("&#x27;", "'")
    )
    said = {
        "answer": "yes", "giver": "self", "manner": "interpreted", "given_on": str(TODAY), "words": words,
        "is_read": "on", "interpreter": " тахир  ПРОСРОЧЕНОВ", "counted_answer": "no",
    }  # fmt: skip
    answer = people.berk.post(where, ASKED | said)
    assert "does not hold. Choose another one." in answer.text
