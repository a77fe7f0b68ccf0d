"""Conferences for everybody who could ask, sent twice, and as rows that somebody writes."""

from __future__ import annotations

from copy import deepcopy
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils.html import escape

from amanjol.casework.cases.erasing.actions import erasing as of_cases
from amanjol.casework.cases.models import Purpose
from amanjol.casework.cases.restricting.actions import restricting
from amanjol.casework.cases.tests.case_cast import open_case
from amanjol.casework.cases.tests.pages import path as case_path
from amanjol.casework.cases.tests.pages import without_tokens
from amanjol.casework.cases.tests.test_links import MERET, shows_nobody
from amanjol.casework.cases.tests.test_sealed_rows import every_value, spellings
from amanjol.casework.support.conferences import actions
from amanjol.casework.support.conferences.actions import Joining
from amanjol.casework.support.conferences.urls import urlpatterns
from amanjol.casework.support.models import Conference, ConferenceGuest
from amanjol.casework.support.tests.conference_cast import (
    ACTS,
    DECISION,
    PLAN,
    ROUTES,
    SECRETS,
    Scene,
    create,
    opened,
    paper_page,
    path,
    stored,
)
from amanjol.casework.support.tests.plan_cast import TODAY
from amanjol.foundation.accounts.tests.people import unlocked
from amanjol.foundation.journal.models import Entry
from amanjol.foundation.once import tokens
from amanjol.foundation.once.tests.pressing import press
from amanjol.foundation.organisations.roles import RoleKey
from amanjol.foundation.organisations.tests.cast import join
from amanjol.foundation.organisations.tests.key_cast import keyring_of, request_of

if TYPE_CHECKING:
    from amanjol.casework.cases.tests.case_cast import CaseCast

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def _scene(_three_with_keys: CaseCast) -> Scene:
    return create(_three_with_keys)


@pytest.fixture
def people(_scene: Scene, db: None) -> Scene:
    request_of(_scene.berk)
    return deepcopy(_scene)


# Who gets in.


def each_way() -> list[tuple[str, str]]:
    return [(name, way) for name, (ways, _data) in ROUTES.items() for way in ways]


def test_every_address_is_tried_here() -> None:
    assert {pattern.name for pattern in urlpatterns} == {*ROUTES, "conference_paper"}


def test_of_others_it_is_as_what_never_was(people: Scene) -> None:
    before = stored(people.berk)
    for name, way in each_way():
        asked = [
            getattr(people.cases.gul, way)(path(people, name, of_nobody=nobody), ROUTES[name][1])
            for nobody in (False, True)
        ]
        assert [answer.status_code for answer in asked] == [404, 404], (name, way)
        assert without_tokens(asked[0].text) == without_tokens(asked[1].text)
    assert stored(people.berk) == before


@pytest.mark.parametrize("role", sorted(set(RoleKey) - {RoleKey.CASE_WORKER, RoleKey.SUPERVISOR}))
def test_every_other_role_is_refused(people: Scene, role: RoleKey) -> None:
    client = unlocked(join("Serdar Chinar", people.cases.keys.cast.yyldyz, role).account)
    before = stored(people.berk)
    for name, way in each_way():
        answer = getattr(client, way)(path(people, name), ROUTES[name][1])
        assert answer.status_code == 403, (name, way)
    assert stored(people.berk) == before


def test_another_case_has_it_not(people: Scene) -> None:
    stranger = open_case(people.berk, MERET)
    before = stored(people.berk)
    for name, way in each_way():
        if name == "conferences":
            continue
        where = path(people, name).replace(str(people.case.pk), str(stranger.pk))
        assert getattr(people.berk, way)(where, ROUTES[name][1]).status_code == 404, (name, way)
    assert stored(people.berk) == before


def test_signed_out_and_locked_nothing_is_shown_or_written(people: Scene) -> None:
    paths = {name: path(people, name) for name in ROUTES}
    before = stored(people.berk)
    for name, way in each_way():
        answer = getattr(Client(), way)(paths[name], ROUTES[name][1])
        assert answer.headers["Location"].startswith("/account/sign-in/"), (name, way)
    people.berk.post("/account/lock/")
    for name, way in each_way():
        answer = getattr(people.berk, way)(paths[name], ROUTES[name][1])
        assert answer.status_code == (423 if way == "post" else 302), (name, way)
    page = people.berk.get("/desk/").text
    assert not any(secret in page for secret in SECRETS)
    assert stored(people.dana) == before


