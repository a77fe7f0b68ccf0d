"""Each address of intake for everybody who could ask: an officer's are theirs alone, a report is its recipient's."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING
from urllib.parse import unquote

import pytest
from django.test import Client

from amanjol.casework.cases.tests.pages import without_tokens
from amanjol.casework.intake.tests.intake_cast import (
    ADVICE,
    SECRETS,
    TYPED,
    IntakeCast,
    send,
    write,
)
from amanjol.casework.intake.tests.pages import BY_NAME, ROUTES, Route, stored
from amanjol.casework.intake.urls import urlpatterns
from amanjol.foundation.accounts.tests.people import unlocked
from amanjol.foundation.organisations.roles import RoleKey
from amanjol.foundation.organisations.tests.cast import join

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = pytest.mark.django_db
OFFICERS = [route for route in ROUTES if route.of == "officer"]
WORKERS = [route for route in ROUTES if route.of == "worker"]
SEALED = set(SECRETS + ADVICE) - {"border", "unpaid"}


@pytest.fixture
def people(intake_cast: IntakeCast) -> IntakeCast:
    return intake_cast


def each_way(routes: list[Route] | tuple[Route, ...] = ROUTES) -> Iterator[tuple[Route, str]]:
    return ((route, method) for route in routes for method in route.takes)


def test_every_address_is_here() -> None:
    assert {route.name for route in ROUTES} == {pattern.name for pattern in urlpatterns}


def check_absent(people: IntakeCast, client: Client, routes: list[Route]) -> None:
    """What is somebody else's is answered as what never was."""
    for route, method in each_way([route for route in routes if route.has_one]):
        theirs = route.asked_by(client, route.pk_in(people), method)
        nothing = route.asked_by(client, uuid.uuid4(), method)
        assert (theirs.status_code, nothing.status_code) == (404, 404), (route.name, method)
        assert without_tokens(theirs.text) == without_tokens(nothing.text), (route.name, method)
        assert theirs.headers.keys() == nothing.headers.keys()


def test_what_is_somebody_elses_is_as_what_never_was(people: IntakeCast) -> None:
    """Gul, with keys of its own; a colleague of the officer; an officer of the recipient; a worker who also is one."""
    colleague = unlocked(join("Merdan Dere", people.sapar.organisation, RoleKey.OFFICER).account)
    before = stored(people)
    check_absent(people, people.cases.gul, WORKERS)
    check_absent(people, colleague, OFFICERS)
    check_absent(people, people.cases.officer, OFFICERS)
    assert stored(people) == before


def test_lists_show_nothing_of_others(people: IntakeCast) -> None:
    colleague = unlocked(join("Merdan Dere", people.sapar.organisation, RoleKey.OFFICER).account)
    for client, address in (
        (people.cases.gul, "/desk/reports/"),
        (colleague, "/desk/report/sent/"),
        (people.cases.officer, "/desk/report/sent/"),
        (people.cases.gul, "/desk/consultations/"),
    ):
        page = client.get(address).text
        assert people.report.code not in page
        assert people.consultation.code not in page
        assert 'class="what case-link"' not in page
    assert people.report.code in people.dana.get("/desk/reports/").text


ALL_ROLES = [
    role for role in RoleKey if role not in {RoleKey.OFFICER, RoleKey.CASE_WORKER, RoleKey.SUPERVISOR}
]


@pytest.mark.parametrize("role", ALL_ROLES)
def test_every_other_role_is_refused_everywhere(people: IntakeCast, role: RoleKey) -> None:
    client = unlocked(join("Serdar Chinar", people.yyldyz, role).account)
    check_refused(people, client, ROUTES)


def test_officers_and_workers_are_refused_each_others_pages(people: IntakeCast) -> None:
    check_refused(people, people.officer, WORKERS)
    check_refused(people, people.cases.officer, WORKERS)
    check_refused(people, people.berk, OFFICERS)
    check_refused(people, people.dana, OFFICERS)


def check_refused(people: IntakeCast, client: Client, routes: list[Route] | tuple[Route, ...]) -> None:
    before = stored(people)
    for route, method in each_way(routes):
        response = route.asked_by(client, route.pk_in(people), method)
        assert response.status_code == 403, (route.name, method)
        assert not any(name in response.text for name in SEALED)
    assert stored(people) == before


