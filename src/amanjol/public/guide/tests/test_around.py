"""The pages around the editor: the way in."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from django.test import Client

from amanjol.foundation.organisations.tests.cast import browser

if TYPE_CHECKING:
    from amanjol.public.guide.tests.small_guide import People

pytestmark = pytest.mark.django_db


def test_who_is_no_editor_is_told_so_and_not_led_in_a_circle(people: People, guide: None) -> None:
    client = browser(people.berk)
    response = client.get("/cms/")
    for _ in range(3):
        if response.status_code == 302:
            response = client.get(response.headers["Location"])
    assert response.status_code == 403


def test_strangers_are_led_to_the_sign_in_and_editors_in(people: People, guide: None) -> None:
    stranger = Client().get("/cms/", follow=True)
    assert stranger.redirect_chain[-1][0] == "/account/sign-in/?next=%2Fcms%2F"
    assert browser(people.lola).get("/cms/").status_code == 200


def test_a_russian_editor_hears_no_english_button_and_reads_counts_that_are_russian(
    people: People, guide: None
) -> None:
    client = browser(people.lola)
    client.post("/language/", {"language": "ru", "next": "/cms/"})
    first = client.get("/cms/").content.decode()
    assert 'value="Найти"' in first
    assert 'value="Search"' not in first
    listed = re.sub(r"\s+", " ", client.get("/cms/pages/").content.decode())
    assert re.search(r'pagination__end"> Страницы: \d+ <', listed)
    assert "Страница 1 из 1</p>" in listed