@pytest.mark.parametrize("name", ACTS)
def test_a_form_that_is_sent_twice_acts_once(people: Scene, name: str) -> None:
    token, where, typed = tokens.new_token(), path(people, name), ROUTES[name][1]
    first = press(people.berk, where, typed, token)
    assert first.status_code == 302, first.text
    after, number = stored(people.berk), Entry.objects.count()
    again = press(people.berk, where, typed, token)
    assert (again.status_code, again.headers.get("Location")) == (303, first.headers["Location"])
    assert press(people.berk, where, typed | {"extra": "другие слова"}, token).status_code == 409
    assert stored(people.berk) == after
    assert Entry.objects.count() == number


def test_a_stolen_database_says_nothing_of_it(people: Scene) -> None:
    dump = b"\n".join(every_value())
    assert str(people.conference.pk).encode() in dump
    for secret in SECRETS:
        for spelled in spellings(secret):
            assert spelled not in dump, secret


def test_a_hostile_text_stands_there_as_text(people: Scene) -> None:
    words = "<script>alert(1)</script>"
    people.berk.post(path(people, "change_conference"), PLAN | {"about": words, "place": words})
    people.berk.post(path(people, "join_conference"), {"who": "another", "name": words, "role": words})
    people.berk.post(path(people, "decide_at_conference"), DECISION | {"text": words})
    for client, where in (
        (people.berk, path(people, "conference")),
        (people.berk, path(people, "conferences")),
        (people.berk, case_path("case", people.case)),
        (people.maral_there, paper_page(people)),
    ):
        page = client.get(where).text
        assert words not in page
        assert escape(words) in page


# Whoever writes rows.


@pytest.mark.parametrize("attack", [{"on": TODAY}, {"is_over": True}])
def test_what_stands_in_clear_is_compared_with_the_seal(people: Scene, attack: dict[str, Any]) -> None:
    Conference.objects.update(**attack)
    shows_nobody(people.berk, path(people, "conference"))


def test_one_that_was_taken_away_or_moved_is_told(people: Scene) -> None:
    missed = "more that was written about conferences"
    assert missed not in people.berk.get(path(people, "conferences")).text
    stranger = open_case(people.berk, MERET)
    request_of(people.berk)
    Conference.objects.update(case=stranger)
    shows_nobody(people.berk, reverse("support:conferences", args=[stranger.pk]))
    for where in (path(people, "conferences"), case_path("case", people.case)):
        assert missed in people.berk.get(where).text


def test_an_older_copy_that_was_put_back_is_told(people: Scene) -> None:
    then = Conference.objects.values("wrapped_key", "schema", "sealed").get()
    people.berk.post(path(people, "decide_at_conference"), DECISION)
    request_of(people.berk)
    Conference.objects.update(**then)
    assert "more that was written about conferences" in people.berk.get(path(people, "conference")).text


def test_into_an_older_copy_nothing_is_written_and_no_paper_comes_back(people: Scene) -> None:
    """Who was taken off stands in the copy of before: a decision would be sealed to them anew."""
    then = Conference.objects.values().get()
    first = opened(people).record.participants[0].key
    actions.leave(
        keyring=keyring_of(people.berk), case=people.case, pk=people.conference.pk, participant=first
    )
    request_of(people.berk)
    Conference.objects.update(**then)
    before = stored(people.berk)
    for name in ("decide_at_conference", "join_conference", "change_conference", "end_conference"):
        assert people.berk.post(path(people, name), ROUTES[name][1]).status_code == 302
    assert stored(people.berk) == before
    assert "Nothing is written into an older copy" in people.berk.get(path(people, "conference")).text
    request_of(people.maral_there)
    assert not ConferenceGuest.objects.exists()


def test_another_organisation_sees_and_writes_none(people: Scene) -> None:
    request_of(people.cases.gul)
    with connection.cursor() as cursor:
        for table in ("support_conference", "support_conferenceguest"):
            cursor.execute(f"update {table} set schema = 1")  # noqa: S608  names of this file
            assert cursor.rowcount == 0
    assert {"support_conference", "support_conferenceguest"} <= set(of_cases.swept_tables())


def test_the_database_hides_a_paper_whose_day_is_over(people: Scene) -> None:
    """Of a restricted person: Dana is not named, and reads a paper of two days."""
    keyring = keyring_of(people.berk)
    named = {str(pk): Purpose.WORK for pk in (keyring.member.pk, people.cases.keys.farida.pk)}
    restricting.restrict(keyring=keyring, person=people.case.person, named=named)
    dana = people.cases.keys.cast.dana
    actions.join(
        keyring=keyring, case=people.case, pk=people.conference.pk, joining=Joining("", dana, days=2)
    )
    request_of(people.dana)
    assert (Conference.objects.count(), ConferenceGuest.objects.count()) == (0, 1)
    request_of(people.berk)
    ConferenceGuest.objects.update(until=TODAY - timedelta(days=3))
    request_of(people.dana)
    assert ConferenceGuest.objects.count() == 0
