"""Links and buttons read alone: on no page do two of the same name lead to different places."""

from __future__ import annotations

from collections import defaultdict
from html.parser import HTMLParser
from typing import TYPE_CHECKING

import pytest

from amanjol.casework.cases.tests.case_cast import ROSA, CaseCast, open_case
from amanjol.casework.cases.tests.pages import BY_NAME, path

if TYPE_CHECKING:
    from django.test import Client

pytestmark = pytest.mark.django_db
PAGES = (
    *(
        "case",
        "person",
        "plan",
        "details",
        "consents",
        "talk",
        "same",
        "access",
        "stage",
        "justice",
        "restrict",
    ),
    *("close", "demand", "wages", "risk", "safety", "determine", "new", "groups", "emergency"),
)
FILLED = ("note", "plan", "risk", "safety", "wages", "demand", "determine", "consents", "begin_talk")
VOID = {"input", "img", "br", "meta", "link", "hr"}


class Names(HTMLParser):
    """What a screen reader lists of the main part: each name with all that it leads to."""

    def __init__(self) -> None:
        super().__init__()
        self.leads: dict[str, set[str]] = defaultdict(set)
        self._open: list[tuple[str, str, str]] = []  # tag, where it leads, its own name
        self._words: list[str] = []
        self._unheard = 0
        self._form = ""
        self._in_main = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self._in_main = self._in_main or tag == "main"
        if tag == "form":
            self._form = given.get("action", "")
        if tag in {"a", "button"} and self._in_main:
            sent = f"{self._form} {given.get('name', '')} {given.get('value', '')}"
            self._open.append((tag, given["href"] if tag == "a" else sent, given.get("aria-label", "")))
            self._words = []
        if self._unheard or given.get("aria-hidden") == "true":
            self._unheard += tag not in VOID

    def handle_endtag(self, tag: str) -> None:
        self._in_main = self._in_main and tag != "main"
        if self._unheard:
            self._unheard -= tag not in VOID
        if self._open and self._open[-1][0] == tag:
            _tag, leads, own = self._open.pop()
            self.leads[own or " ".join("".join(self._words).split())].add(leads)

    def handle_data(self, data: str) -> None:
        if not self._unheard:
            self._words.append(data)


def alike(page: str) -> dict[str, set[str]]:
    """Names that lead to more than one place."""
    names = Names()
    names.feed(page)
    assert names.leads
    return {name: leads for name, leads in names.leads.items() if len(leads) > 1}


@pytest.fixture
def berk(case_cast: CaseCast) -> Client:
    """Who works on a case with all that he can write, and two cases of people called alike with the same step."""
    client = case_cast.keys.berk
    for filled in FILLED:
        assert BY_NAME[filled].asked_by(client, case_cast.case.pk).status_code == 302, filled
    for _person in range(2):
        open_case(client, ROSA)
    return client


def test_of_every_page_of_a_case(berk: Client, case_cast: CaseCast) -> None:
    doubled = {}
    for page in PAGES:
        response = berk.get(path(page, case_cast.case), follow=True)
        assert response.status_code == 200, page
        if names := alike(response.text):
            doubled[page] = names
    assert doubled == {}


def test_of_the_lists(berk: Client) -> None:
    for query in ("", "?all"):
        page = berk.get(f"/desk/cases/{query}").text
        assert page.count("case-link") > 2
        assert alike(page) == {}


def test_of_what_was_found(berk: Client) -> None:
    page = berk.post("/desk/cases/find/", {"question": "Роза"}).text
    assert page.count("Роза") > 2
    assert alike(page) == {}


def test_a_name_of_two_places_is_noticed() -> None:
    page = '<main><a href="/a">Open</a><a href="/b">Open<span aria-hidden="true"> more</span></a></main>'
    assert alike(page) == {"Open": {"/a", "/b"}}
    apart = (
        '<main><a href="/a">Open</a><a href="/b">Open<span class="visually-hidden">: talk</span></a></main>'
    )
    assert alike(apart) == {}
