"""The week's numbers to dial: two taps a number, undone on the same page."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.db import connection
from django_tasks_db.models import DBTaskResult

from amanjol.foundation.accounts.tests.queries_of_page import QueriesOfPage
from amanjol.foundation.directory.models import Contact
from amanjol.foundation.organisations.tests.cast import browser
from amanjol.public.guide.tests import small_guide

if TYPE_CHECKING:
    from django.test import Client

    from amanjol.public.guide.tests.small_guide import People

pytestmark = pytest.mark.django_db

PAGE = "/cms/dialling/"


@pytest.fixture
def lola(people: People, guide: None) -> Client:
    return browser(people.lola)


def _save(client: Client, key: str, outcome: str) -> str:
    return client.post(f"{PAGE}{key}/", {"outcome": outcome}, follow=True).text


def test_the_list_holds_numbers_of_published_pages_with_a_link_to_dial(lola: Client) -> None:
    page = lola.get(PAGE).text
    assert 'href="tel:15770071"' in page
    assert "0 of 3 this week" in page
    assert (
        'action="/cms/dialling/kr-police/"' not in page
    )  # nobody dials the police to see whether they answer
    small_guide.page_of("kr/your-rights", "en").unpublish()
    small_guide.page_of("kr/your-rights", "uz").unpublish()
    assert "There is no number to dial." in lola.get(PAGE).text


def test_a_saved_answer_leaves_the_list_and_asks_for_a_pack(lola: Client) -> None:
    DBTaskResult.objects.all().delete()
    page = _save(lola, "kr-line", "answered")
    assert "1 of 3 this week" in page
    assert 'action="/cms/dialling/kr-line/"' not in page
    assert 'action="/cms/dialling/kr-line/undo/"' in page
    assert Contact.objects.get(key="kr-line").answered is True
    assert small_guide.packs_asked_for() == 1


def test_undo_brings_the_number_back(lola: Client) -> None:
    _save(lola, "kr-line", "wrong")
    assert Contact.objects.get(key="kr-line").is_held_back
    page = lola.post(f"{PAGE}kr-line/undo/", follow=True).text
    assert "Undone" in page
    assert 'action="/cms/dialling/kr-line/"' in page
    assert Contact.objects.get(key="kr-line").last_dialled_on is None
    assert lola.post(f"{PAGE}kr-line/undo/").status_code == 404


def test_undo_does_not_touch_what_another_found_meanwhile(lola: Client, people: People) -> None:
    _save(lola, "kr-line", "nobody")
    _save(browser(people.gulnara), "kr-line", "answered")
    page = lola.post(f"{PAGE}kr-line/undo/", follow=True).text
    assert "Somebody else has dialled this number meanwhile" in page
    assert Contact.objects.get(key="kr-line").answered is True


def test_a_wrong_number_is_shown_apart_and_can_be_dialled_again(lola: Client) -> None:
    page = _save(lola, "kr-line", "wrong")
    assert "Wrong numbers, held back" in page
    assert "/cms/snippets/directory/contact/edit/kr-line/" in page
    _save(lola, "kr-line", "answered")
    assert not Contact.objects.get(key="kr-line").is_held_back


@pytest.mark.parametrize("outcome", ["", "maybe"])
def test_nothing_said_saves_nothing_and_says_so(lola: Client, outcome: str) -> None:
    response = lola.post(f"{PAGE}kr-line/", {"outcome": outcome})
    assert response.status_code == 422
    assert "desk-problem" in response.text
    assert Contact.objects.get(key="kr-line").last_dialled_on is None


def test_an_emergency_number_is_refused_even_when_asked_for(lola: Client) -> None:
    page = _save(lola, "kr-police", "answered")
    assert "Emergency numbers are not dialled" in page
    assert Contact.objects.get(key="kr-police").last_dialled_on is None


def test_an_unknown_number_is_not_there(lola: Client) -> None:
    assert lola.post(f"{PAGE}nothing/", {"outcome": "answered"}).status_code == 404


def test_the_list_can_be_kept_to_one_country(lola: Client) -> None:
    Contact.objects.filter(key="kr-second").update(country="KZ")
    page = lola.get(PAGE, {"country": "KZ"}).text
    assert 'action="/cms/dialling/kr-second/"' in page
    assert 'action="/cms/dialling/kr-line/"' not in page
    assert lola.get(PAGE, {"country": "<x>"}).status_code == 200


def test_who_works_on_cases_is_refused(people: People, guide: None) -> None:
    berk = browser(people.berk)
    assert berk.get(PAGE).status_code == 403
    assert berk.post(f"{PAGE}kr-line/", {"outcome": "wrong"}).status_code == 403
    assert not Contact.objects.get(key="kr-line").is_held_back


def test_three_numbers_take_as_many_queries_as_one(lola: Client) -> None:
    Contact.objects.exclude(key="kr-line").update(is_wrong=False, last_dialled_on="2020-01-01", answered=True,
                                                  last_dialled_by="x", emergency=True)  # fmt: skip
    lola.get(PAGE)
    with QueriesOfPage(connection) as queries:
        assert lola.get(PAGE).text.count("dial-number") == 1
    Contact.objects.update(emergency=False)
    with QueriesOfPage(connection) as three:
        assert lola.get(PAGE).text.count("dial-number") == 4
    assert len(queries) == len(three)
