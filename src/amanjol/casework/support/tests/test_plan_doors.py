"""Each address of support for everybody who could ask; what is stored in a browser and what stands in addresses."""

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
from amanjol.casework.support.plans.urls import urlpatterns
from amanjol.casework.support.privacy import COLUMNS
from amanjol.casework.support.tests.pages import ACTS, BY_NAME, ROUTES
from amanjol.casework.support.tests.plan_cast import SECRETS, PlanCast, stored
from amanjol.foundation.accounts.tests.people import unlocked
from amanjol.foundation.journal.models import Entry
from amanjol.foundation.once import tokens
from amanjol.foundation.once.tests.pressing import press
from amanjol.foundation.organisations.roles import RoleKey
from amanjol.foundation.organisations.tests.cast import join
from amanjol.foundation.organisations.tests.key_cast import accept, give, request_of
from amanjol.foundation.web.privacy import unlisted_fields

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amanjol.casework.support.tests.pages import Route

pytestmark = pytest.mark.django_db


@pytest.fixture
def people(plan_cast: PlanCast) -> PlanCast:
    return plan_cast


def each_way() -> Iterator[tuple[Route, str]]:
    return ((route, method) for route in ROUTES for method in route.takes)


def test_every_address_is_here() -> None:
    assert {route.name for route in ROUTES} == {pattern.name for pattern in urlpatterns}


def test_a_plan_of_others_is_as_one_that_never_was(people: PlanCast) -> None:
    before = stored(people.berk)
    for route, method in each_way():
        theirs = route.asked_by(people.cases.gul, people, method)
        nothing = route.asked_by(people.cases.gul, people, method, of_nobody=True)
        assert (theirs.status_code, nothing.status_code) == (404, 404), (route.name, method)
        assert without_tokens(theirs.text) == without_tokens(nothing.text), (route.name, method)
    assert stored(people.berk) == before


def test_a_goal_or_a_service_of_another_case_is_not_there(people: PlanCast) -> None:
    stranger = open_case(people.berk, MERET)
    before = stored(people.berk)
    for route, method in each_way():
        if not route.row:
            continue
        for case, row in ((stranger.pk, getattr(people, route.row).pk), (people.case.pk, uuid.uuid4())):
            where = reverse(f"support:{route.name}", kwargs={"pk": case, route.kind: row})
            answer = people.berk.post(where, route.data) if method == "post" else people.berk.get(where)
            assert answer.status_code == 404, (route.name, method)
    assert stored(people.berk) == before


@pytest.mark.parametrize(
    "role", sorted(set(RoleKey) - {RoleKey.CASE_WORKER, RoleKey.SUPERVISOR, RoleKey.OBSERVER})
)
def test_every_other_role_is_refused_everywhere(people: PlanCast, role: RoleKey) -> None:
    client, before = (
        unlocked(join("Serdar Chinar", people.cases.keys.cast.yyldyz, role).account),
        stored(people.berk),
    )
    for route, method in each_way():
        answer = route.asked_by(client, people, method)
        assert answer.status_code == 403, (route.name, method)
        assert not any(secret in answer.text for secret in SECRETS)
    assert stored(people.berk) == before


def test_an_observer_reads_the_plan_and_changes_nothing(people: PlanCast) -> None:
    member = join("Serdar Chinar", people.cases.keys.cast.yyldyz, RoleKey.OBSERVER)
    client = unlocked(member.account)
    give(people.berk, member)
    accept(client)
    before = stored(people.berk)
    page = client.get(BY_NAME["plan"].path(people)).text
    assert "таблетки" in page
    assert "/goals/" not in page
    for route, method in each_way():
        if route.name != "plan":
            assert route.asked_by(client, people, method).status_code == 403, (route.name, method)
    assert stored(people.berk) == before


def test_who_is_signed_out_is_led_to_sign_in(people: PlanCast) -> None:
    for route, method in each_way():
        answer = route.asked_by(Client(), people, method)
        way, _, back = answer.headers["Location"].partition("?next=")
        assert (answer.status_code, way) == (302, "/account/sign-in/"), (route.name, method)
        assert back == (BY_NAME["plan"] if method == "post" else route).path(people)


def test_while_locked_nothing_of_it_is_shown_or_written(people: PlanCast) -> None:
    before = stored(people.berk)
    people.berk.post("/account/lock/")
    for route, method in each_way():
        answer = route.asked_by(people.berk, people, method)
        if method == "post":
            assert answer.status_code == 423, route.name
            text = answer.text
        else:
            way, _, back = unquote(answer.headers["Location"]).partition("?next=")
            assert (way, back) == ("/account/unlock/", route.path(people))
            text = ""
        assert not any(secret in text for secret in SECRETS if secret not in str(route.data))
    page = people.berk.get("/desk/").text
    assert not any(secret in page for secret in SECRETS)
    assert stored(people.berk) == before


