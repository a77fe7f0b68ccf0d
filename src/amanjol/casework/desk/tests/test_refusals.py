"""What a page says where an act refuses: why, in whose language, on which page, and that the form may be sent again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from django.contrib.messages import get_messages
from django.contrib.messages.storage.cookie import CookieStorage
from django.http import HttpResponse
from django.urls import path
from django.utils.translation import gettext_lazy, override

from amanjol.casework.desk.older_copies import OlderCopy
from amanjol.casework.desk.refusals import refusing, sentence_of
from amanjol.foundation.once.answers import led_to

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest
    from django.test import RequestFactory

    from amanjol.casework.desk.refusals import Refusals

pytestmark = pytest.mark.urls(__name__)
OLDER_IN = {
    "en": "Nothing is written into an older copy. Tell the operator first.",
    "ru": "В более старую копию ничего не записывают. Сначала сообщите оператору.",
}


class Full(Exception):
    """Of the test's room."""


class FullToday(Full):
    """A kind of it."""


REFUSALS: Refusals = {FullToday: "Full today.", Full: "Full."}


def nothing(_request: HttpRequest, **_of: int) -> HttpResponse:
    return HttpResponse()


urlpatterns = [
    path("records/", nothing, name="records"),
    path("records/<int:pk>/", nothing, name="record"),
    path("records/<int:pk>/parts/<int:part>/", nothing, name="part"),
]


@pytest.fixture
def request_sent(rf: RequestFactory) -> HttpRequest:
    request = rf.post("/records/7/parts/2/erase/")
    request.__dict__["_messages"] = CookieStorage(request)
    return request


def raising(error: Exception) -> Callable[..., HttpResponse]:
    def view(_request: HttpRequest, *_args: Any, **_of: Any) -> HttpResponse:
        raise error

    return view


def said(request: HttpRequest) -> list[str]:
    return [str(message) for message in get_messages(request)]


def test_an_older_copy_is_said_on_the_page_of_the_record(request_sent: HttpRequest) -> None:
    """Also by a room that has no reasons of its own."""
    response = refusing("record")(raising(OlderCopy()))(request_sent, pk=7, part=2)
    assert (response.status_code, response.headers["Location"]) == (302, "/records/7/")
    assert [message.level_tag for message in get_messages(request_sent)] == ["error"]
    assert said(request_sent) == [OLDER_IN["en"]]


@pytest.mark.parametrize(
    ("page", "about", "address"),
    [
        ("records", (), "/records/"),
        ("record", ("pk",), "/records/7/"),
        ("part", ("pk", "part"), "/records/7/parts/2/"),
    ],
)
def test_the_page_is_about_what_the_room_says(
    request_sent: HttpRequest, page: str, about: tuple[str, ...], address: str
) -> None:
    response = refusing(page, REFUSALS, about)(raising(Full()))(request_sent, pk=7, part=2)
    assert response.headers["Location"] == address
    assert said(request_sent) == ["Full."]


def test_what_was_refused_may_be_sent_again(request_sent: HttpRequest) -> None:
    """By what the answer itself says: an error that is read before the form is settled tells nothing any more."""
    response = refusing("record", REFUSALS)(raising(Full()))(request_sent, pk=7)
    assert led_to(request_sent, response) == ""
    assert said(request_sent) == ["Full."]
    assert led_to(request_sent, response) == ""


def test_what_is_not_refused_is_the_answer_of_the_view(request_sent: HttpRequest) -> None:
    """And what nobody wrote a sentence for stays an error."""
    response = HttpResponse()
    assert refusing("record", REFUSALS)(lambda *_args, **_of: response)(request_sent, pk=7) is response
    with pytest.raises(LookupError):
        refusing("record", REFUSALS)(raising(LookupError()))(request_sent, pk=7)
    assert said(request_sent) == []


@pytest.mark.parametrize("language", ["en", "ru"])
def test_it_is_said_in_the_language_of_the_request(request_sent: HttpRequest, language: str) -> None:
    """Rooms are loaded in one language and asked in another."""
    with override("ru" if language == "en" else "en"):
        guarded = refusing("record", {Full: gettext_lazy("Sign in")})
    with override(language):
        guarded(raising(OlderCopy()))(request_sent, pk=7)
        guarded(raising(Full()))(request_sent, pk=7)
    assert said(request_sent) == [OLDER_IN[language], {"en": "Sign in", "ru": "Войти"}[language]]


def test_of_two_kinds_that_fit_the_first_is_said() -> None:
    assert sentence_of(REFUSALS, FullToday()) == "Full today."
    assert sentence_of(REFUSALS, Full()) == "Full."
    assert sentence_of({Full: "Full.", FullToday: "Full today."}, FullToday()) == "Full."


def test_a_room_may_say_of_an_older_copy_what_it_needs(request_sent: HttpRequest) -> None:
    refusing("record", {OlderCopy: "Tell the chair."})(raising(OlderCopy()))(request_sent, pk=7)
    assert said(request_sent) == ["Tell the chair."]
