from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from django import forms
from django.contrib.auth.models import AnonymousUser
from django.utils.translation import gettext_lazy as _

from amanjol.foundation.web import menu
from amanjol.foundation.web.context import Shell

if TYPE_CHECKING:
    from django.test import Client, RequestFactory


def _item(url_name: str, place: int, *, allowed: bool = True) -> menu.MenuItem:
    return menu.MenuItem(_("Menu"), _("Menu"), url_name, "home", place, lambda _request: allowed)


@pytest.fixture
def own_menu(monkeypatch) -> None:
    monkeypatch.setattr(menu, "_items", {})


@pytest.mark.usefixtures("own_menu")
def test_the_menu_holds_what_is_allowed_in_order(rf: RequestFactory) -> None:
    menu.register(_item("web:home", 20))
    menu.register(_item("web:choose_language", 10))
    menu.register(_item("no:such", 5, allowed=False))
    assert [entry.item.url for entry in menu.entries_for(rf.get("/"))] == ["/language/", "/desk/"]


@pytest.mark.usefixtures("own_menu")
def test_registering_again_replaces(rf: RequestFactory) -> None:
    menu.register(_item("web:home", 20))
    menu.register(_item("web:home", 30))
    assert [entry.item.place for entry in menu.entries_for(rf.get("/"))] == [30]


def test_a_page_that_shows_no_frame_asks_nothing(rf: RequestFactory) -> None:
    """Without the database mark, a query would fail this test."""
    request = rf.get("/desk/?name=ayna")
    request.user = AnonymousUser()
    assert Shell(request).here == "/desk/"


@pytest.mark.django_db
def test_home_sends_who_is_signed_out_to_sign_in(client: Client) -> None:
    assert client.get("/desk/")["Location"] == "/account/sign-in/?next=/desk/"


@pytest.mark.django_db
def test_pages_hold_no_inline_code_and_tie_help_to_fields(client: Client) -> None:
    page = client.get("/account/sign-in/").text
    assert not re.search(r"<script(?![^>]*src)|<style|\son\w+=|\sstyle=", page)
    for described in re.findall(r'aria-describedby="([^"]+)"', page):
        assert all(f'id="{name}"' in page for name in described.split())


@pytest.mark.django_db
def test_a_mistake_is_tied_to_its_field(client: Client) -> None:
    page = client.post("/account/sign-in/", {"email": "a"}).text
    field = re.search(r"<input[^>]*name=\"code\"[^>]*>", page)
    assert field
    assert 'aria-invalid="true"' in field[0]
    described = re.search(r'aria-describedby="([^"]+)"', field[0])
    assert described
    assert all(f'id="{name}"' in page for name in described[1].split())


def test_a_box_to_tick_stands_in_its_label_before_the_words() -> None:
    class Wish(forms.Form):
        joins = forms.BooleanField(label="Wishes to be named", help_text="Help does not depend on it.")

    page = Wish({}).as_div()
    label = re.search(r"<label[^>]*>(.*?)</label>", page, re.DOTALL)
    assert label
    assert re.search(r'type="checkbox".*Wishes to be named', label[1], re.DOTALL)
    assert page.count("checkbox") == 1
    described = re.search(r'aria-describedby="([^"]+)"', page)
    assert described
    assert all(f'id="{name}"' in page for name in described[1].split())


@pytest.mark.parametrize(
    ("referer", "here"),
    [
        ("http://testserver/desk/cases/", "/desk/cases/"),
        ("http://testserver/desk/cases/?typed=words", "/desk/cases/"),
        ("https://elsewhere.example/desk/", "/saved/"),
        ("", "/saved/"),
    ],
)
def test_a_page_that_answers_a_post_comes_back_to_its_form(
    rf: RequestFactory, referer: str, here: str
) -> None:
    assert Shell(rf.post("/saved/", headers={"Referer": referer})).here == here
    assert Shell(rf.get("/saved/", headers={"Referer": referer})).here == "/saved/"
