"""The day of review: which cases have come to it, who is told, and that a supervisor decides how long one is kept."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.urls import reverse
from django.utils import timezone

from amanjol.casework.cases import queries
from amanjol.casework.cases.actions import working
from amanjol.casework.cases.actions.creating import REVIEWED_AFTER
from amanjol.casework.cases.erasing.actions import keeping
from amanjol.casework.cases.models import Case, Purpose
from amanjol.casework.cases.record_parts.reviews import Review
from amanjol.casework.cases.restricting.actions.restricting import restrict
from amanjol.casework.cases.tests.case_cast import CaseCast, look_again_on, open_case
from amanjol.casework.cases.tests.pages import KEPT, path, stored, verbs, written
from amanjol.casework.cases.tests.test_restricted import supervisor
from amanjol.casework.cases.tests.test_russian_pages import english
from amanjol.foundation.accounts.tests.queries_of_page import QueriesOfPage
from amanjol.foundation.organisations.tests.key_cast import keyring_of, request_of

if TYPE_CHECKING:
    from django.test import Client

pytestmark = pytest.mark.django_db
REVIEWS = "/desk/cases/reviews/"


@pytest.fixture
def people(case_cast: CaseCast) -> CaseCast:
    return case_cast


def come_to_its_day(client: Client, case: Case, days_ago: int = 0) -> date:
    request_of(client)
    day = timezone.localdate() - timedelta(days_ago)
    look_again_on(day, case, keyring_of(client))
    return day


def page_of(client: Client, where: str) -> str:
    response = client.get(where)
    assert response.status_code == 200, where
    return response.text


def test_open_and_closed_cases_whose_day_has_come_are_listed_by_day(people: CaseCast) -> None:
    berk, dana = people.keys.berk, people.keys.dana
    others = [open_case(berk) for _each in range(3)]
    assert "None. Each case is looked at again" in page_of(dana, REVIEWS)
    come_to_its_day(berk, others[0])
    long_ago = come_to_its_day(berk, others[1], 40)
    come_to_its_day(berk, others[2], -1)
    working.close_case(keyring=keyring_of(berk), case=others[1], reason="Всё")
    page = page_of(dana, REVIEWS)
    assert page.index(others[1].code) < page.index(others[0].code)
    assert long_ago.strftime("%d.%m.%Y") in page
    assert page.count("Роза Аманова") == 2
    assert page.count('<span class="badge-soft">closed</span>') == 1
    for not_yet in (people.case, others[2]):
        assert not_yet.code not in page
    everybody = page_of(dana, reverse("cases:work") + "?all")
    assert f'<a href="{REVIEWS}">Reviews due&nbsp;<span class="badge-soft waiting">2</span></a>' in everybody
    dana.post("/account/lock/")
    locked = page_of(dana, REVIEWS)
    assert f"Case {others[0].code}" in locked
    assert "Роза" not in locked
    assert REVIEWS not in page_of(berk, reverse("cases:work") + "?all")


def test_the_list_asks_the_database_as_often_for_three_as_for_one(people: CaseCast) -> None:
    dana, counts = people.keys.dana, []
    page_of(dana, REVIEWS)
    for cases in ([people.case], [open_case(people.keys.berk), open_case(people.keys.berk)]):
        for case in cases:
            come_to_its_day(dana, case)
        with QueriesOfPage(connection) as asked_for:
            page_of(dana, REVIEWS)
        counts.append(len(asked_for))
    assert counts[0] == counts[1]


def test_a_supervisor_keeps_a_case_with_a_reason_that_stays(people: CaseCast) -> None:
    berk, dana, case = people.keys.berk, people.keys.dana, people.case
    come_to_its_day(berk, case)
    working.close_case(keyring=keyring_of(berk), case=case, reason="Всё")
    assert "a supervisor decides whether it is kept" in page_of(berk, path("case", case))
    assert path("review", case) not in page_of(berk, path("case", case))
    assert path("review", case) in page_of(dana, path("case", case))
    assert "The day of review came on" in page_of(dana, path("review", case))
    response = dana.post(path("review", case), KEPT)
    assert response.headers["Location"] == path("case", case)
    row = Case.objects.get(pk=case.pk)
    assert str(row.retention_on) == KEPT["until"]
    assert row.status == "closed"
    (review,) = written(berk, case, Review)
    assert (str(review.until), review.reason) == (KEPT["until"], KEPT["reason"])
    assert review.by == keyring_of(dana).person
    assert verbs(dana).count("case.kept") == 1
    assert "decided to keep the case, and until when" in page_of(berk, path("access", case))
    dana.post(path("review", case), KEPT | {"reason": "Ждём компенсацию"})
    page = page_of(dana, path("review", case))
    assert page.index("Ждём компенсацию") < page.index("Суд ещё идёт")
    assert "Dana Chinar" in page
    assert case.code not in page_of(dana, REVIEWS)


@pytest.mark.parametrize("days", [0, -1, REVIEWED_AFTER.days + 1])
def test_a_day_that_is_past_or_too_far_is_refused(people: CaseCast, days: int) -> None:
    dana, before = people.keys.dana, stored(people.keys.dana)
    today = timezone.localdate()
    until = today + timedelta(days)
    page = dana.post(path("review", people.case), KEPT | {"until": str(until)}).text
    assert "Choose a day after today, at most five years on." in page
    assert KEPT["reason"] in page  # what was typed is not lost
    with pytest.raises(keeping.NotThen):
        keeping.keep_case(keyring=keyring_of(dana), case=people.case, until=until, reason="x", today=today)
    assert stored(dana) == before
    furthest = {"until": str(today + REVIEWED_AFTER)}
    assert dana.post(path("review", people.case), KEPT | furthest).status_code == 302


def test_nobody_but_a_supervisor_decides(people: CaseCast) -> None:
    berk, before, today = people.keys.berk, stored(people.keys.berk), timezone.localdate()
    assert berk.get(REVIEWS).status_code == 404
    assert berk.get(path("review", people.case)).status_code == 404
    assert berk.post(path("review", people.case), KEPT).status_code == 404
    with pytest.raises(PermissionDenied):
        keeping.keep_case(
            keyring=keyring_of(berk), case=people.case, until=today + timedelta(9), reason="x", today=today
        )
    assert stored(berk) == before


def test_of_a_restricted_person_a_supervisor_decides_who_is_named_for_work(people: CaseCast) -> None:
    berk, dana, selbi = people.keys.berk, people.keys.dana, supervisor(people)
    members = {client: str(keyring_of(client).member.pk) for client in (berk, dana, selbi)}
    come_to_its_day(berk, people.case)
    for purposes, decides in (
        ({dana: Purpose.WORK}, [dana]),
        ({dana: Purpose.WORK, selbi: Purpose.EMERGENCY}, [dana]),
        ({dana: Purpose.WORK, selbi: Purpose.WORK}, [dana, selbi]),
    ):
        named = {members[client]: purpose for client, purpose in purposes.items()}
        keyring = keyring_of(berk)
        restrict(keyring=keyring, person=people.case.person, named=named | {members[berk]: Purpose.WORK})
        for client in (dana, selbi):
            may = client in decides
            assert (people.case.code in page_of(client, REVIEWS)) is may
            assert client.get(path("review", people.case)).status_code == (200 if may else 404)
            member = keyring_of(client).member
            assert queries.reviewable_by(member).filter(pk=people.case.pk).exists() is may


def test_the_pages_are_all_russian(people: CaseCast) -> None:
    dana, headers = people.keys.dana, {"accept-language": "ru"}
    come_to_its_day(dana, people.case)
    page_of(dana, REVIEWS)  # with what was said in English so far
    dana.post("/language/", {"language": "ru"})
    for where, data in (
        (REVIEWS, None),
        (reverse("cases:work") + "?all", None),
        (path("review", people.case), None),
        (path("review", people.case), {"until": "2020-01-01"}),
        (path("case", people.case), None),
    ):
        response = dana.post(where, data, headers=headers) if data else dana.get(where, headers=headers)
        assert response.status_code == 200
        assert english(response.text) == set(), where
    dana.post(path("review", people.case), KEPT)
    for name in ("case", "review", "access"):
        assert english(dana.get(path(name, people.case), headers=headers).text) == set(), name
