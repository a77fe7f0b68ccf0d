"""Each address of cases for everybody who could ask: only who works on cases here, unlocked, gets anything."""

from __future__ import annotations

import re
import uuid
from typing import TYPE_CHECKING
from urllib.parse import unquote

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client

from amanjol.casework.cases.actions import creating, working
from amanjol.casework.cases.groups import actions as grouping
from amanjol.casework.cases.models import Purpose
from amanjol.casework.cases.records import GroupRecord
from amanjol.casework.cases.restricting.actions.restricting import restrict
from amanjol.casework.cases.tests.case_cast import ROSA, CaseCast
from amanjol.casework.cases.tests.pages import (
    OF_LAWYERS,
    ROUTES,
    WITHOUT_KEYS,
    Route,
    opened,
    stored,
    verbs,
    without_tokens,
)
from amanjol.casework.cases.urls import urlpatterns
from amanjol.foundation.accounts.tests.people import unlocked
from amanjol.foundation.organisations.roles import RoleKey
from amanjol.foundation.organisations.tests.cast import join
from amanjol.foundation.organisations.tests.key_cast import accept, give, keyring_of

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = pytest.mark.django_db
OF_CASE = [route for route in ROUTES if route.of_case]
OF_GROUP = {"group", "add_to_group", "group_facts", "claim"}
OF_OPENING = {"answer_opening"}
WORK, FIND = "/desk/cases/?all", "/desk/cases/find/"
SHOWN = ("Роза", "Аманова", "Gözel", "Позвонить сестре", "Мары", "не писать", "A 1234567", "65 123456")


@pytest.fixture
def people(case_cast: CaseCast) -> CaseCast:
    return case_cast


def each_way(routes: list[Route] | tuple[Route, ...] = ROUTES) -> Iterator[tuple[Route, str]]:
    return ((route, method) for route in routes for method in route.takes)


def test_every_address_is_here() -> None:
    assert {route.name for route in (*ROUTES, *OF_LAWYERS)} == {pattern.name for pattern in urlpatterns}


def test_another_organisation_gets_what_a_case_that_never_was_gets(people: CaseCast) -> None:
    """With keys of its own, so that nothing but the case differs."""
    before, journal = stored(people.keys.berk), verbs(people.keys.berk)
    for route, method in each_way(OF_CASE):
        of_a_case = route.asked_by(people.gul, people.case.pk, method)
        of_no_case = route.asked_by(people.gul, uuid.uuid4(), method)
        assert (of_a_case.status_code, of_no_case.status_code) == (route.without,) * 2, (route.name, method)
        assert without_tokens(of_a_case.text) == without_tokens(of_no_case.text), (route.name, method)
        assert of_a_case.headers.keys() == of_no_case.headers.keys()
        assert not any(name in of_a_case.text for name in SHOWN)
    assert stored(people.keys.berk) == before
    assert verbs(people.keys.berk) == journal


def test_a_colleague_who_is_not_named_gets_what_a_case_that_never_was_gets(people: CaseCast) -> None:
    """With the keys of the organisation: a restricted person is not there for them."""
    farida, dana = unlocked(people.keys.farida.account), people.keys.cast.dana
    give(people.keys.berk, people.keys.farida)
    accept(farida)
    keyring = keyring_of(people.keys.berk)
    named = {str(keyring.member.pk): Purpose.WORK, str(dana.pk): Purpose.WORK}
    restrict(keyring=keyring, person=people.case.person, named=named)
    before, journal = stored(people.keys.berk), verbs(people.keys.berk)
    for route, method in each_way(OF_CASE):
        of_a_case = route.asked_by(farida, people.case.pk, method)
        of_no_case = route.asked_by(farida, uuid.uuid4(), method)
        assert (of_a_case.status_code, of_no_case.status_code) == (route.without,) * 2, (route.name, method)
        assert without_tokens(of_a_case.text) == without_tokens(of_no_case.text), (route.name, method)
    assert not any(name in farida.get(WORK).text for name in (*SHOWN, people.case.code))
    page = farida.post(FIND, {"question": "Роза Аманова"}).text
    assert "Nobody is written down under this." in page
    assert stored(people.keys.berk) == before
    assert verbs(people.keys.berk) == journal


def test_lists_and_searches_of_another_organisation_find_nobody_here(people: CaseCast) -> None:
    work = people.gul.get(WORK).text
    assert "There is no open case." in work
    assert people.case.code not in work
    page = people.gul.post(FIND, {"question": "Роза Аманова"}).text
    assert "Nobody is written down under this." in page
    assert people.case.code not in page


@pytest.mark.parametrize("role", [RoleKey.OFFICER, RoleKey.ADMINISTRATOR, RoleKey.OPERATOR, RoleKey.LAWYER])
def test_a_member_without_the_right_is_refused(people: CaseCast, role: RoleKey) -> None:
    client = unlocked(join("Serdar Chinar", people.keys.cast.yyldyz, role).account)
    before = stored(people.keys.berk)
    for route, method in each_way():
        response = route.asked_by(client, people.case.pk, method)
        assert response.status_code == 403, (route.name, method)
        assert not any(name in response.text for name in SHOWN)
    assert stored(people.keys.berk) == before


