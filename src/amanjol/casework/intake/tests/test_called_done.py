"""A report that its row calls done, written by whoever writes rows, while nobody has decided."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.db import connection

from amanjol.casework.cases.models import Case
from amanjol.casework.cases.tests.pages import verbs
from amanjol.casework.intake import queries
from amanjol.casework.intake.models import Report, State
from amanjol.foundation.organisations.tests.key_cast import keyring_of, request_of

if TYPE_CHECKING:
    from amanjol.casework.intake.tests.intake_cast import IntakeCast

pytestmark = pytest.mark.django_db
LIST = "/desk/reports/"


@pytest.fixture
def people(intake_cast: IntakeCast) -> IntakeCast:
    return intake_cast


def call_done(people: IntakeCast) -> str:
    """As whoever writes rows does; gives the page of it."""
    page = f"{LIST}{people.report.pk}/"
    people.berk.get(page)
    request_of(people.berk)
    with connection.cursor() as cursor:
        cursor.execute("update intake_report set state = 'done' where id = %s", [people.report.pk])
        assert cursor.rowcount == 1
    return page


def test_it_goes_on_waiting_and_says_so(people: IntakeCast) -> None:
    page = call_done(people)
    member = keyring_of(people.berk).member
    assert queries.undecided(member).count() == 1
    assert list(queries.done_reports(member)) == []
    listed = people.berk.get(LIST).text
    assert "marked as decided past the program" in listed
    assert "Decided</h2>" not in listed
    read = people.berk.get(page).text
    assert "nobody has decided. Somebody has changed it" in " ".join(read.split())
    assert f"{page}case/" in read
    people.berk.post("/account/lock/")
    assert page in people.berk.get(LIST).text


def test_somebody_decides_about_it_all_the_same(people: IntakeCast) -> None:
    page = call_done(people)
    assert people.dana.post(f"{page}no-case/", {"reason": "Ошибка"}).headers["Location"] == LIST
    request_of(people.dana)
    assert Report.objects.get(pk=people.report.pk).state == State.DONE
    assert verbs(people.dana, "report.declined") == ["report.declined"]
    assert queries.undecided(keyring_of(people.dana).member).count() == 0
    before = Case.objects.count()
    people.berk.post(f"{page}case/", {"names": "А", "next_step": "Б"})  # decided once
    assert Case.objects.count() == before
