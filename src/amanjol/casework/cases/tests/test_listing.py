"""Everybody's list: who works on whom, narrowed without a word in an address, given to others from it."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
from django.utils import timezone

from amanjol.casework.cases.actions import creating, working
from amanjol.casework.cases.listing import filters
from amanjol.casework.cases.models import Assignment
from amanjol.casework.cases.records import Level, PersonRecord, Risk
from amanjol.casework.cases.tests.case_cast import open_case
from amanjol.casework.cases.tests.pages import path
from amanjol.casework.cases.tests.test_restricted import restrict
from amanjol.casework.standards.people.forms import Form
from amanjol.foundation.accounts.tests.people import unlocked
from amanjol.foundation.organisations.roles import RoleKey
from amanjol.foundation.organisations.tests.cast import join
from amanjol.foundation.organisations.tests.key_cast import accept, give, keyring_of, request_of

if TYPE_CHECKING:
    from django.test import Client

    from amanjol.casework.cases.models import Case
    from amanjol.casework.cases.tests.case_cast import CaseCast

pytestmark = pytest.mark.django_db
LIST = "/desk/cases/?all"
NARROW = "/desk/cases/narrow/"
GIVE = "/desk/cases/give/"


@pytest.fixture
def people(case_cast: CaseCast) -> CaseCast:
    return case_cast


def listed(client: Client, *names: str) -> list[str]:
    page = client.get(LIST).text
    return [name for name in names if name in page]


def narrow(client: Client, **sent: str) -> None:
    answer = client.post(NARROW, sent)
    assert (answer.status_code, answer["Location"]) == (302, LIST)


def workers(people: CaseCast, case: Case) -> set[Any]:
    request_of(people.keys.dana)
    return set(Assignment.objects.filter(case=case).values_list("member_id", flat=True))


def test_a_line_says_who_works_on_it_the_stage_the_danger_and_who_it_is(people: CaseCast) -> None:
    case = open_case(people.keys.berk, PersonRecord(("Керим",), form=Form.CHILD_ALONE))
    keyring = keyring_of(people.keys.berk)
    danger = Risk(timezone.localdate(), keyring.person, Level.HIGH, Level.LOW, Level.LOW)
    working.assess_risk(keyring=keyring, case=case, risk=danger)
    page = people.keys.dana.get(LIST).text
    line = page[page.index(f'href="{path("case", case)}"') :].partition("</li>")[0]
    assert people.keys.cast.berk.account.name in line
    assert "In danger now" in page[page.index("<h2>") : page.index(line)]
    assert "Presumed victim" in line or "stage" not in line
    people.keys.dana.post("/desk/cases/discreet/")
    assert "In danger now" not in people.keys.dana.get(LIST).text


@pytest.mark.parametrize(
    ("sent", "left"),
    [
        ({"form": "child-alone"}, ["Керим"]),
        ({"danger": "high"}, ["Айна"]),
        ({"danger": "low"}, []),
        ({"danger": "unasked"}, ["Керим", "Сельби"]),
        ({"is_late": "on"}, ["Айна"]),
        ({"form": "child-alone", "is_late": "on"}, []),
        ({"stage": "safety-and-consent"}, ["Сельби"]),
        ({}, ["Керим", "Айна", "Сельби"]),
    ],
    ids=str,
)
def test_the_list_is_narrowed_and_its_address_says_nothing(
    people: CaseCast, sent: dict[str, str], left: list[str]
) -> None:
    berk, today = people.keys.berk, timezone.localdate()
    open_case(berk, PersonRecord(("Керим",), form=Form.CHILD_ALONE))
    aina = open_case(berk, PersonRecord(("Айна",)), creating.Beginning("Шаг", today - timedelta(365)))
    selbi = open_case(berk, PersonRecord(("Сельби",)))
    keyring = keyring_of(berk)
    danger = Risk(today, keyring.person, Level.HIGH, Level.LOW, Level.LOW)
    working.assess_risk(keyring=keyring, case=aina, risk=danger)
    assert berk.post(path("stage", selbi), {"to": "safety-and-consent"}).status_code == 302
    narrow(berk, **sent)
    assert listed(berk, "Керим", "Айна", "Сельби") == left
    narrow(berk)
    assert listed(berk, "Керим", "Айна", "Сельби") == ["Керим", "Айна", "Сельби"]


def test_only_somebodys_cases(people: CaseCast) -> None:
    open_case(people.keys.dana, PersonRecord(("Керим",)))
    narrow(people.keys.berk, member=str(people.keys.cast.dana.pk))
    assert listed(people.keys.berk, "Керим", "Роза Аманова") == ["Керим"]
    assert listed(people.keys.dana, "Керим", "Роза Аманова") == ["Керим", "Роза Аманова"]  # their own session


def test_what_is_sealed_is_looked_for_among_so_many_and_it_says_so(
    people: CaseCast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(filters, "LOOKED_AT", 2)
    monkeypatch.setattr(filters, "_AT_ONCE", 1)
    today = timezone.localdate()
    for name in ("Керим", "Сельби"):
        open_case(people.keys.berk, PersonRecord((name,)), creating.Beginning("Шаг", today))
    last = creating.Beginning("Шаг", None)
    open_case(people.keys.berk, PersonRecord(("Айна",), form=Form.CHILD_ALONE), last)
    narrow(people.keys.berk, form="child-alone")
    page = people.keys.berk.get(LIST).text
    assert "Looked at the" in page
    assert "Айна" not in page
    monkeypatch.setattr(filters, "LOOKED_AT", 4)
    page = people.keys.berk.get(LIST).text
    assert "Looked at the" not in page
    assert "Айна" in page


def test_locked_the_list_narrows_by_what_stands_in_clear_alone(people: CaseCast) -> None:
    narrow(people.keys.berk, danger="high")
    people.keys.berk.post("/account/lock/")
    page = people.keys.berk.get(LIST).text
    assert people.case.code in page
    assert 'name="danger"' not in page
    assert people.keys.berk.post(NARROW, {"danger": "high", "is_late": "on"}).status_code == 302
    assert (
        people.case.code not in people.keys.berk.get(LIST).text.partition("</h1>")[2].partition("reviews")[0]
    )


def test_a_supervisor_gives_several_at_once(people: CaseCast) -> None:
    dana, farida = people.keys.dana, people.keys.farida
    other = open_case(people.keys.berk, PersonRecord(("Керим",)))
    sent = {"case": [str(people.case.pk), str(other.pk)], "member": str(farida.pk)}
    answer = dana.post(GIVE, sent, follow=True)
    assert "2 cases given to" in answer.text
    assert farida.pk in workers(people, people.case) & workers(people, other)


def test_who_was_not_given_the_keys_is_named_so_wherever_cases_are_given(people: CaseCast) -> None:
    gulya = join("Gulya Chinar", people.keys.cast.yyldyz, RoleKey.CASE_WORKER)
    client = unlocked(gulya.account)
    page = people.keys.dana.get(LIST).text
    assert "Gulya Chinar (no keys yet)" in page
    assert page.count("no keys yet") == 4  # Farida too: in the choice, and beside how much everybody has
    sent = {"case": [str(people.case.pk)], "member": str(gulya.pk)}
    answer = people.keys.dana.post(GIVE, sent, follow=True)
    assert "Gulya Chinar does not hold the keys yet and opens nothing" in answer.text
    give(people.keys.berk, gulya)
    accept(client)
    page = people.keys.dana.get(LIST).text
    assert "Gulya Chinar (no keys yet)" not in page
    assert page.count("no keys yet") == 2
    assert "does not hold the keys" not in people.keys.dana.post(GIVE, sent, follow=True).text


def test_who_is_full_agrees_first_and_nothing_is_given_half(people: CaseCast) -> None:
    dana, farida = people.keys.dana, people.keys.farida
    dana.post("/desk/cases/desk/", {"ceiling": "1"})
    other = open_case(people.keys.berk, PersonRecord(("Керим",)))
    sent = {"case": [str(people.case.pk), str(other.pk)], "member": str(farida.pk)}
    assert "Ask first" in dana.post(GIVE, sent, follow=True).text
    assert farida.pk not in workers(people, people.case) | workers(people, other)
    assert "2 cases given to" in dana.post(GIVE, sent | {"agreed": "on"}, follow=True).text


def test_nobody_else_gives_and_nothing_that_is_not_theirs(people: CaseCast) -> None:
    farida = people.keys.farida
    sent = {"case": [str(people.case.pk)], "member": str(farida.pk)}
    assert people.keys.berk.post(GIVE, sent).status_code == 403
    stranger = open_case(people.gul, PersonRecord(("Чужая",)))
    others: list[dict[str, Any]] = [
        {"case": [str(stranger.pk)]}, {"case": ["x", "' or 1=1"]}, {"member": "x"}, {"case": []}
    ]  # fmt: skip
    for wrong in others:
        assert "Tick the cases" in people.keys.dana.post(GIVE, sent | wrong, follow=True).text
    assert farida.pk not in workers(people, people.case)


def test_a_case_of_the_named_is_given_to_nobody_else(people: CaseCast) -> None:
    restrict(people, people.keys.berk, work=(people.keys.dana,))
    sent = {"case": [str(people.case.pk)], "member": str(people.keys.farida.pk)}
    assert "may not open one of these" in people.keys.dana.post(GIVE, sent, follow=True).text
    assert people.keys.farida.pk not in workers(people, people.case)
