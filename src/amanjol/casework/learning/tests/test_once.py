"""Every form of learning that acts, sent twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from amanjol.casework.learning.tests.pages import BY_NAME, ROUTES, stored
from amanjol.foundation.journal.models import Entry
from amanjol.foundation.once import tokens
from amanjol.foundation.once.tests.pressing import press
from amanjol.foundation.organisations.tests.key_cast import request_of

if TYPE_CHECKING:
    from django.test import Client

    from amanjol.casework.learning.tests.learning_cast import LearningCast

pytestmark = pytest.mark.django_db
ACTS = sorted(route.name for route in ROUTES if route.acts)


def entries(client: Client) -> int:
    request_of(client)
    return Entry.objects.count()


@pytest.mark.parametrize("name", ACTS)
def test_a_form_that_is_sent_twice_acts_once(people: LearningCast, name: str) -> None:
    if name == "erase_cohort":
        _erase_everybody(people)
    route, token = BY_NAME[name], tokens.new_token()
    where, typed = route.path(route.pk_in(people)), route.data_for(people)
    client = route.client_in(people)
    first = press(client, where, typed, token)
    assert first.status_code == 302, first.text
    after, written = stored(people.berk), entries(people.berk)
    again = press(client, where, typed, token)
    assert (again.status_code, again.headers.get("Location")) == (303, first.headers["Location"])
    other = press(client, where, typed | {"extra": "другие слова"}, token)
    assert other.status_code == 409
    assert "другие слова" in other.text
    assert (stored(people.berk), entries(people.berk)) == (after, written)


def _erase_everybody(people: LearningCast) -> None:
    for row in (people.ayna, people.serdar):
        where = BY_NAME["erase_learner"].path(row.pk)
        assert press(people.berk, where, {"told": "asked", "code": row.code}).status_code == 302
