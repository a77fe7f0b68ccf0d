"""Work on the day of whoever has the case: how it goes, and a grant that waits for a second yes."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from django.urls import reverse
from django.utils import timezone

from amanjol.casework.cases.tests.case_cast import CaseCast, open_case
from amanjol.casework.cases.tests.test_links import MERET
from amanjol.casework.desk.due import DueOfRoom
from amanjol.casework.learning.models import Livelihood
from amanjol.casework.learning.tests.learning_cast import CONTACT, LOOK, VACANCY
from amanjol.casework.learning.work.actions import business, earning, employers
from amanjol.casework.learning.work.records import Answer, Asked, Going
from amanjol.casework.support.participation import day
from amanjol.casework.support.participation.actions import begin_work
from amanjol.casework.support.participation.queries import opened_of
from amanjol.foundation.organisations.tests.key_cast import keyring_of

if TYPE_CHECKING:
    from django.test import Client
    from pytest_django import DjangoAssertNumQueries

    from amanjol.casework.cases.models import Case

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()
GRANT = "Тандыр глиняный"


@pytest.fixture
def people(three_with_keys: CaseCast) -> CaseCast:
    return three_with_keys


def work_of(client: Client, case: Case) -> Livelihood:
    """With an employer for eight days now, and a grant that whoever this is has said yes to."""
    keyring = keyring_of(client)
    begin_work(keyring=keyring, case=case)
    (entry,) = opened_of(case, keyring)
    row = Livelihood.objects.get(pk=entry.record.row)
    employer = employers.write_employer(keyring=keyring, contact=CONTACT)
    employers.check_employer(keyring=keyring, employer=employer.pk, look=LOOK)
    employers.write_vacancy(keyring=keyring, employer=employer.pk, number=None, work=VACANCY)
    earning.place(
        keyring=keyring, livelihood=row.pk, employer=employer.pk, vacancy=1, begins_on=TODAY - timedelta(8)
    )
    business.write_grant(keyring=keyring, livelihood=row.pk, amount=900, currency="TMT", what_for=GRANT)
    business.approve_grant(keyring=keyring, livelihood=row.pk, number=1)
    return Livelihood.objects.get(pk=row.pk)


def due_for(client: Client, *cases: Case) -> list[tuple[str, int]]:
    """What is said, and how many days ago it was due."""
    keyring = keyring_of(client)
    room = day.due(keyring.member, cases, keyring)
    assert (room.older, room.danger) == (set(), [])
    assert {line.case.pk for line in room.lines} <= {case.pk for case in cases}
    return [(line.text, (TODAY - line.due_on).days) for line in room.lines]


def test_how_work_goes_and_a_grant_stand_on_the_day_of_whoever_has_the_case(people: CaseCast) -> None:
    berk, dana, case = people.keys.berk, people.keys.dana, people.case
    row = work_of(berk, case)
    asked = ("Ask how the work goes", 1)
    assert due_for(berk, case) == [asked]
    assert due_for(dana, case) == [asked, (f"Say whether you agree with the grant: {GRANT}", 0)]
    page = berk.get("/desk/").text
    assert page.count("Ask how the work goes") == 1
    assert f'href="{reverse("learning:livelihood", args=[row.pk])}"' in page
    business.approve_grant(keyring=keyring_of(dana), livelihood=row.pk, number=1)
    assert due_for(dana, case) == [asked]
    talk = earning.Talk(Asked.WEEK, TODAY, Going.WELL, Answer.YES, Answer.YES, "")
    earning.write_talk(keyring=keyring_of(berk), livelihood=row.pk, placement=1, talk=talk)
    in_a_month = Asked.MONTH.after(TODAY - timedelta(8))
    assert due_for(berk, case) == [("Ask how the work goes", (TODAY - in_a_month).days)]


def test_while_locked_nothing_says_whose_work_it_is(people: CaseCast) -> None:
    work_of(people.keys.berk, people.case)
    member = keyring_of(people.keys.berk).member
    assert day.due(member, [people.case], None) == DueOfRoom([])


def test_work_of_other_cases_and_courses_ask_for_nothing(people: CaseCast) -> None:
    berk = people.keys.berk
    work_of(berk, people.case)
    assert due_for(berk, open_case(berk, MERET)) == []


def test_two_queries_however_many_cases(
    people: CaseCast, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    berk = people.keys.berk
    cases = [people.case, open_case(berk, MERET)]
    for number, case in enumerate(cases, 1):
        work_of(berk, case)
        keyring = keyring_of(berk)
        with django_assert_num_queries(2):
            assert len(day.due(keyring.member, cases, keyring).lines) == number