def test_other_methods_are_refused(people: PlanCast) -> None:
    for route in ROUTES:
        for method in {"get", "post", "put", "delete"} - set(route.takes):
            answer = getattr(people.berk, method)(route.path(people))
            assert answer.status_code == 405, (route.name, method)


def test_no_browser_keeps_it_and_no_address_or_log_says_it(
    people: PlanCast, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("DEBUG")
    typed: list[str] = []
    for route, method in each_way():
        answer = route.asked_by(people.berk, people, method)
        assert answer.status_code == (302 if method == "post" and route.name != "paper" else 200), route.name
        assert answer.headers["Cache-Control"] == "no-store"
        where = answer.headers.get("Location", "")
        assert not where or (where.startswith("/desk/cases/") and "?" not in where and where.isascii())
        typed += [value for value in route.data.values() if isinstance(value, str) and len(value) > 8]
    logged = "\n".join(entry.getMessage() for entry in caplog.records if entry.name != "django.db.backends")
    session = repr(dict(people.berk.session))
    for word in (*SECRETS, *(text for text in typed if not text[0].isdigit())):
        assert word not in logged
        assert word not in session


def test_a_stolen_database_says_nothing_of_it(people: PlanCast) -> None:
    request_of(people.berk)
    dump = b"\n".join(every_value())
    assert str(people.flat.pk).encode() in dump
    for secret in SECRETS:
        for spelled in spellings(secret):
            assert spelled not in dump, secret


@pytest.mark.parametrize("route", ACTS, ids=lambda route: route.name)
def test_a_form_that_is_sent_twice_acts_once(people: PlanCast, route: Route) -> None:
    token, where, typed = tokens.new_token(), route.path(people), route.typed(people)
    first = press(people.berk, where, typed, token)
    assert first.status_code == 302, first.text
    after, written = stored(people.berk), entries(people)
    again = press(people.berk, where, typed, token)
    assert (again.status_code, again.headers.get("Location")) == (303, first.headers["Location"])
    other = press(people.berk, where, typed | {"extra": "другие слова"}, token)
    assert (other.status_code, "другие слова" in other.text) == (409, True)
    assert (stored(people.berk), entries(people)) == (after, written)


def entries(people: PlanCast) -> int:
    request_of(people.berk)
    return Entry.objects.count()


def changed_meanwhile(people: PlanCast, name: str, field: str, words: dict[str, Any]) -> None:
    """What Berk sees when Dana saves while he types."""
    where, before = BY_NAME[name].path(people), people.berk.get(BY_NAME[name].path(people)).text
    seen = {
        part.split('"', 1)[0]: part.split('value="', 1)[1].split('"', 1)[0]
        for part in before.split('name="')
        if part.startswith("seen-") and 'value="' in part
    }
    assert people.dana.post(where, BY_NAME[name].data).status_code == 302
    after = stored(people.dana)
    answer = people.berk.post(where, words | seen)
    assert answer.status_code == 200
    assert "somebody changed this while you wrote" in answer.text
    assert str(BY_NAME[name].data[field]) in answer.text
    assert stored(people.dana) == after


def test_of_two_who_change_a_goal_or_a_service_nobody_writes_over_the_other(people: PlanCast) -> None:
    changed_meanwhile(people, "goal", "words", {"words": "Хочу в другой город", "need": "Жильё на полгода"})
    changed_meanwhile(people, "service", "what", {"what": "Спросить в аптеке", "who": ""})


def test_every_column_says_what_it_holds_how_long_and_how_it_goes() -> None:
    assert unlisted_fields("support") == []
    assert all(column.kept and column.erased for column in COLUMNS)
    personal = {column.field for column in COLUMNS if column.is_personal}
    assert {field for field in personal if not field.endswith((".sealed", ".wrapped_key"))} == {
        "CircleClient.answer",
        "CircleClient.asking",
        "CircleSession.facts",
        "CircleSession.words",
        "ConferenceGuest.member",
        "Service.member",
        "StoryCopy.who_deletes",
        "StoryPermit.signed",
        "ThreatReceiver.member",
    }
    of_plans = [column for column in COLUMNS if column.field.split(".")[0] in {"Plan", "Goal", "Service"}]
    clear = {column.field.split(".")[1] for column in of_plans if not column.is_personal}
    assert clear == {"id", "organisation", "case", "schema", "review_on", "due_on", "is_over"}
