"""Each address of what comes afterwards for everybody who could ask; what is stored in a browser and in addresses."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

import pytest
from django.test import Client
from django.urls import reverse

from amanjol.casework.cases.tests.case_cast import open_case
from amanjol.casework.cases.tests.pages import without_tokens
from amanjol.casework.cases.tests.test_links import MERET
from amanjol.casework.cases.tests.test_sealed_rows import every_value, spellings
from amanjol.casework.support.followups.urls import urlpatterns as of_followups
from amanjol.casework.support.outcomes.urls import urlpatterns as of_outcomes
from amanjol.casework.support.privacy import COLUMNS
from amanjol.casework.support.tests.followup_cast import SECRETS, FollowUpCast, stored
from amanjol.casework.support.tests.followup_pages import ACTS, BY_NAME, PAPER, ROUTES
from amanjol.casework.support.wages.urls import urlpatterns as of_wages
from amanjol.foundation.accounts.tests.people import unlocked
from amanjol.foundation.journal.models import Entry
from amanjol.foundation.once import tokens
from amanjol.foundation.once.tests.pressing import press
from amanjol.foundation.organisations.roles import RoleKey
from amanjol.foundation.organisations.tests.cast import join
from amanjol.foundation.organisations.tests.key_cast import accept, give, request_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amanjol.casework.support.tests.followup_pages import Route

pytestmark = pytest.mark.django_db


@pytest.fixture
def people(followup_cast: FollowUpCast) -> FollowUpCast:
    return followup_cast


def each_way() -> Iterator[tuple[Route, str]]:
    return ((route, method) for route in ROUTES for method in route.takes)


def test_every_address_is_here() -> None:
    ours = (*of_followups, *of_outcomes, *of_wages)
    assert {route.name for route in ROUTES} == {pattern.name for pattern in ours}


def test_what_belongs_to_others_is_as_what_never_was(people: FollowUpCast) -> None:
    before = stored(people.berk)
    for route, method in each_way():
        theirs = route.asked_by(people.cases.gul, people, method)
        nothing = route.asked_by(people.cases.gul, people, method, of_nobody=True)
        assert (theirs.status_code, nothing.status_code) == (404, 404), (route.name, method)
        assert without_tokens(theirs.text) == without_tokens(nothing.text), (route.name, method)
    assert stored(people.berk) == before


def test_a_step_or_an_asking_of_another_case_is_not_there(people: FollowUpCast) -> None:
    stranger = open_case(people.berk, MERET)
    before = stored(people.berk)
    for name, about in (
        ("ask", {"number": 1}), ("asking", {"asking": people.asking.pk}), ("closing", {}), (PAPER, {}),
        ("wages_payment", {"number": 1}),
    ):  # fmt: skip
        where = reverse(f"support:{name}", kwargs={"pk": stranger.pk} | about)
        assert people.berk.get(where).status_code == 404
        assert people.berk.post(where, BY_NAME[name].data).status_code == 404
    for about in ({"number": 9}, {"asking": uuid.uuid4()}):
        name = "ask" if "number" in about else "asking"
        where = reverse(f"support:{name}", kwargs={"pk": people.case.pk} | about)
        assert people.berk.post(where, BY_NAME[name].data).status_code == 404
    assert stored(people.berk) == before


@pytest.mark.parametrize(
    "role", sorted(set(RoleKey) - {RoleKey.CASE_WORKER, RoleKey.SUPERVISOR, RoleKey.OBSERVER})
)
def test_every_other_role_is_refused_everywhere(people: FollowUpCast, role: RoleKey) -> None:
    client = unlocked(join("Serdar Chinar", people.cases.keys.cast.yyldyz, role).account)
    before = stored(people.berk)
    for route, method in each_way():
        answer = route.asked_by(client, people, method)
        assert answer.status_code == 403, (route.name, method)
        assert not any(secret in answer.text for secret in SECRETS)
    assert stored(people.berk) == before


def test_an_observer_reads_it_and_changes_nothing(people: FollowUpCast) -> None:
    member = join("Serdar Chinar", people.cases.keys.cast.yyldyz, RoleKey.OBSERVER)
    client = unlocked(member.account)
    give(people.berk, member)
    accept(client)
    before = stored(people.berk)
    assert "Огулджан" in client.get(BY_NAME["afterwards"].path(people)).text
    assert "с замком" in client.get(BY_NAME["outcomes"].path(people)).text
    for route, method in each_way():
        if "post" in route.takes:
            assert route.asked_by(client, people, method).status_code == 403, (route.name, method)
    assert stored(people.berk) == before


def test_who_is_signed_out_is_led_to_sign_in(people: FollowUpCast) -> None:
    for route, method in each_way():
        answer = route.asked_by(Client(), people, method)
        way = answer.headers["Location"].partition("?next=")[0]
        assert (answer.status_code, way) == (302, "/account/sign-in/"), (route.name, method)


def test_while_locked_nothing_of_it_is_shown_or_written(people: FollowUpCast) -> None:
    before = stored(people.berk)
    people.berk.post("/account/lock/")
    for route, method in each_way():
        answer = route.asked_by(people.berk, people, method)
        if method == "post":
            assert answer.status_code == 423, route.name
            assert not any(secret in answer.text for secret in SECRETS)
        else:
            way, _, back = unquote(answer.headers["Location"]).partition("?next=")
            assert (way, back) == ("/account/unlock/", route.path(people))
    page = people.berk.get("/desk/").text
    assert BY_NAME["afterwards"].path(people) in page
    assert not any(secret in page for secret in SECRETS)
    assert stored(people.berk) == before


def test_other_methods_are_refused(people: FollowUpCast) -> None:
    for route in ROUTES:
        for method in {"get", "post", "put", "delete"} - set(route.takes):
            answer = getattr(people.berk, method)(route.path(people))
            assert answer.status_code == 405, (route.name, method)


def test_no_browser_keeps_it_and_no_address_or_log_says_it(
    people: FollowUpCast, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("DEBUG")
    typed: list[str] = []
    for route, method in each_way():
        answer = route.asked_by(people.berk, people, method)
        assert answer.status_code == (302 if method == "post" and route.name != PAPER else 200), route.name
        assert answer.headers["Cache-Control"] == "no-store"
        where = answer.headers.get("Location", "")
        assert not where or (where.startswith("/desk/cases/") and "?" not in where and where.isascii())
        typed += [
            value
            for value in route.data.values()
            if isinstance(value, str) and " " in value and len(value) > 8
        ]
    logged = "\n".join(entry.getMessage() for entry in caplog.records if entry.name != "django.db.backends")
    session = repr(dict(people.berk.session))
    assert len(typed) >= 6
    for word in (*SECRETS, *typed):
        assert word not in logged
        assert word not in session


def test_a_stolen_database_says_nothing_of_it(people: FollowUpCast) -> None:
    for route in ACTS:
        route.asked_by(people.berk, people)
    request_of(people.berk)
    dump = b"\n".join(every_value())
    assert str(people.asking.pk).encode() in dump
    for secret in (*SECRETS, "ask-somebody", "try-again", "in-danger", "Телефон выключен", "Опять переезжаю"):
        for spelled in spellings(secret):
            assert spelled not in dump, secret


@pytest.mark.parametrize("route", ACTS, ids=lambda route: route.name)
def test_a_form_that_is_sent_twice_acts_once(people: FollowUpCast, route: Route) -> None:
    token, where = tokens.new_token(), route.path(people)
    first = press(people.berk, where, route.data, token)
    assert first.status_code == 302, first.text
    after, written = stored(people.berk), entries(people)
    again = press(people.berk, where, route.data, token)
    assert (again.status_code, again.headers.get("Location")) == (303, first.headers["Location"])
    other = press(people.berk, where, route.data | {"extra": "другие слова"}, token)
    assert (other.status_code, "другие слова" in other.text) == (409, True)
    assert (stored(people.berk), entries(people)) == (after, written)


def entries(people: FollowUpCast) -> int:
    request_of(people.berk)
    return Entry.objects.count()


@pytest.mark.parametrize(
    ("name", "field", "words"),
    [
        ("follow_up", "says", {"wish": "message", "says": "Пишите на бумаге"}),
        ("closing", "danger_says", {"why": "moved", "danger": "low", "danger_says": "Всё тихо"}),
        ("asking", "housing_words", {"occasion": "start", "language": "tk", "housing_state": "worse",
                                     "housing_words": "Холодно"}),
        ("wages_decision", "says", {"decision": "undecided", "says": "Ещё подумаю"}),
        ("wages_payment", "amount", {"amount": "1", "currency": "TMT", "way": "court"}),
    ],
)  # fmt: skip
def test_who_writes_over_what_somebody_saved_meanwhile_sees_it_first(
    people: FollowUpCast, name: str, field: str, words: dict[str, Any]
) -> None:
    where = BY_NAME[name].path(people)
    seen = {
        part.split('"', 1)[0]: part.split('value="', 1)[1].split('"', 1)[0]
        for part in people.berk.get(where).text.split('name="')
        if part.startswith("seen-") and 'value="' in part
    }
    assert seen
    assert people.dana.post(where, BY_NAME[name].data).status_code == 302
    after = stored(people.dana)
    answer = people.berk.post(where, words | seen)
    assert answer.status_code == 200
    assert "somebody changed this while you wrote" in answer.text
    assert str(BY_NAME[name].data[field]) in answer.text
    assert stored(people.dana) == after


def test_the_day_alone_stands_in_clear() -> None:
    of_ours = [
        column.field
        for column in COLUMNS
        if column.field.split(".")[0] in {"FollowUp", "Asking", "CaseWages"}
    ]
    of_each = {"id", "organisation", "case", "schema", "sealed", "wrapped_key"}
    assert {field.split(".")[1] for field in of_ours} - of_each == {"due_on"}
