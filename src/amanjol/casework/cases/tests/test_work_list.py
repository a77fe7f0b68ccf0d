"""The list of today's work: whose, in which order, and what it shows while locked."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from django.db import connection
from django.urls import reverse
from django.utils import timezone

from amanjol.casework.cases import queries
from amanjol.casework.cases.actions import creating, working
from amanjol.casework.cases.models import Case
from amanjol.casework.cases.records import Level, Risk
from amanjol.casework.cases.tests.case_cast import NEXT, ROSA, TODAY, CaseCast, open_case
from amanjol.casework.cases.tests.pages import path, verbs
from amanjol.casework.cases.views import work
from amanjol.casework.desk.days import near
from amanjol.foundation.accounts.tests.people import unlocked
from amanjol.foundation.accounts.tests.queries_of_page import QueriesOfPage
from amanjol.foundation.organisations.roles import RoleKey
from amanjol.foundation.organisations.tests.cast import join
from amanjol.foundation.organisations.tests.key_cast import accept, give, keyring_of, request_of
from amanjol.foundation.seals.records import replace

if TYPE_CHECKING:
    from datetime import date

    from django.test import Client

pytestmark = pytest.mark.django_db


@pytest.fixture
def people(case_cast: CaseCast) -> CaseCast:
    return case_cast


def listed(client: Client, query: str = "") -> str:
    response = client.get(reverse("cases:work") + query)
    assert response.status_code == 200
    return response.text


def due(client: Client, name: str, on: date | None) -> Case:
    return open_case(client, replace(ROSA, names=(name,)), creating.Beginning(f"Шаг: {name}", on))


def test_open_cases_stand_by_the_day_of_their_next_step(people: CaseCast) -> None:
    today = timezone.localdate()
    berk = people.keys.berk
    working.close_case(keyring=keyring_of(berk), case=people.case, reason="Всё")
    names = ("Вчера", "Сегодня", "Завтра", "Никогда")
    days = (today - timedelta(1), today, today + timedelta(1), None)
    for name, day in reversed(list(zip(names, days, strict=True))):
        due(berk, name, day)
    page = listed(berk)
    order = [
        "Overdue",
        "Вчера",
        "Шаг: Вчера",
        "Today",
        "Сегодня",
        "Later",
        "Завтра",
        "Without a day",
        "Никогда",
    ]
    places = [page.index(text, page.index("<h2>")) for text in order]
    assert places == sorted(places)
    for day, words in zip(days[:3], ("yesterday", "today", "tomorrow"), strict=True):
        assert f'<time datetime="{day}"\n  >{words}</time>' in page
    assert people.case.code not in page
    assert "Роза" not in page  # closed


def test_who_is_in_danger_now_stands_first_whatever_the_day(people: CaseCast) -> None:
    today, berk = timezone.localdate(), people.keys.berk
    due(berk, "Вчера", today - timedelta(1))
    case, keyring = due(berk, "Никогда", None), keyring_of(berk)
    risk = Risk(today, keyring.person, Level.HIGH, Level.LOW, Level.LOW)
    working.assess_risk(keyring=keyring, case=case, risk=risk)
    for query in ("", "?all"):
        page = listed(berk, query)
        places = [
            page.index(text, page.index("<h2>")) for text in ("In danger now", "Никогда", "Overdue", "Вчера")
        ]
        assert places == sorted(places)
        assert page.count("In danger now") == page.count(f'href="{path("case", case)}"') == 1
    berk.post("/desk/cases/discreet/")
    page = listed(berk)
    assert "In danger now" not in page
    assert page.index("Without a day") < page.index(path("case", case))


def test_what_waits_for_others_stands_apart_until_it_is_due(people: CaseCast) -> None:
    today, berk = timezone.localdate(), people.keys.berk
    working.close_case(keyring=keyring_of(berk), case=people.case, reason="Всё")
    days = {"Вчера": -1, "Сегодня": 0, "Завтра": 1, "Никогда": None}
    cases = {
        name: due(berk, name, None if day is None else today + timedelta(day)) for name, day in days.items()
    }
    own = due(berk, "Своё", today + timedelta(1))
    assert "Waiting for others" not in listed(berk)
    for case in cases.values():
        on = str(case.next_step_on or "")
        typed = {"next_step": "Ждём ответа", "next_step_on": on, "waits": "on"}
        assert berk.post(path("plan", case), typed).status_code == 302
    page = listed(berk)
    order = [
        "Overdue",
        "Вчера",
        "Today",
        "Сегодня",
        "Later",
        "Своё",
        "Waiting for others",
        "Завтра",
        "Никогда",
    ]
    places = [page.index(text, page.index("<h2>")) for text in order]
    assert places == sorted(places)
    assert "Without a day" not in page
    assert page.count("waits for others</span>") == 2  # only of those that are due
    assert "waits for others</span>" in berk.get(path("case", cases["Завтра"])).text
    assert 'name="waits" id="id_waits" checked' in berk.get(path("plan", cases["Завтра"])).text.replace(
        'aria-describedby="id_waits_helptext" ', ""
    )
    berk.post(path("plan", cases["Завтра"]), {"next_step": "Сам", "next_step_on": str(own.next_step_on)})
    assert "waits for others" not in berk.get(path("case", cases["Завтра"])).text
    berk.post("/account/lock/")
    locked = listed(berk)
    assert "Waiting for others" not in locked
    assert "waits for others" not in locked


def test_ones_own_cases_and_everybodys(people: CaseCast) -> None:
    due(people.keys.dana, "Айна", None)
    assert "Айна" not in listed(people.keys.berk)
    assert "Роза" in listed(people.keys.berk)
    everybody = listed(people.keys.berk, "?all")
    assert "Айна" in everybody
    assert "Роза" in everybody


def test_without_a_case_the_page_says_what_to_do(people: CaseCast) -> None:
    assert "No open case is yours." in listed(people.keys.dana)


def test_while_locked_codes_and_days_stand_there_and_no_person(people: CaseCast) -> None:
    people.keys.berk.post("/account/lock/")
    for query in ("", "?all"):
        page = listed(people.keys.berk, query)
        assert f"Case {people.case.code}" in page
        assert near(NEXT.next_step_on or TODAY, timezone.localdate()) in page
        assert "/account/unlock/" in page
        for sealed in (*ROSA.names, "Роза", "Позвонить", "сестр", ROSA.place):
            assert sealed not in page


@pytest.mark.parametrize("is_locked", [False, True])
def test_three_rows_take_as_many_queries_as_one(people: CaseCast, is_locked: bool) -> None:
    berk = people.keys.berk
    if is_locked:
        berk.post("/account/lock/")
    counted = []
    for more in (0, 2):
        for number in range(more):
            due(people.keys.dana, f"Айна {number}", timezone.localdate())
        listed(berk, "?all")  # so that nothing else is new
        with QueriesOfPage(connection) as queries:
            page = listed(berk, "?all")
        counted.append((len(queries), page.count("case-link")))
    assert [rows for _, rows in counted] == [1, 3]
    assert counted[0][0] == counted[1][0]


def test_of_many_cases_the_most_urgent_stand_on_the_first_page_and_only_a_page_is_opened(
    people: CaseCast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(work, "CASES_A_PAGE", 2)
    today = timezone.localdate()
    working.close_case(keyring=keyring_of(people.keys.berk), case=people.case, reason="Всё")
    for name, days in (("Завтра", 1), ("Никогда", None), ("Вчера", -1), ("Сегодня", 0), ("Потом", 9)):
        due(people.keys.berk, name, None if days is None else today + timedelta(days))
    pages = [listed(people.keys.berk, query) for query in ("", "?page=2", "?all&page=3")]
    for page, names in zip(pages, (("Вчера", "Сегодня"), ("Завтра", "Потом"), ("Никогда",)), strict=True):
        assert page.count("case-link") == len(names)
        assert [name for name in names if f"<strong>{name}</strong>" in page] == list(names)
    assert "Page 1 of 3" in pages[0]
    assert 'href="?page=2"' in pages[0]
    assert "Due sooner" not in pages[0]
    assert 'href="?all&amp;page=2"' in pages[2]
    assert "Due later" not in pages[2]
    Case.objects.filter(next_step_on=None).update(sealed=b"broken")  # on the last page
    assert "Вчера" in listed(people.keys.berk)


def test_one_page_needs_no_other(people: CaseCast) -> None:
    assert "Page 1" not in listed(people.keys.berk)
    assert "Роза" in listed(people.keys.berk, "?page=7")


def test_the_list_is_no_reading_of_a_case(people: CaseCast) -> None:
    """The journal remembers whose names stood on it (`test_names_shown`), and that is all."""
    before = verbs(people.keys.berk, "")
    listed(people.keys.berk)
    assert verbs(people.keys.berk, "") == [*before, "person.listed"]


def test_a_supervisor_sees_how_much_everybody_has_even_while_locked(people: CaseCast) -> None:
    due(people.keys.berk, "Айна", TODAY)
    due(people.keys.dana, "Гуля", None)
    people.keys.dana.post("/account/lock/")
    request_of(people.keys.dana)
    loads = queries.loads(people.keys.cast.dana, TODAY)
    assert [(load.name, load.cases, load.due) for load in loads] == [
        ("Berk Chinar", 2, 1), ("Dana Chinar", 1, 0), ("Farida Terek", 0, 0),
    ]  # fmt: skip
    page = people.keys.dana.get("/desk/cases/?all").text
    assert "Who has how much" in page
    assert "Farida Terek" in page
    assert "Who has how much" not in people.keys.dana.get("/desk/cases/").text


def test_a_case_worker_does_not_see_how_much_others_have(people: CaseCast) -> None:
    assert "Who has how much" not in people.keys.berk.get("/desk/cases/?all").text


def test_who_was_not_given_the_keys_is_not_asked_to_unlock(people: CaseCast) -> None:
    gulya = join("Gulya Chinar", people.keys.cast.yyldyz, RoleKey.CASE_WORKER)
    client = unlocked(gulya.account)
    for step in ("not given", "to compare"):
        page = listed(client, "?all")
        assert "You do not hold the keys yet" in page
        assert f'href="{reverse("organisations:keys")}">How to get them' in page
        assert "Locked:" not in page
        if step == "not given":
            give(people.keys.berk, gulya)
        else:
            accept(client)
    assert "You do not hold the keys yet" not in listed(client, "?all")
