"""Sessions when their case is restricted, merged, erased, comes under another epoch; and when a psychologist leaves."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from amanjol.casework.cases import beneath
from amanjol.casework.cases.actions import creating
from amanjol.casework.cases.erasing.actions import erasing
from amanjol.casework.cases.models import Case, Person
from amanjol.casework.cases.record_parts.reviews import ErasureNotice
from amanjol.casework.cases.tests.pages import path
from amanjol.casework.cases.tests.test_merging import TWIN, merge
from amanjol.casework.cases.tests.test_restricted import farida_of, restrict
from amanjol.casework.support.models import CircleClient, CircleDanger, CircleSession
from amanjol.casework.support.sessions import bridge
from amanjol.casework.support.sessions.actions import helping
from amanjol.casework.support.sessions.queries import key_in
from amanjol.casework.support.sessions.records import DangerKind, FactsRecord, TonightStep
from amanjol.casework.support.tests.session_cast import (
    FIRST,
    MISSED,
    OF_MISSED,
    SAID,
    TODAY,
    SessionCast,
    bring_in,
    hear,
    inside_of,
    of_case,
    seen,
    stored,
    write,
)
from amanjol.casework.support.tests.session_pages import BY_NAME
from amanjol.foundation.organisations import actions as organisations
from amanjol.foundation.organisations.keys import last_resort
from amanjol.foundation.organisations.keys.circles.actions import taking_in
from amanjol.foundation.organisations.tests.circle_cast import (
    CircleCast,
    accept_words,
    circles_at,
    words_of_circle,
)
from amanjol.foundation.organisations.tests.key_cast import keyring_of, request_of, six_words
from amanjol.foundation.organisations.tests.test_circle_pages import page_of
from amanjol.foundation.organisations.tests.test_circle_sheets import USE, lose, on_paper, use
from amanjol.foundation.seals.fields import SealBroken

if TYPE_CHECKING:
    from django.test import Client

pytestmark = pytest.mark.django_db
MODELS = (CircleClient, CircleSession, CircleDanger)


@pytest.fixture
def people(session_cast: SessionCast) -> SessionCast:
    """With a danger passed on, so that each table has a row."""
    helping.pass_on(
        circles=circles_at(session_cast.at["gunesh"]), client=session_cast.client.pk,
        danger=DangerKind.THREATENED, step=TonightStep.SAFE_BED,
    )  # fmt: skip
    return session_cast


def counts(client: Client) -> list[int]:
    request_of(client)
    return [model.objects.count() for model in MODELS]


def said(client: Client, people: SessionCast) -> list[str]:
    return [session.words.text for session in inside_of(client, people.client.pk).sessions]


def test_every_table_is_swept_and_the_client_hangs_on_a_case() -> None:
    assert CircleClient in beneath.row_models()
    assert {"support_circleclient", "support_circlesession", "support_circledanger"} <= set(
        erasing.swept_tables()
    )


def test_restricting_gives_the_bridge_a_new_key_and_the_circle_follows(people: SessionCast) -> None:
    gunesh, farida = people.at["gunesh"], farida_of(people.cases)
    old = key_in(seen(people.berk, people).record)
    restrict(people.cases, people.berk, work=(people.dana,))
    client = seen(people.dana, people)
    assert [session.facts for session in client.exchange.sessions] == [MISSED, FIRST]
    assert key_in(client.record) != old
    assert counts(farida) == [0, 0, 0]
    assert farida.get(BY_NAME["client_of_case"].path(people)).status_code == 404
    # The circle, to which the case is hidden now, reads on, writes on, and keeps the new key.
    assert said(gunesh, people) == [OF_MISSED, SAID]
    write(gunesh, people.client.pk, FIRST, "После")
    row = CircleClient.objects.get(pk=people.client.pk)
    assert row.moved is None
    assert len(seen(people.dana, people).exchange.sessions) == 3
    request_of(people.berk)
    assert people.berk.post(path("lift", people.case)).status_code == 302
    assert len(seen(farida, people).exchange.sessions) == 3


def test_the_key_of_before_opens_nothing_that_is_restricted(people: SessionCast) -> None:
    farida = farida_of(people.cases)
    keyring = keyring_of(farida)
    old, place = key_in(of_case(farida, people.case).client(people.client.pk).record), keyring.organisation
    restrict(people.cases, people.berk, work=(people.dana,))
    request_of(people.dana)
    rows = list(CircleSession.objects.all())
    assert len(rows) == 2
    for row in rows:
        with pytest.raises(SealBroken):
            bridge.unseal(FactsRecord, old, row.facts, place, bridge.row_of(row), bridge.FACTS)


def test_restricted_twice_before_the_circle_looks(people: SessionCast) -> None:
    for _time in range(2):
        restrict(people.cases, people.berk, work=(people.dana,))
        request_of(people.berk)
    assert said(people.at["gunesh"], people) == [OF_MISSED, SAID]
    write(people.at["gunesh"], people.client.pk, FIRST, "После")
    restrict(people.cases, people.berk, work=(people.dana,))
    assert said(people.at["gunesh"], people) == [OF_MISSED, "После", SAID]


def test_restricting_waits_for_no_circle(people: SessionCast) -> None:
    """Somebody has left it, and nobody has heard the words of its new key: what lies between stays as it was."""
    bring_in(people)
    taking_in.leave(circles=circles_at(people.at["gunesh"]), circle=people.circle.pk)
    circles_at(people.at["ogul"])
    restrict(people.cases, people.berk, work=(people.dana,))
    assert len(seen(people.dana, people).exchange.sessions) == 2
    assert said(people.at["ogul"], people) == [OF_MISSED, SAID]


def test_she_leaves_the_circle_and_nothing_is_lost(people: SessionCast) -> None:
    gunesh, ogul = people.at["gunesh"], people.at["ogul"]
    bring_in(people)
    taking_in.leave(circles=circles_at(gunesh), circle=people.circle.pk)
    assert gunesh.get(BY_NAME["client"].path(people)).status_code == 404
    assert stored(gunesh)[1:] == [[], []] or SAID not in repr(stored(gunesh))
    assert said(ogul, people) == [OF_MISSED, SAID]
    row = write(ogul, people.client.pk, FIRST, "Продолжили")
    assert row.number == 2
    client = seen(people.berk, people)
    assert [session.who for session in client.exchange.sessions] == [
        "Gunesh Terek",
        "Ogul Terek",
        "Gunesh Terek",
    ]
    assert not client.are_fewer


def test_what_comes_after_she_left_her_key_does_not_open(people: SessionCast) -> None:
    gunesh, ogul = people.at["gunesh"], people.at["ogul"]
    bring_in(people)
    of_before = circles_at(gunesh).of(people.circle.pk)
    taking_in.leave(circles=circles_at(gunesh), circle=people.circle.pk)
    row = write(ogul, people.client.pk, FIRST, "Продолжили")
    with pytest.raises(SealBroken):
        of_before.numbered(row.number)


def test_after_a_new_key_the_case_asks_once_its_words_were_heard(people: SessionCast) -> None:
    bring_in(people)
    taking_in.leave(circles=circles_at(people.at["gunesh"]), circle=people.circle.pk)
    circles_at(people.at["ogul"])
    page = people.berk.get(BY_NAME["ask"].path(people)).text
    assert "1 circle waits" in page
    hear(people.berk, people.circle, people.at["ogul"])
    assert words_of_circle(people.at["ogul"], people.circle)
    assert "Ogul Terek" in people.berk.get(BY_NAME["ask"].path(people)).text


def test_two_sheets_give_it_to_a_colleague_once_nobody_is_left_and_not_before(
    people: SessionCast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(last_resort, "_works", {"circles": last_resort._works["circles"]})
    of_circle = CircleCast(
        people.cases.keys,
        people.gunesh,
        people.ogul,
        people.gunesh,
        people.ogul,
        people.circle,
        people.circle,
        people.at,
    )
    printed = on_paper(of_circle)
    assert people.berk.get(USE).status_code == 302  # somebody opens every circle
    lose(people.gunesh)
    assert people.at["gunesh"].get(BY_NAME["client"].path(people)).status_code in {302, 404}
    assert "1 circle waits for whom you named" in use(of_circle, printed, "Ogul")
    assert SAID not in people.berk.get(path("case", people.case)).text
    words = six_words(people.berk.get(page_of(people.circle, "vouch/")).text)
    accept_words(people.at["ogul"], people.circle, words)
    assert said(people.at["ogul"], people) == [OF_MISSED, SAID]


def test_merging_and_parting_leave_each_case_its_clients(people: SessionCast) -> None:
    keyring = keyring_of(people.berk)
    person = creating.create_person(keyring=keyring, person=TWIN)
    beginning = creating.Beginning("Позвонить", None, "")
    twin = creating.create_case(keyring=keyring, person=person, beginning=beginning, today=TODAY)
    merge(people.berk, people.case, twin)
    assert len(seen(people.dana, people).exchange.sessions) == 2
    assert of_case(people.dana, twin).clients == []
    assert said(people.at["gunesh"], people) == [OF_MISSED, SAID]
    page = people.berk.get(path("same", people.case)).text
    row = page.split('name="merge" value="')[1].split('"')[0]
    assert people.berk.post(path("unmerge", people.case), {"merge": row}).status_code == 302
    assert len(seen(people.dana, people).exchange.sessions) == 2


def test_an_erased_case_takes_its_sessions_out_of_the_circle_and_a_restore_does_so_again(
    people: SessionCast,
) -> None:
    request_of(people.berk)
    rows = {model: list(model.objects.all()) for model in MODELS}
    person, case = people.case.person, Case.objects.get(pk=people.case.pk)
    people.berk.post(path("close", people.case), {"reason": "Всё"})
    erasing.erase_case(keyring=keyring_of(people.dana), case=case, notice=ErasureNotice.ASKED, today=TODAY)
    assert counts(people.berk) == [0, 0, 0]
    assert counts(people.at["gunesh"]) == [0, 0, 0]
    assert people.at["gunesh"].get(BY_NAME["client"].path(people)).status_code == 404
    # What an older backup brings back.
    request_of(people.berk)
    Person(
        pk=person.pk, organisation_id=case.organisation_id, epoch=1, wrapped_key=b"x", schema=1, sealed=b"x"
    ).save(force_insert=True)
    case.save(force_insert=True)
    for of_kind in rows.values():
        for row in of_kind:
            row.save(force_insert=True)
    assert counts(people.berk) == [1, 2, 1]
    erasing.replay([])
    assert counts(people.berk) == [0, 0, 0]


def test_a_restricted_case_is_erased_with_what_the_circle_has(people: SessionCast) -> None:
    restrict(people.cases, people.berk, work=(people.dana,))
    request_of(people.berk)
    people.berk.post(path("close", people.case), {"reason": "Всё"})
    keyring = keyring_of(people.dana)
    case = Case.objects.get(pk=people.case.pk)
    erasing.erase_case(keyring=keyring, case=case, notice=ErasureNotice.ASKED, today=TODAY)
    assert counts(people.at["gunesh"]) == [0, 0, 0]


def test_a_new_epoch_leaves_all_of_it_as_it_lies(people: SessionCast) -> None:
    before = stored(people.berk)
    organisations.remove_member(member=people.cases.keys.farida, by=None)
    for _request in range(3):
        keyring_of(people.berk)
    assert Case.objects.get(pk=people.case.pk).epoch == 2
    assert stored(people.berk) == before
    assert len(seen(people.dana, people).exchange.sessions) == 2
    assert said(people.at["gunesh"], people) == [OF_MISSED, SAID]
