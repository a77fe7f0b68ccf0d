"""Each address of the house for everybody who could ask; what is stored in a browser and what stands in logs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from django.test import Client

from amanjol.casework.cases.tests.pages import without_tokens
from amanjol.casework.cases.tests.test_sealed_rows import every_value, spellings
from amanjol.casework.support.shelter.urls import urlpatterns
from amanjol.casework.support.tests.house_cast import SECRETS, HouseCast, stored
from amanjol.casework.support.tests.house_pages import ACTS, BY_NAME, ROUTES
from amanjol.foundation.accounts.tests.people import unlocked
from amanjol.foundation.journal.models import Entry
from amanjol.foundation.once import tokens
from amanjol.foundation.once.tests.pressing import press
from amanjol.foundation.organisations.roles import RoleKey
from amanjol.foundation.organisations.tests.cast import join
from amanjol.foundation.organisations.tests.key_cast import accept, give, request_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amanjol.casework.support.tests.house_pages import Route

pytestmark = pytest.mark.django_db


@pytest.fixture
def people(house_cast: HouseCast) -> HouseCast:
    return house_cast


def each_way(*, with_all: bool = True) -> Iterator[tuple[Route, str]]:
    """Those of supervisors too, or not."""
    return (
        (route, method)
        for route in ROUTES
        for method in route.takes
        if with_all or not route.is_for_supervisors
    )


def test_every_address_is_here() -> None:
    assert {route.name for route in ROUTES} == {pattern.name for pattern in urlpatterns}


def test_what_is_of_others_is_as_what_never_was(people: HouseCast) -> None:
    before = stored(people.berk)
    for route, method in each_way(with_all=False):
        if route.about == "nothing":
            continue
        theirs = route.asked_by(people.cases.gul, people, method)
        nothing = route.asked_by(people.cases.gul, people, method, of_nobody=True)
        assert (theirs.status_code, nothing.status_code) == (404, 404), (route.name, method)
        assert without_tokens(theirs.text) == without_tokens(nothing.text), (route.name, method)
    assert stored(people.berk) == before


def test_a_stay_of_another_case_is_not_there(people: HouseCast) -> None:
    before = stored(people.berk)
    for route, method in each_way():
        if route.about == "stay":
            where = route.path(people).replace(str(people.case.pk), str(people.meret.pk))
            answer = people.berk.post(where, route.data) if method == "post" else people.berk.get(where)
            assert answer.status_code == 404, (route.name, method)
    assert stored(people.berk) == before


@pytest.mark.parametrize(
    "role", sorted(set(RoleKey) - {RoleKey.CASE_WORKER, RoleKey.SUPERVISOR, RoleKey.OBSERVER})
)
def test_every_other_role_is_refused_everywhere(people: HouseCast, role: RoleKey) -> None:
    client = unlocked(join("Serdar Chinar", people.cases.keys.cast.yyldyz, role).account)
    before = stored(people.berk)
    for route, method in each_way():
        answer = route.asked_by(client, people, method)
        assert answer.status_code == 403, (route.name, method)
        assert not any(secret in answer.text for secret in SECRETS)
    assert stored(people.berk) == before


def test_an_observer_sees_the_house_and_changes_nothing(people: HouseCast) -> None:
    member = join("Serdar Chinar", people.cases.keys.cast.yyldyz, RoleKey.OBSERVER)
    client = unlocked(member.account)
    give(people.berk, member)
    accept(client)
    before = stored(people.berk)
    assert "Пустельги" in client.get(BY_NAME["house"].path(people)).text
    page = client.get(BY_NAME["stay"].path(people)).text
    assert "<form" not in page.split("<main")[1].split("</main>")[0]
    assert BY_NAME["receipt"].path(people) not in page  # a page that refuses them
    assert BY_NAME["receipt"].path(people) in people.berk.get(BY_NAME["stay"].path(people)).text
    for route, method in each_way():
        if route.name not in {"houses", "house", "stay"}:
            assert route.asked_by(client, people, method).status_code == 403, (route.name, method)
    assert stored(people.berk) == before


def test_a_supervisor_alone_describes_the_house(people: HouseCast) -> None:
    before = stored(people.berk)
    for route, method in each_way():
        if route.is_for_supervisors:
            assert route.asked_by(people.berk, people, method).status_code == 403
    assert stored(people.berk) == before
    assert BY_NAME["change_house"].asked_by(people.dana, people).status_code == 302
    assert "Дом с кизилом" in people.berk.get(BY_NAME["house"].path(people)).text
    assert "Зимородка" in people.dana.get(BY_NAME["change_house"].path(people)).text


def test_a_bed_in_which_somebody_is_goes_from_no_house(people: HouseCast) -> None:
    before = stored(people.berk)
    typed = BY_NAME["change_house"].data | {"room-0-beds": "1"}
    answer = people.dana.post(BY_NAME["change_house"].path(people), typed)
    assert (answer.status_code, "Somebody is in these beds: 2" in answer.text) == (200, True)
    assert stored(people.berk) == before


def test_who_is_signed_out_is_led_to_sign_in(people: HouseCast) -> None:
    for route, method in each_way():
        answer = route.asked_by(Client(), people, method)
        way = answer.headers["Location"].partition("?next=")[0]
        assert (answer.status_code, way) == (302, "/account/sign-in/"), (route.name, method)


def test_while_locked_nothing_of_it_is_shown_or_written(people: HouseCast) -> None:
    before = stored(people.berk)
    people.berk.post("/account/lock/")
    people.dana.post("/account/lock/")
    for route, method in each_way():
        client = people.dana if route.is_for_supervisors else people.berk
        answer = route.asked_by(client, people, method)
        assert answer.status_code == (423 if method == "post" else 302), (route.name, method)
        assert not any(secret in answer.text for secret in SECRETS)
    assert stored(people.berk) == before


def test_nothing_of_it_is_stored_in_the_browser_or_written_into_a_log(
    people: HouseCast, caplog: pytest.LogCaptureFixture
) -> None:
    for route, method in each_way():
        answer = route.asked_by(people.dana, people, method)
        assert answer.headers["Cache-Control"] == "no-store", (route.name, method)
    logged = "\n".join(entry.getMessage() for entry in caplog.records if entry.name != "django.db.backends")
    session = repr(dict(people.dana.session))
    for secret in (*SECRETS, "Второй дом", "синей обложке", "через соседку"):
        assert secret not in logged
        assert secret not in session


def test_a_stolen_database_says_nothing_of_it(people: HouseCast) -> None:
    """Neither where the house is nor who is in it: the row of a stay does not name the house."""
    request_of(people.berk)
    dump = b"\n".join(every_value())
    assert str(people.stay.pk).encode() in dump
    for secret in SECRETS:
        for spelled in spellings(secret):
            assert spelled not in dump, secret
    stay = repr(stored(people.berk)[2])
    assert str(people.house.pk) not in stay


@pytest.mark.parametrize("route", ACTS, ids=lambda route: route.name)
def test_a_form_that_is_sent_twice_acts_once(people: HouseCast, route: Route) -> None:
    token, where, typed = tokens.new_token(), route.path(people), route.typed(people)
    first = press(people.dana, where, typed, token)
    assert first.status_code == 302, first.text
    after, written = stored(people.dana), entries(people)
    again = press(people.dana, where, typed, token)
    assert (again.status_code, again.headers.get("Location")) == (303, first.headers["Location"])
    assert (stored(people.dana), entries(people)) == (after, written)


def entries(people: HouseCast) -> int:
    request_of(people.dana)
    return Entry.objects.count()


def test_of_two_who_describe_the_house_nobody_writes_over_the_other(people: HouseCast) -> None:
    where = BY_NAME["change_house"].path(people)
    page = people.dana.get(where).text
    seen: dict[str, Any] = {
        part.split('"', 1)[0]: part.split('value="', 1)[1].split('"', 1)[0]
        for part in page.split('name="')
        if part.startswith("seen-") and 'value="' in part
    }
    assert BY_NAME["change_house"].asked_by(people.dana, people).status_code == 302
    answer = people.dana.post(where, BY_NAME["change_house"].data | {"name": "Дом с хурмой"} | seen)
    assert "somebody changed this while you wrote" in answer.text
    assert "Дом с кизилом" in answer.text
