"""Every form of intake that acts, sent twice; and what somebody had typed, shown with other words than the saved."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from amanjol.casework.cases.tests.pages import NEW
from amanjol.casework.intake.tests.intake_cast import ASKED, TYPED, IntakeCast
from amanjol.casework.intake.tests.pages import BY_NAME, ROUTES, stored
from amanjol.foundation.journal.models import Entry
from amanjol.foundation.once import tokens
from amanjol.foundation.once.tests.pressing import press
from amanjol.foundation.organisations.tests.key_cast import request_of

if TYPE_CHECKING:
    from django.test import Client

pytestmark = pytest.mark.django_db
ACTS = {route.name for route in ROUTES if "post" in route.takes}
DATA = {
    "report": TYPED,
    "case": NEW | {"same_as": "nobody"},
    "consultation": ASKED | {"advised": "Позвонить инспектору."},
}


@pytest.fixture
def people(intake_cast: IntakeCast) -> IntakeCast:
    return intake_cast


def entries(client: Client) -> int:
    request_of(client)
    return Entry.objects.count()


def typed_in(people: IntakeCast, name: str) -> dict[str, Any]:
    if name == "consultation_again":
        people.berk.post(BY_NAME["consultation_done"].path(people.consultation.pk))
    chosen: dict[str, Any] = DATA.get(name, BY_NAME[name].data)
    return chosen | ({"recipient": str(people.yyldyz.pk)} if name == "report" else {})


@pytest.mark.parametrize("name", sorted(ACTS))
def test_a_form_that_is_sent_twice_acts_once(people: IntakeCast, name: str) -> None:
    route, token, typed = BY_NAME[name], tokens.new_token(), typed_in(people, name)
    client = people.officer if route.of == "officer" else people.berk
    where = route.path(route.pk_in(people) if route.has_one else None)
    first = press(client, where, typed, token)
    assert first.status_code == 302, first.text
    after, written = stored(people), entries(client)
    again = press(client, where, typed, token)
    assert (again.status_code, again.headers.get("Location")) == (303, first.headers["Location"])
    other = press(client, where, typed | {"extra": "другие слова"}, token)
    assert other.status_code == 409
    assert "другие слова" in other.text
    assert (stored(people), entries(client)) == (after, written)


def test_a_choice_is_quoted_in_words(people: IntakeCast) -> None:
    where, token = BY_NAME["new_consultation"].path(), tokens.new_token()
    press(people.berk, where, ASKED, token)
    page = press(people.berk, where, ASKED | {"asked": "Что с билетом?"}, token).text
    assert "<dt>What was asked</dt><dd>Что с билетом?</dd>" in page
    assert "<dd>unpaid-wages</dd>" not in page
    assert "<dt>What it is about</dt>" in page


def test_what_was_decided_by_a_colleague_spends_nothing(people: IntakeCast) -> None:
    """The form was not done, so it is not said that it was."""
    where, token = BY_NAME["decline"].path(people.report.pk), tokens.new_token()
    people.dana.post(where, {"reason": "Ошибка"})
    assert press(people.berk, where, {"reason": "Другая"}, token).status_code == 302
    assert press(people.berk, where, {"reason": "Другая"}, token).status_code == 302
