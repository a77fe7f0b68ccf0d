"""A danger that a circle has passed on stands on somebody's first page, whatever its row says and whoever is gone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.db import connection

from amanjol.casework.cases.actions.working import close_case
from amanjol.casework.cases.models import Assignment, Status
from amanjol.casework.cases.records import Level
from amanjol.casework.cases.tests.pages import opened as opened_case
from amanjol.casework.cases.tests.pages import path, verbs
from amanjol.casework.cases.tests.test_links import shows_nobody
from amanjol.casework.cases.tests.test_restricted import farida_of, restrict
from amanjol.casework.desk.recording import record_act
from amanjol.casework.support.models import CircleClient, CircleDanger
from amanjol.casework.support.sessions.actions import asking, helping
from amanjol.casework.support.sessions.dangers import cases_hushing_up
from amanjol.casework.support.sessions.queries import TAKEN_UP
from amanjol.casework.support.sessions.records import DangerKind, TonightStep
from amanjol.casework.support.tests.session_cast import fresh
from amanjol.foundation.accounts.tests.queries_of_page import QueriesOfPage
from amanjol.foundation.organisations.tests.circle_cast import circles_at
from amanjol.foundation.organisations.tests.key_cast import keyring_of, request_of

if TYPE_CHECKING:
    from django.test import Client

    from amanjol.casework.support.tests.session_cast import SessionCast

pytestmark = pytest.mark.django_db
SAID = "A child is being hurt or abused"
OWN_LIFE = "They may take their own life"
DOES_NOT_OPEN = "does not open as it should"
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


def test_a_supervisor_who_is_not_on_the_case_misses_it_too(people: SessionCast) -> None:
    passed_on(people)
    assert MISSED not in first_page(people.dana)
    request_of(people.dana)
    CircleDanger.objects.update(is_open=False)
    page = first_page(people.dana)
    assert path("case", people.case) in page.partition(MISSED)[2].partition("</div>")[0]
    assert MISSED not in first_page(farida_of(people.cases))
    request_of(people.dana)
    CircleDanger.objects.all().delete()
    assert MISSED in first_page(people.dana)
    request_of(people.dana)
    CircleClient.objects.all().delete()
    page = first_page(people.dana)
    assert path("case", people.case) in page.partition(MISSED)[2].partition("</div>")[0]


def test_with_an_entry_beside_its_row_nobody_misses_it_and_the_case_does_not_open(
    people: SessionCast,
) -> None:
    """So docs/believed.md says."""
    passed_on(people)
    member = keyring_of(people.berk).member
    CircleDanger.objects.update(is_open=False)
    record_act(TAKEN_UP, member, "case", people.case.pk, client=people.client.pk)
    for client in (people.berk, people.dana):
        page = first_page(client)
        assert SAID not in page
        assert MISSED not in page
        shows_nobody(client, path("case", people.case))


def test_of_a_closed_case_a_client_who_is_taken_away_with_it_is_missed(people: SessionCast) -> None:
    passed_on(people)
    close_case(keyring=keyring_of(people.berk), case=people.case, reason="Уехала к сестре")
    request_of(people.berk)
    CircleClient.objects.all().delete()
    assert MISSED in first_page(people.berk)
    assert MISSED in first_page(people.dana)


def test_of_somebody_restricted_who_is_named_misses_it(people: SessionCast) -> None:
    farida = farida_of(people.cases)
    restrict(people.cases, people.berk, work=(farida,))
    request_of(people.berk)
    Assignment.objects.filter(case=people.case).delete()
    passed_on(people)
    assert MISSED not in first_page(farida)
    request_of(farida)
    CircleDanger.objects.update(is_open=False)
    assert MISSED in first_page(farida)
    assert MISSED not in first_page(people.dana)
    request_of(farida)
    CircleClient.objects.all().delete()
    assert MISSED in first_page(farida)


def test_one_query_says_what_is_hushed_up_however_much_there_is(people: SessionCast) -> None:
    for _danger in range(2):
        member = keyring_of(people.dana).member
        with QueriesOfPage(connection) as asked:
            assert cases_hushing_up(member, supervises=True) == set()
        assert len(asked) == 1
        passed_on(people)


def test_of_a_closed_case_it_is_there_for_who_was_on_it_and_is_acted_on_by_opening_it_again(
    people: SessionCast,
) -> None:
    close_case(keyring=keyring_of(people.berk), case=people.case, reason="Уехала к сестре")
    danger = passed_on(people)
    assert SAID in first_page(people.berk)
    assert SAID in first_page(people.dana)
    assert SAID not in first_page(farida_of(people.cases))
    where = f"/desk/cases/{people.case.pk}/help/danger/{danger.pk}/"
    assert "This case is closed. Open it again first." in people.berk.post(where, follow=True).text
    assert fresh(people.case).status == Status.CLOSED
    assert "Open the case again: I act on it" in people.berk.get(path("case", people.case)).text
    page = people.berk.post(where, {"reopens": ""}, follow=True).text
    assert "The case is open again." in page
    assert fresh(people.case).status == Status.OPEN
    risk = opened_case(people.berk, people.case).risk
    assert risk is not None
    assert risk.now is Level.HIGH
    assert verbs(people.berk).count("case.reopened") == 1
    assert verbs(people.berk, "session.").count("session.danger-taken-up") == 1


def test_one_that_does_not_open_hides_no_other_and_its_case_is_named(people: SessionCast) -> None:
    passed_on(people)
    own_life = helping.pass_on(
        circles=circles_at(people.at["gunesh"]), client=people.client.pk, danger=DangerKind.OWN_LIFE,
        step=TonightStep.NOT_ALONE,
    )  # fmt: skip
    assert OWN_LIFE in first_page(people.dana)
    request_of(people.berk)
    CircleDanger.objects.filter(pk=own_life.pk).update(sealed=b"0" * 80)
    for client in (people.berk, people.dana):
        page = first_page(client)
        assert SAID in page
        assert OWN_LIFE not in page
        assert people.case.code in page.partition(DOES_NOT_OPEN)[2].partition("</div>")[0]


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


def test_whoever_passes_it_on_reads_who_wrote_last_what_they_were_told(people: SessionCast) -> None:
    page = people.at["gunesh"].get(f"/desk/clients/{people.client.pk}/").text
    assert people.cases.keys.cast.berk.account.name in page.partition("Who wrote this last")[2][:200]
    assert asking.end(keyring=keyring_of(people.dana), case=people.case, client=people.client.pk)
    page = people.at["gunesh"].get(f"/desk/clients/{people.client.pk}/").text
    assert people.cases.keys.cast.dana.account.name in page.partition("Who wrote this last")[2][:200]


def test_what_a_colleague_has_taken_up_is_not_said_to_be_ones_own(people: SessionCast) -> None:
    """Else two go, or each believes that the other does not."""
    danger = passed_on(people)
    where = f"/desk/cases/{people.case.pk}/help/danger/{danger.pk}/"
    assert "You act on it" in people.dana.post(where, follow=True).text
    page = people.berk.post(where, follow=True).text
    assert "It is taken up already" in page
    assert "You act on it" not in page
    assert verbs(people.berk, "session.").count("session.danger-taken-up") == 1
