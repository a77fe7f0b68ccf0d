from __future__ import annotations

import re

import pytest
from django.conf import settings
from django.db import OperationalError
from django.http import HttpRequest, HttpResponse  # noqa: TC002  types of what the test calls
from django.test import Client, RequestFactory

from amanjol.foundation.web import language, views
from amanjol.foundation.web.middleware import LanguageMiddleware
from amanjol.foundation.web.problems import PROBLEMS


@pytest.mark.django_db
def test_an_unknown_page_says_what_to_do_in_both_languages(client: Client) -> None:
    english = client.get("/desk/nothing/", headers={"accept-language": "en"})
    russian = client.get("/desk/nothing/", headers={"accept-language": "ru"})
    assert (english.status_code, russian.status_code) == (404, 404)
    assert "There is no such page" in english.text
    assert 'lang="ru"' in russian.text
    assert english["Cache-Control"] == "no-store"


@pytest.mark.django_db
def test_a_stale_form_says_that_nothing_was_saved() -> None:
    client = Client(enforce_csrf_checks=True, headers={"accept-language": "en"})
    response = client.post("/language/", {"language": "ru"})
    assert response.status_code == 403
    assert "Nothing was saved" in response.text


def test_a_mistake_of_ours_needs_no_database(rf: RequestFactory) -> None:
    """Without the mark, a query would fail this test."""
    response = views.server_error(rf.get("/", headers={"accept-language": "en"}))
    assert response.status_code == 500
    assert "not your mistake" in response.text


def test_a_page_that_refuses_speaks_as_those_before_it(rf: RequestFactory) -> None:
    """A Russian account on a machine with an English browser: what was read of the account before counts."""
    asked = {"accept-language": "en"}

    def answer(request: HttpRequest) -> HttpResponse:
        return views.permission_denied(request)

    request = rf.get("/desk/cases/", headers=asked)
    request.session = {language.SESSION_KEY: "ru"}  # type: ignore[assignment]  # what the middleware reads of it
    request.COOKIES[settings.SESSION_COOKIE_NAME] = "x"
    assert 'lang="ru"' in LanguageMiddleware(answer)(request).content.decode()
    assert 'lang="en"' in answer(rf.get("/desk/cases/", headers=asked)).content.decode()


def test_a_database_without_room_is_said_so(rf: RequestFactory) -> None:
    def fail() -> None:
        raise OperationalError("no space left on device")

    try:
        fail()
    except OperationalError:
        response = views.server_error(rf.get("/", headers={"accept-language": "en"}))
    assert response.status_code == 503
    assert response["Retry-After"] == "60"
    assert "no space left" not in response.text


@pytest.mark.django_db
def test_a_failing_view_answers_with_the_page(monkeypatch) -> None:
    def fail(*_: object) -> None:
        raise OperationalError

    monkeypatch.setattr(language, "keep_choice", fail)
    client = Client(raise_request_exception=False, headers={"accept-language": "en"})
    assert client.post("/language/", {"language": "ru"}).status_code == 503


@pytest.mark.parametrize("name", PROBLEMS)
def test_no_page_holds_inline_code(rf: RequestFactory, name: str) -> None:
    page = views._explain(rf.get("/"), PROBLEMS[name]).text
    assert not re.search(r"<script|<style|\son\w+=|\sstyle=", page)


@pytest.mark.django_db
@pytest.mark.parametrize(("spoken", "title"), [("en", "opens by a button only"), ("ru", "только кнопкой")])
def test_an_address_that_takes_posts_alone_says_what_to_do(client: Client, spoken: str, title: str) -> None:
    response = client.get("/language/", headers={"accept-language": spoken})
    assert (response.status_code, response["Allow"]) == (405, "POST")
    assert title in response.text
    assert client.put("/language/").text == ""  # nobody reads that one
