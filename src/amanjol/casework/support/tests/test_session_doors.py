"""Each address of sessions for everybody who could ask, and whatever is typed there."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.html import escape

from amanjol.casework.cases.tests.pages import path, without_tokens
from amanjol.casework.support.sessions import choosing
from amanjol.casework.support.sessions.actions import asking
from amanjol.casework.support.sessions.urls import urlpatterns
from amanjol.casework.support.tests.session_cast import SECRETS, SessionCast, stored
from amanjol.casework.support.tests.session_pages import BY_NAME, OF_CASE, OF_CIRCLE, ROUTES, SESSION
from amanjol.casework.support.tests.test_hostile_plans import TEXTS
from amanjol.foundation.accounts.tests.people import unlocked
from amanjol.foundation.organisations.keys.circles.actions import renewing
from amanjol.foundation.organisations.keys.circles.rules import purposes_of
from amanjol.foundation.organisations.roles import ROLES, RoleKey
from amanjol.foundation.organisations.tests.cast import join
from amanjol.foundation.organisations.tests.circle_cast import circles_at
from amanjol.foundation.organisations.tests.key_cast import keyring_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amanjol.casework.support.tests.session_pages import Route

pytestmark = pytest.mark.django_db
OTHERS = sorted(
    key for key in RoleKey
    if not ROLES[key].may & {"cases.work", "cases.read"}
    and not any(purpose.is_of_help for purpose in purposes_of(key))
)  # fmt: skip


@pytest.fixture
def people(session_cast: SessionCast) -> SessionCast:
    return session_cast


def each_way(routes: tuple[Route, ...] = ROUTES) -> Iterator[tuple[Route, str]]:
    return ((route, method) for route in routes for method in route.takes)


def test_every_address_is_here() -> None:
    assert {route.name for route in ROUTES} == {pattern.name for pattern in urlpatterns}


def test_of_others_it_is_as_what_never_was(people: SessionCast) -> None:
    before = stored(people.berk)
    for route, method in each_way(OF_CASE):
        theirs = route.asked_by(people.cases.gul, people, method)
        nothing = route.asked_by(people.cases.gul, people, method, of_nobody=True)
        assert (theirs.status_code, nothing.status_code) == (404, 404), (route.name, method)
        assert without_tokens(theirs.text) == without_tokens(nothing.text)
    for route, method in each_way(OF_CIRCLE):
        if route.rows:
            theirs = route.asked_by(people.at["ogul"], people, method)
            nothing = route.asked_by(people.at["ogul"], people, method, of_nobody=True)
            assert (theirs.status_code, nothing.status_code) == (404, 404), (route.name, method)
            assert without_tokens(theirs.text) == without_tokens(nothing.text)
    assert stored(people.berk) == before


def test_a_session_or_a_danger_of_nobody_is_not_there(people: SessionCast) -> None:
    nobodys = {"pk": people.client.pk, "session": uuid.uuid4()}
    assert people.at["gunesh"].get(reverse("support:session", kwargs=nobodys)).status_code == 404
    assert people.berk.post(BY_NAME["take_up_danger"].path(people)).status_code == 404


def test_each_side_is_refused_on_the_pages_of_the_other(people: SessionCast) -> None:
    before = stored(people.berk)
    for route, method in each_way(OF_CASE):
        assert route.asked_by(people.at["gunesh"], people, method).status_code == 403, route.name
    for route, method in each_way(OF_CIRCLE):
        answer = route.asked_by(people.berk, people, method)
        assert answer.status_code == 403, route.name
        assert not any(secret in answer.text for secret in SECRETS)
    assert stored(people.berk) == before


@pytest.mark.parametrize("role", OTHERS)
def test_every_other_role_is_refused_everywhere(people: SessionCast, role: RoleKey) -> None:
    client = unlocked(join("Serdar Chinar", people.cases.keys.cast.yyldyz, role).account)
    for route, method in each_way():
        assert route.asked_by(client, people, method).status_code == 403, (route.name, method)


def test_a_circle_of_receivers_is_no_circle_of_help(people: SessionCast) -> None:
    circle = renewing.begin(circles=circles_at(people.berk), purpose="receiver")
    keyring = keyring_of(people.berk)
    choosable = choosing.choosable(keyring)
    assert circle.pk not in {pk for pk, _name in choosable.circles}
    assert choosable.circles
    with pytest.raises(asking.NotCompared):
        asking._intake(keyring, circle.pk)
    for route, method in each_way(OF_CIRCLE):
        assert route.asked_by(people.berk, people, method).status_code == 403, (route.name, method)


def test_who_is_signed_out_is_led_to_sign_in(people: SessionCast) -> None:
    for route, method in each_way():
        answer = route.asked_by(Client(), people, method)
        way, _, _back = answer.headers["Location"].partition("?next=")
        assert (answer.status_code, way) == (302, "/account/sign-in/"), (route.name, method)


def test_while_locked_nothing_of_it_is_shown_or_written(people: SessionCast) -> None:
    before = stored(people.berk)
    for client in (people.berk, people.at["gunesh"]):
        client.post("/account/lock/")
    for route, method in each_way():
        answer = route.asked_by(people.berk if route.of == "case" else people.at["gunesh"], people, method)
        if method == "post":
            assert answer.status_code == 423, route.name
        else:
            way, _, back = unquote(answer.headers["Location"]).partition("?next=")
            assert (way, back) == ("/account/unlock/", route.path(people))
        assert not any(secret in answer.text for secret in SECRETS if secret not in str(route.data))
    page = people.at["gunesh"].get("/desk/").text
    assert "Гозель" not in page
    assert stored(people.berk) == before


def test_other_methods_are_refused(people: SessionCast) -> None:
    for route in ROUTES:
        client = people.berk if route.of == "case" else people.at["gunesh"]
        for method in {"get", "post", "put", "delete"} - set(route.takes):
            assert getattr(client, method)(route.path(people)).status_code == 405, (route.name, method)


def test_no_browser_keeps_it_and_no_address_says_it(people: SessionCast) -> None:
    for route, method in each_way():
        if route.name in {"take_up_danger", "compare_client"}:
            continue
        client = people.berk if route.of == "case" else people.at["gunesh"]
        answer = route.asked_by(client, people, method)
        assert answer.status_code in {200, 302}, (route.name, method)
        assert answer.headers["Cache-Control"] == "no-store"
        where = answer.headers.get("Location", "")
        assert where.isascii()
        assert "?" not in where


@pytest.mark.parametrize("text", TEXTS)
def test_a_text_is_shown_as_it_was_typed_and_runs_nowhere(people: SessionCast, text: str) -> None:
    gunesh, line = people.at["gunesh"], " ".join(text.split())
    typed = BY_NAME["client_of_case"].data | {"name": f"Гозель {line}", "asks": text}
    assert people.berk.post(BY_NAME["client_of_case"].path(people), typed).status_code == 302
    assert (
        gunesh.post(BY_NAME["session"].path(people), SESSION | {"kind": "first", "said": text}).status_code
        == 302
    )
    assert (
        gunesh.post(BY_NAME["session"].path(people), SESSION | {"kind": "first", "said": "x"}).status_code
        == 302
    )
    pages = [gunesh.get(BY_NAME[name].path(people)).text for name in ("client", "clients", "session")]
    pages += [
        people.berk.get(where).text
        for where in (BY_NAME["client_of_case"].path(people), path("case", people.case))
    ]
    marks = text.splitlines()[-1].replace("\u202e", "").strip()
    assert escape(marks) in pages[0]
    assert escape(marks) in pages[2]
    assert not any("<script>alert" in page for page in pages)


REFUSED: tuple[tuple[str, dict[str, Any]], ...] = (
    ("ask", {"circle": str(uuid.UUID(int=1))}),
    ("ask", {"circle": "x"}),
    ("ask", {"name": ""}),
    ("ask", {"basis": "police"}),
    ("client_of_case", {"asks": "x" * 10_001}),
    ("client_of_case", {"name": "x" * 301}),
    ("answer_client", {"standing": "sold"}),
    ("answer_client", {"why": "because"}),
    ("limit_heard", {"language": "fr"}),
    ("limit_heard", {"is_heard": ""}),
    ("new_session", {"kind": "hearing"}),
    ("new_session", {"minutes": "601"}),
    ("new_session", {"minutes": "-1"}),
    ("new_session", {"minutes": "1.5"}),
    ("new_session", {"on": "1066-10-14"}),
    ("new_session", {"on": "2199-01-01"}),
    ("new_session", {"on": "0000-00-00"}),
    ("new_session", {"outcome": "her-fault"}),
    ("new_session", {"way": "police-car"}),
    ("new_session", {"said": "x\0"}),
    ("session", {"said": "x" * 10_001}),
    ("pass_on", {"danger": "text of hers"}),
    ("pass_on", {"step": "police"}),
    ("compare_client", {"typed": "one two"}),
)


@pytest.mark.parametrize(("name", "typed"), REFUSED)
def test_what_no_page_offers_is_refused_and_changes_nothing(
    people: SessionCast, name: str, typed: dict[str, Any]
) -> None:
    route, before = BY_NAME[name], stored(people.berk)
    client = people.berk if route.of == "case" else people.at["gunesh"]
    answer = client.post(route.path(people), route.typed(people) | typed)
    assert answer.status_code == 200
    assert stored(people.berk) == before
