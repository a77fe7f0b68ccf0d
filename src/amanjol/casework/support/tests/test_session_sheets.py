"""Two sheets of paper and what was said in sessions: nothing while somebody is in the circle, no word for who types."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from amanjol.casework.cases.tests.pages import path
from amanjol.casework.support.sessions.records import Heard
from amanjol.casework.support.sessions.showing import heard_in_words
from amanjol.casework.support.tests.session_cast import SAID, SessionCast, inside_of
from amanjol.casework.support.tests.session_pages import BY_NAME
from amanjol.foundation.accounts import actions as accounts
from amanjol.foundation.organisations.keys.circles.actions import vouching
from amanjol.foundation.organisations.models import RecoverySet
from amanjol.foundation.organisations.tests.circle_cast import accept_words, circles_at
from amanjol.foundation.organisations.tests.key_cast import KEYS, request_of, six_words
from amanjol.foundation.organisations.tests.test_circle_pages import page_of
from amanjol.foundation.organisations.tests.test_keys_again import _sheets, _type
from amanjol.foundation.seals import keypairs

if TYPE_CHECKING:
    from django.test import Client

pytestmark = pytest.mark.django_db
USE = f"{KEYS}sheets/use/"


@pytest.fixture
def printed(session_cast: SessionCast) -> list[str]:
    """The sheets that Berk printed, whose words Gunesh has heard."""
    sheets = _sheets(session_cast.berk)
    assert "The sheets work" in _type(session_cast.berk, "typed", sheets[0], sheets[1])
    circles = circles_at(session_cast.at["gunesh"])
    words = keypairs.fingerprint(bytes(RecoverySet.objects.get().public))
    vouching.know_sheets(circles=circles, circle=session_cast.circle.pk, typed=words)
    return sheets


def reads_no_word(client: Client, people: SessionCast) -> None:
    """When they met stands on the case; what was said is on no page."""
    page = client.get(path("case", people.case))
    assert "50 min" in page.text
    assert SAID not in page.text
    assert client.get(BY_NAME["client"].path(people)).status_code == 403


def test_while_the_psychologist_is_there_two_sheets_open_none_of_it(
    session_cast: SessionCast, printed: list[str]
) -> None:
    people = session_cast
    assert len(printed) > 2
    answer = people.berk.get(USE)
    assert (answer.status_code, answer.headers["Location"]) == (302, KEYS)
    answer = people.berk.post(USE, {"first": printed[2], "second": printed[0], "heirs": []})
    assert answer.status_code == 302
    reads_no_word(people.berk, people)
    assert inside_of(people.at["gunesh"], people.client.pk).sessions[-1].words.text == SAID


def test_who_types_them_gives_it_to_a_psychologist_and_reads_none_of_it(
    session_cast: SessionCast, printed: list[str]
) -> None:
    people = session_cast
    accounts.drop_person_key(account=people.gunesh.account, by=None)
    field = people.berk.get(USE).context["form"].fields["heirs"]
    heir = next(value for value, label in field.choices if label.startswith("Ogul"))
    typed = {"first": printed[2], "second": printed[0], "heirs": [heir]}
    assert "1 circle waits for whom you named" in people.berk.post(USE, typed, follow=True).text
    words = six_words(people.berk.get(page_of(people.circle, "vouch/")).text)
    accept_words(people.at["ogul"], people.circle, words)
    assert inside_of(people.at["ogul"], people.client.pk).sessions[-1].words.text == SAID
    for client in (people.berk, people.dana):
        reads_no_word(client, people)
    request_of(people.berk)


def test_the_day_on_which_the_limit_was_heard_is_that_of_the_node() -> None:
    """Tomorrow there, while UTC's has not ended."""
    at = datetime(2026, 11, 28, 20, tzinfo=UTC)
    assert heard_in_words(Heard(at, "x", "tk", "1", "x")).startswith("29.11.2026 · ")
