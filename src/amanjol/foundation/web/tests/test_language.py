from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.conf import settings
from django.contrib.auth import get_user_model

from amanjol.foundation.web.language import is_cyrillic

if TYPE_CHECKING:
    from django.test import Client

pytestmark = pytest.mark.django_db

PAGE = "/account/sign-in/"


def test_staff_speak_the_languages_that_have_catalogues() -> None:
    assert settings.STAFF_LANGUAGES == [("en", "English"), ("ru", "Русский")]


@pytest.mark.parametrize(
    ("language", "is_it"),
    [
        ("ru", True), ("kk", True), ("ky", True), ("tg", True), ("uz-cyrl", True), ("uz", False), ("tk", False),
        ("en", False), ("kk-latn", False), ("xx", False), ("", False),
    ],
)  # fmt: skip
def test_the_script_of_a_language_is_known(language: str, is_it: bool) -> None:
    assert is_cyrillic(language) is is_it


@pytest.mark.parametrize(
    ("asked", "spoken"),
    [
        ("ru-RU,ru;q=0.9", "ru"),
        ("de, en;q=0.5", "en"),
        ("uz", "en"),
        ("", "en"),
        ("kk, ru;q=0.3", "ru"),
        ("*", "en"),
    ],
)
def test_the_browser_is_heard(client: Client, asked: str, spoken: str) -> None:
    response = client.get(PAGE, headers={"accept-language": asked})
    assert response["Content-Language"] == spoken
    assert f'<html lang="{spoken}">' in response.text


def test_a_choice_is_kept_and_wins(client: Client) -> None:
    response = client.post("/language/", {"language": "ru", "next": PAGE}, headers={"accept-language": "en"})
    assert response["Location"] == PAGE
    assert client.get(PAGE, headers={"accept-language": "en"})["Content-Language"] == "ru"


def test_the_account_remembers_it_for_other_browsers(client: Client) -> None:
    account = get_user_model().objects.create(email="ayna@example.org", name="Ayna Chinar")
    client.force_login(account)
    client.post("/language/", {"language": "ru"})
    account.refresh_from_db()
    assert account.language == "ru"


@pytest.mark.parametrize("form", [{}, {"language": "xx"}, {"language": "ru\x00"}])
def test_an_unknown_language_is_refused(client: Client, form: dict[str, str]) -> None:
    assert client.post("/language/", form).status_code == 400


@pytest.mark.parametrize("target", ["https://evil.example/", "//evil.example", "javascript:alert(1)", ""])
def test_it_leads_back_to_own_pages_only(client: Client, target: str) -> None:
    assert client.post("/language/", {"language": "ru", "next": target})["Location"] == "/desk/"


def test_a_mad_cookie_is_ignored(client: Client) -> None:
    client.cookies["language"] = "../../etc"
    assert client.get(PAGE)["Content-Language"] == "en"
