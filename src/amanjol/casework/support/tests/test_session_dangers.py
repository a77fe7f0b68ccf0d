"""A danger that a circle has passed on stands on somebody's first page, whatever its row says and whoever is gone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from amanjol.casework.cases.actions import working
from amanjol.casework.cases.models import Assignment
from amanjol.casework.cases.tests.pages import path
from amanjol.casework.cases.tests.test_restricted import farida_of, restrict
from amanjol.casework.support.models import CircleDanger
from amanjol.casework.support.sessions.actions import asking, helping
from amanjol.casework.support.sessions.records import DangerKind, TonightStep
from amanjol.foundation.organisations.tests.circle_cast import circles_at
from amanjol.foundation.organisations.tests.key_cast import keyring_of, request_of

if TYPE_CHECKING:
    from django.test import Client

    from amanjol.casework.support.tests.session_cast import SessionCast

pytestmark = pytest.mark.django_db
SAID = "A child is being hurt or abused"
MISSED = "The journal knows of more that was written"


@pytest.fixture
def people(session_cast: SessionCast) -> SessionCast:
    return session_cast


def passed_on(people: SessionCast) -> CircleDanger:
    return helping.pass_on(
        circles=circles_at(people.at["gunesh"]), client=people.client.pk, danger=DangerKind.CHILD_HURT,
        step=TonightStep.FETCH_CHILD,
    )  # fmt: skip


def first_page(client: Client) -> str:
    return str(client.get("/desk/").text)


def test_one_that_its_row_hushes_up_is_missed_on_the_first_page(people: SessionCast) -> None:
    """Nobody opens the page of a case of which nothing is said."""
    danger = passed_on(people)
    assert SAID in first_page(people.berk)
    assert MISSED not in first_page(people.berk)
    request_of(people.berk)
    CircleDanger.objects.update(is_open=False)
    page = first_page(people.berk)
    assert SAID not in page
    assert MISSED in page
    request_of(people.berk)
    CircleDanger.objects.update(is_open=True)
    asking.take_up(keyring=keyring_of(people.berk), case=people.case, danger=danger.pk)
    assert MISSED not in first_page(people.berk)


def test_of_somebody_restricted_it_is_there_for_each_who_is_named(people: SessionCast) -> None:
    """Whoever was on the case was shut out, and the supervisor is not named: else nobody would see it."""
    farida = farida_of(people.cases)
    restrict(people.cases, people.berk, work=(farida,))
    request_of(people.berk)
    Assignment.objects.filter(case=people.case).delete()
    passed_on(people)
    assert SAID in first_page(people.berk)
    assert SAID in first_page(farida)
    assert SAID not in first_page(people.dana)


def test_of_a_closed_case_who_was_on_it_sees_it_and_is_told_what_to_do_first(people: SessionCast) -> None:
    """The e-mail goes to them, too: what it says that waits has to be there."""
    request_of(people.berk)
    working.close_case(keyring=keyring_of(people.berk), case=people.case, reason="Всё")
    passed_on(people)
    assert SAID in first_page(people.berk)
    assert SAID in first_page(people.dana)
    page = people.berk.get(path("case", people.case)).text
    assert SAID in page
    assert "open it again, then somebody can act on it" in page
    assert "I act on it" not in page


def test_whoever_passes_it_on_reads_whom_to_call(people: SessionCast) -> None:
    page = people.at["gunesh"].get(f"/desk/clients/{people.client.pk}/").text
    assert "Who asks" in page
    assert people.cases.keys.cast.berk.account.name in page