def test_who_is_signed_out_is_led_to_sign_in(people: IntakeCast) -> None:
    before = stored(people)
    for route, method in each_way():
        response = route.asked_by(Client(), route.pk_in(people), method)
        assert response.status_code == 302, (route.name, method)
        way, _, back = response.headers["Location"].partition("?next=")
        assert way == "/account/sign-in/"
        page = BY_NAME["consultation" if "consultation" in route.name else "read"]
        leads = page if method == "post" and route.has_one else route  # some addresses take posts alone
        assert back == leads.path(route.pk_in(people))
    assert stored(people) == before


def test_a_locked_worker_sees_what_waits_and_nothing_of_what_is_in_it(people: IntakeCast) -> None:
    before = stored(people)
    people.berk.post("/account/lock/")
    for where, code in (("reports", people.report.code), ("consultations", people.consultation.code)):
        page = people.berk.get(f"/desk/{where}/").text
        assert code in page
        assert not any(name in page for name in SEALED)
    for route, method in each_way([route for route in WORKERS if route.has_one]):
        response = route.asked_by(people.berk, route.pk_in(people), method)
        if method == "post":
            assert response.status_code == 423, route.name
            page = response.text
        else:
            way, _, back = unquote(response.headers["Location"]).partition("?next=")
            assert (response.status_code, way, back) == (
                302,
                "/account/unlock/",
                route.path(route.pk_in(people)),
            )
            page = people.berk.get(response.headers["Location"]).text
        assert not any(name in page for name in SEALED if name not in str(route.data))
    assert stored(people) == before


def test_who_was_not_given_the_keys_is_led_to_the_page_of_keys(people: IntakeCast) -> None:
    farida = unlocked(people.cases.keys.farida.account)
    for route, method in each_way([route for route in WORKERS if route.has_one]):
        response = route.asked_by(farida, route.pk_in(people), method)
        assert (response.status_code, response.headers.get("Location")) == (302, "/organisation/keys/")


def test_other_methods_are_refused(people: IntakeCast) -> None:
    before = stored(people)
    for route in ROUTES:
        client = people.officer if route.of == "officer" else people.berk
        for method in {"get", "post", "put", "delete"} - set(route.takes):
            assert getattr(client, method)(route.path(route.pk_in(people))).status_code == 405, route.name
    assert stored(people) == before


def test_nothing_may_be_stored_by_a_browser_or_stands_in_an_address(
    people: IntakeCast, caplog: pytest.LogCaptureFixture
) -> None:
    """The right person, every address: headers, redirects, what was logged, and what the session keeps."""
    caplog.set_level("DEBUG")
    to = {"recipient": str(people.yyldyz.pk)}
    for route, method in each_way():
        client = people.officer if route.of == "officer" else people.berk
        pk = route.pk_in(people)
        if method == "post" and pk == people.report.pk:
            pk = send(people.sapar, people.yyldyz)  # what was decided is not decided again
        if route.name == "consultation_accompany":
            pk = write(people.berk).pk  # that of the cast is a case by now
        data = route.data | to if route.name == "report" else route.data
        response = client.post(route.path(pk), data) if method == "post" else client.get(route.path(pk))
        assert response.status_code == (302 if method == "post" else 200), (route.name, method)
        assert response.headers["Cache-Control"] == "no-store", route.name
        where = response.headers.get("Location", "")
        assert not where or where.startswith("/desk/")
        assert "?" not in where
        assert where.isascii()
    logged = "\n".join(entry.getMessage() for entry in caplog.records if entry.name != "django.db.backends")
    sessions = repr(dict(people.officer.session)) + repr(dict(people.berk.session))
    for typed in (*SEALED, "Ошибка", "Айна", TYPED["language"]):
        assert typed not in logged
        assert typed not in sessions
    assert "_messages" not in sessions


def test_who_was_not_given_the_keys_is_sent_to_them_and_not_to_unlock(people: IntakeCast) -> None:
    """Their own passphrase opens nothing yet: to ask for it would lead them round in a circle."""
    client = unlocked(join("Gulya Chinar", people.yyldyz, RoleKey.CASE_WORKER).account)
    for address in ("/desk/", "/desk/reports/", "/desk/consultations/"):
        page = client.get(address).text
        assert "You do not hold the keys yet" in page
        assert "Locked:" not in page
    people.dana.post("/account/lock/")
    for address in ("/desk/", "/desk/reports/", "/desk/consultations/"):
        page = people.dana.get(address).text
        assert "Locked:" in page
        assert "You do not hold the keys yet" not in page
