"""Each address of learning for everybody who could ask."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING
from urllib.parse import unquote

import pytest
from django.test import Client

from amanjol.casework.cases.tests.pages import without_tokens
from amanjol.casework.learning.tests.learning_cast import SECRETS
from amanjol.casework.learning.tests.pages import BY_NAME, ROUTES, Route, stored
from amanjol.casework.learning.urls import urlpatterns
from amanjol.foundation.accounts.tests.people import unlocked
from amanjol.foundation.organisations.roles import ROLES, RoleKey
from amanjol.foundation.organisations.tests.cast import join

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amanjol.casework.learning.tests.learning_cast import LearningCast

pytestmark = pytest.mark.django_db
ABOUT = [route for route in ROUTES if route.of]
OTHERS = [role for role in RoleKey if "learning.teach" not in ROLES[role].may]


def each_way(routes: list[Route] | tuple[Route, ...] = ROUTES) -> Iterator[tuple[Route, str]]:
    return ((route, method) for route in routes for method in route.takes)


def test_every_address_is_here() -> None:
    assert {route.name for route in ROUTES} == {pattern.name for pattern in urlpatterns}


def test_who_works_on_cases_or_supervises_teaches_and_nobody_else() -> None:
    assert set(RoleKey) - set(OTHERS) == {RoleKey.CASE_WORKER, RoleKey.SUPERVISOR}


def test_what_is_another_organisations_is_as_what_never_was(people: LearningCast) -> None:
    before = stored(people.berk)
    for route, method in each_way(ABOUT):
        theirs = route.asked_by(people.gul, route.pk_in(people), method)
        nothing = route.asked_by(people.gul, uuid.uuid4(), method)
        assert (theirs.status_code, nothing.status_code) == (404, 404), (route.name, method)
        assert without_tokens(theirs.text) == without_tokens(nothing.text), (route.name, method)
    assert people.cohort.code not in people.gul.get(BY_NAME["cohorts"].path()).text
    assert stored(people.berk) == before


def test_a_learner_is_no_cohort_and_the_other_way_round(people: LearningCast) -> None:
    for route, method in each_way(ABOUT):
        other = people.cohort.pk if route.of == "learner" else people.ayna.pk
        assert route.asked_by(people.berk, other, method).status_code == 404, (route.name, method)


@pytest.mark.parametrize("role", OTHERS)
def test_every_other_role_is_refused_everywhere(people: LearningCast, role: RoleKey) -> None:
    client, before = (
        unlocked(join("Serdar Chinar", people.keys.cast.yyldyz, role).account),
        stored(people.berk),
    )
    for route, method in each_way():
        response = route.asked_by(client, route.pk_in(people), method)
        assert response.status_code == 403, (route.name, method)
        assert not any(secret in response.text for secret in SECRETS)
    assert stored(people.berk) == before


def test_who_is_signed_out_is_led_to_sign_in(people: LearningCast) -> None:
    before = stored(people.berk)
    for route, method in each_way():
        response = route.asked_by(Client(), route.pk_in(people), method)
        way, _, back = response.headers["Location"].partition("?next=")
        assert (response.status_code, way) == (302, "/account/sign-in/"), (route.name, method)
        leads = BY_NAME[route.of] if method == "post" and route.of else route
        assert back == leads.path(route.pk_in(people)), (route.name, method)
    assert stored(people.berk) == before


def test_how_the_training_is_named_a_supervisor_says(people: LearningCast) -> None:
    route = BY_NAME["issuer"]
    for method in route.takes:
        assert route.asked_by(people.berk, people.cohort.pk, method).status_code == 403
    assert people.dana.get(route.path()).status_code == 200


def test_while_locked_the_list_says_what_is_due_and_no_page_opens(people: LearningCast) -> None:
    before = stored(people.berk)
    people.berk.post("/account/lock/")
    page = people.berk.get(BY_NAME["cohorts"].path()).text
    assert people.cohort.code in page
    assert "Locked:" in page
    assert not any(secret in page for secret in SECRETS)
    for route, method in each_way(ABOUT):
        response = route.asked_by(people.berk, route.pk_in(people), method)
        if method == "post":
            assert response.status_code == 423, route.name
            page = response.text
        else:
            way, _, back = unquote(response.headers["Location"]).partition("?next=")
            assert (way, back) == ("/account/unlock/", route.path(route.pk_in(people))), route.name
            page = people.berk.get(response.headers["Location"]).text
        assert not any(secret in page for secret in SECRETS if secret not in str(route.data))
    assert stored(people.berk) == before


def test_who_was_not_given_the_keys_is_led_to_them(people: LearningCast) -> None:
    farida = unlocked(people.keys.farida.account)
    assert "You do not hold the keys yet" in farida.get(BY_NAME["cohorts"].path()).text
    for route, method in each_way(ABOUT):
        response = route.asked_by(farida, route.pk_in(people), method)
        assert (response.status_code, response.headers.get("Location")) == (302, "/organisation/keys/")


def test_other_methods_are_refused(people: LearningCast) -> None:
    before = stored(people.berk)
    for route in ROUTES:
        for method in {"get", "post", "put", "delete"} - set(route.takes):
            response = getattr(route.client_in(people), method)(route.path(route.pk_in(people)))
            assert response.status_code == 405, (route.name, method)
    assert stored(people.berk) == before


def test_nothing_may_be_stored_by_a_browser_or_stands_in_an_address(
    people: LearningCast, caplog: pytest.LogCaptureFixture
) -> None:
    """The right person, every address, what erases last: headers, redirects, what was logged, and the session."""
    caplog.set_level("DEBUG")
    for route, method in each_way():
        where, data = route.path(route.pk_in(people)), route.data_for(people)
        client = route.client_in(people)
        response = client.post(where, data) if method == "post" else client.get(where)
        assert response.status_code == (302 if method == "post" and route.acts else 200), (route.name, method)
        assert response.headers["Cache-Control"] == "no-store", route.name
        leads = response.headers.get("Location", "")
        assert not leads or leads.startswith(("/desk/learning/", "/desk/work/"))
        assert "?" not in leads
        assert leads.isascii()
    logged = "\n".join(entry.getMessage() for entry in caplog.records if entry.name != "django.db.backends")
    session = repr(dict(people.berk.session)) + repr(dict(people.dana.session))
    for typed in (*SECRETS, "Бегова", "Юлдуз", "Бибиш", "вечером", "Осень", "Огулжан", "Зарянкин"):
        assert typed not in logged
        assert typed not in session