def test_an_observer_reads_and_changes_nothing(people: CaseCast) -> None:
    member = join("Serdar Chinar", people.keys.cast.yyldyz, RoleKey.OBSERVER)
    client = unlocked(member.account)
    give(people.keys.berk, member)
    accept(client)
    client.get(WORK)  # what was said about the keys
    farm = people.keys.berk.post("/desk/cases/groups/new/", {"title": "Ферма"}).headers["Location"]
    before = stored(people.keys.berk)
    readable = {"work", "find", "case", "access", "groups"}
    for route, method in each_way():
        response = route.asked_by(client, people.case.pk, method)
        if route.name in readable:
            assert response.status_code == 200, route.name
            forms = re.findall(
                r'<form[^>]*method="post"[^>]*>', response.text.partition("<main")[2].partition("</main>")[0]
            )
            assert len(forms) == (route.name == "find"), route.name
        elif route.name in {"result", "group", "discreet", "narrow"}:
            assert response.status_code in {302, 404}, route.name  # no talk, no group of this id, own pages
        else:
            assert response.status_code == 403, (route.name, method)
    page = client.get(farm).text.partition("<main")[2].partition("</main>")[0]
    assert "Ферма" in page
    assert "<form" not in page
    keyring = keyring_of(client)
    for act in (
        lambda: working.write_note(keyring=keyring, case=people.case, text="x"),
        lambda: working.change_person(keyring=keyring, person=people.case.person, contents=ROSA),
        lambda: working.reopen_case(keyring=keyring, case=people.case),
        lambda: working.assign(case=people.case, member=keyring.member, by=keyring.member),
        lambda: creating.create_person(keyring=keyring, person=ROSA),
        lambda: grouping.create_group(keyring=keyring, group=GroupRecord("x")),
        lambda: restrict(keyring=keyring, person=people.case.person, named={}),
    ):
        with pytest.raises(PermissionDenied):
            act()
    assert stored(people.keys.berk) == before


def test_who_is_signed_out_is_led_to_sign_in(people: CaseCast) -> None:
    """A post leads back to a page that can be shown, not to an address that only takes posts."""
    farm = people.keys.berk.post("/desk/cases/groups/new/", {"title": "Ферма"}).headers["Location"]
    before = stored(people.keys.berk)
    led_back: dict[str, str] = {}
    for route, method in each_way():
        pk = farm.split("/")[-2] if route.name in OF_GROUP else people.case.pk
        response = route.asked_by(Client(), pk, method)
        assert response.status_code == 302, (route.name, method)
        way, _, back = response.headers["Location"].partition("?next=")
        assert way == "/account/sign-in/"
        if method == "get" or route.name in OF_OPENING:  # there is none with the id of a case
            assert back == route.path(pk)
        else:
            led_back.setdefault(back, route.name)
    for back, name in led_back.items():
        assert people.keys.dana.get(back, follow=True).status_code == 200, (name, back)
    assert stored(people.keys.berk) == before


def test_a_locked_session_is_led_to_unlock_and_shown_no_name(people: CaseCast) -> None:
    """What was posted comes back in the page that asks for the passphrase, and is not lost."""
    before = stored(people.keys.berk)
    people.keys.berk.post("/account/lock/")
    for route, method in each_way():
        if route.name in WITHOUT_KEYS:
            continue
        response = route.asked_by(people.keys.berk, people.case.pk, method)
        if method == "post":
            assert response.status_code == 423, route.name
            page = response.text
        else:
            assert response.status_code == 302, route.name
            way, _, back = unquote(response.headers["Location"]).partition("?next=")
            assert (way, back) == ("/account/unlock/", route.path(people.case.pk))
            page = people.keys.berk.get(response.headers["Location"]).text
        typed = str(route.data) if method == "post" else ""
        assert not any(name in page for name in SHOWN if name not in typed)
    assert stored(people.keys.dana) == before


def test_who_was_not_given_the_keys_sees_the_page_of_keys_and_no_name(people: CaseCast) -> None:
    farida = unlocked(people.keys.farida.account)
    for route, method in each_way():
        if route.name in WITHOUT_KEYS:
            continue
        response = route.asked_by(farida, people.case.pk, method)
        assert (response.status_code, response.headers.get("Location")) == (302, "/organisation/keys/")
    assert not any(name in farida.get(WORK).text for name in SHOWN)


def test_other_methods_are_refused(people: CaseCast) -> None:
    before, record = stored(people.keys.berk), opened(people.keys.berk, people.case)
    for route in ROUTES:
        for method in {"get", "post", "put", "delete"} - set(route.takes):
            response = getattr(people.keys.berk, method)(route.path(people.case.pk))
            assert response.status_code == 405, (route.name, method)
    assert stored(people.keys.berk) == before
    assert opened(people.keys.berk, people.case) == record


def test_nothing_may_be_stored_by_a_browser_or_stands_in_an_address(
    people: CaseCast, caplog: pytest.LogCaptureFixture
) -> None:
    """The right person, every address, in the order of the list: headers, redirects and what was logged."""
    caplog.set_level("DEBUG")
    for route, method in each_way():
        response = route.asked_by(people.keys.berk, people.case.pk, method)
        assert response.status_code in {200, 302, 404} or route.name == "give", (route.name, method)
        assert response.headers["Cache-Control"] == "no-store", route.name
        assert response.headers["Referrer-Policy"] == "same-origin", route.name
        where = response.headers.get("Location", "")
        assert not where or where.startswith("/desk/cases/") or (route.name, where) == ("discreet", "/desk/")
        assert "?" not in where or (route.name in {"narrow", "give"} and where == "/desk/cases/?all")
        assert where.isascii()
    logged = "\n".join(
        record.getMessage() for record in caplog.records if record.name != "django.db.backends"
    )
    for typed in (
        *ROSA.names,
        "Айна",
        "ночлег",
        "Сообщение",
        "врачу",
        "соседке",
        "Юлдуз",
        "Rosa",
        "окончена",
    ):
        assert typed not in logged
