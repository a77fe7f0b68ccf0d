"""Who of a circle read of a client, or saw the name in a list: when and by whom, for the case; never what was read."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from amanjol.casework.cases import queries as case_queries
from amanjol.casework.cases.tests.pages import path
from amanjol.casework.desk import showing
from amanjol.casework.support.sessions.actions import asking
from amanjol.casework.support.tests.session_cast import (
    ASKING,
    SECRETS,
    SessionCast,
    bring_in,
    compare,
    hear,
    seen,
)
from amanjol.casework.support.tests.session_pages import BY_NAME, OF_CIRCLE
from amanjol.foundation.journal.models import Entry
from amanjol.foundation.organisations.keys.circles.actions import renewing
from amanjol.foundation.organisations.tests.circle_cast import circles_at
from amanjol.foundation.organisations.tests.key_cast import keyring_of, request_of

if TYPE_CHECKING:
    from uuid import UUID

    from django.test import Client

    from amanjol.casework.support.models import CircleClient

pytestmark = pytest.mark.django_db
READING = tuple(route.name for route in OF_CIRCLE if "get" in route.takes and route.rows)


@pytest.fixture
def people(session_cast: SessionCast) -> SessionCast:
    return session_cast


def read(client: Client, people: SessionCast, name: str = "client") -> None:
    assert client.get(BY_NAME[name].path(people)).status_code == 200


def readings(people: SessionCast) -> list[tuple[UUID | None, str, dict[str, str]]]:
    """Who, about which case, and all that stands beside it."""
    request_of(people.berk)
    entries = Entry.objects.filter(verb="session.read").order_by("sequence")
    return [(entry.actor_id, entry.subject_id, entry.details) for entry in entries]


def of(people: SessionCast, name: str = "gunesh") -> tuple[UUID, str, dict[str, str]]:
    beside = {"client": str(people.client.pk)}
    return getattr(people, name).account_id, str(people.case.pk), beside


@pytest.mark.parametrize("name", READING)
def test_every_page_of_a_client_is_written_down(people: SessionCast, name: str) -> None:
    read(people.at["gunesh"], people, name)
    assert readings(people) == [of(people)]


def test_one_visit_is_one_entry_and_somebody_else_one_of_their_own(people: SessionCast) -> None:
    for name in READING:
        read(people.at["gunesh"], people, name)
    bring_in(people)
    read(people.at["ogul"], people)
    assert readings(people) == [of(people), of(people, "ogul")]


def test_another_visit_is_another_entry(people: SessionCast, monkeypatch: pytest.MonkeyPatch) -> None:
    read(people.at["gunesh"], people)
    monkeypatch.setattr(showing, "AGAIN_AFTER", timedelta(0))
    read(people.at["gunesh"], people)
    assert readings(people) == [of(people)] * 2


def second_client(people: SessionCast) -> CircleClient:
    """Of another circle of Gunesh, in the same case."""
    gunesh = people.at["gunesh"]
    circle = renewing.begin(circles=circles_at(gunesh), purpose="psychologist")
    hear(people.berk, circle, gunesh)
    keyring = keyring_of(people.berk)
    return asking.ask(keyring=keyring, case=people.case, circle=circle.pk, asking=ASKING)


def test_reading_of_one_client_hides_no_reading_of_another(people: SessionCast) -> None:
    other, gunesh = second_client(people), people.at["gunesh"]
    compare(gunesh, people.berk, people.case, other.pk)
    read(gunesh, people)
    where = BY_NAME["client"].path(people).replace(str(people.client.pk), str(other.pk))
    assert gunesh.get(where).status_code == 200
    assert [beside["client"] for _who, _case, beside in readings(people)] == [
        str(people.client.pk), str(other.pk),
    ]  # fmt: skip


def test_who_was_refused_has_read_nothing(people: SessionCast) -> None:
    for client in (people.at["ogul"], people.berk):
        client.get(BY_NAME["client"].path(people))
    other = second_client(people)
    where = BY_NAME["client"].path(people).replace(str(people.client.pk), str(other.pk))
    assert "compare" in people.at["gunesh"].get(where).text.casefold()
    assert readings(people) == []


def test_a_list_with_names_is_written_down_as_others_are(people: SessionCast) -> None:
    """It is about cases, since the circle knows no more; whose words were not compared has no name there."""
    second_client(people)
    for _again in range(2):
        assert "Гозель" in people.at["gunesh"].get(BY_NAME["clients"].path(people)).text
    request_of(people.berk)
    (listed,) = case_queries.lookups(people.case)
    assert (listed.verb, listed.times, listed.actors) == ("person.listed", 1, (people.gunesh.account_id,))
    assert "Gunesh Terek" in people.berk.get(path("access", people.case)).text


def test_a_list_without_names_is_no_list(people: SessionCast) -> None:
    people.at["ogul"].get(BY_NAME["clients"].path(people))
    request_of(people.berk)
    assert case_queries.lookups(people.case) == []


def test_the_list_read_with_the_person_says_who_and_nothing_of_what(people: SessionCast) -> None:
    bring_in(people)
    read(people.at["ogul"], people)
    page = people.berk.get(path("access", people.case)).text
    assert "Ogul Terek" in page
    assert "read what lies in the circle" in page
    assert not any(secret in page for secret in SECRETS)
    typed = {"is_safe": "yes", "language": "ru"}
    assert "Мои бумаги прочитали" in people.berk.post(path("access_paper", people.case), typed).text
    assert "read what lies in the circle" not in people.berk.get(path("case", people.case)).text


def test_reading_makes_no_older_copy(people: SessionCast) -> None:
    read(people.at["gunesh"], people)
    assert not seen(people.berk, people).are_fewer
    assert "older copy" not in people.at["gunesh"].get(BY_NAME["client"].path(people)).text
