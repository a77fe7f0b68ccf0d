"""Mandates: entered, listed, counted by district, one a need; for the coordinator alone."""

from __future__ import annotations

import uuid
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test import Client

from amanjol.casework.legal_aid.coverage import queries as coverage
from amanjol.casework.legal_aid.mandates import actions, queries
from amanjol.casework.legal_aid.mandates.records import (
    Closed,
    ClosingOutcome,
    HandedOver,
    HandOverReason,
)
from amanjol.casework.legal_aid.models import Mandate
from amanjol.casework.legal_aid.tests.mandate_cast import (
    BEGUN_ON,
    LIST,
    TODAY,
    begin,
    hearing,
    opened,
    path,
    step,
    write,
)
from amanjol.casework.legal_aid.tests.register_cast import AIGUL, BAKYT, DISTRICTS, HEAD, UNTIL, changed
from amanjol.casework.legal_aid.tests.register_cast import write as write_register
from amanjol.foundation.accounts.tests.people import unlocked
from amanjol.foundation.accounts.tests.queries_of_page import QueriesOfPage
from amanjol.foundation.journal.models import Entry
from amanjol.foundation.once.tests.pressing import press
from amanjol.foundation.organisations.roles import RoleKey
from amanjol.foundation.organisations.tests.cast import join
from amanjol.foundation.organisations.tests.key_cast import keyring_of, request_of

if TYPE_CHECKING:
    from amanjol.casework.legal_aid.tests.register_cast import Scene

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_kyrgyzstan")]
DAY = TODAY.isoformat()
TYPED = {
    "advocate": "7-001",
    "deputy": "",
    "procedure": "victim",
    "begins_on": BEGUN_ON.isoformat(),
    "ends_on": "",
}


def text(register: Scene, where: str) -> str:
    return " ".join(register.zarina.get(where).text.split())


def test_one_that_came_about_elsewhere_is_entered_without_a_name(register: Scene) -> None:
    page = register.zarina.get(f"{LIST}new/")
    assert "Айгуль Небывалова, mandates that run: 0" in page.text
    answer = register.zarina.post(f"{LIST}new/", TYPED)
    [row] = Mandate.objects.all()
    assert answer.headers["Location"] == path(row)
    now = opened(register, row).now
    assert (now.begun.advocate, now.begun.country, now.begun.need) == ("7-001", "kg", "")
    assert now.ends_on == row.ends_on == BEGUN_ON + timedelta(days=365)
    assert row.state == "running"
    assert Entry.objects.filter(verb="mandate.begun", subject_id=str(row.pk)).count() == 1


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"advocate": ""}, "Choose the advocate."),
        ({"advocate": "7-999"}, "Nobody in the register who may act today has this number."),
        ({"deputy": "7-999"}, "Nobody in the register who may act today has this number."),
        ({"deputy": "7-001"}, "Choose another advocate"),
        ({"procedure": "miracle"}, "Choose the procedure."),
        ({"begins_on": (TODAY + timedelta(days=1)).isoformat()}, "it has not happened yet"),
        ({"begins_on": "2021-12-31"}, "On that day this procedure was not in the file yet."),
        ({"begins_on": "0001-01-01"}, "within the next five years"),
        ({"ends_on": BEGUN_ON.isoformat()}, "not before the beginning"),
    ],
)
def test_what_cannot_begin_is_told_and_nothing_is_written(
    register: Scene, given: dict[str, str], sentence: str
) -> None:
    answer = press(register.zarina, f"{LIST}new/", TYPED | given)
    assert answer.status_code == 200
    assert sentence in answer.text
    assert not Mandate.objects.exists()


def test_whoever_cannot_act_today_begins_none_and_is_handed_none(register: Scene) -> None:
    mandate = begin(register)
    over = (TODAY - timedelta(days=1)).isoformat()
    write_register(register.zarina, HEAD, changed(BAKYT, c2="Алайский район", c5=over))
    assert "7-002" not in register.zarina.get(f"{LIST}new/").text
    with pytest.raises(actions.CannotAct):
        begin(register, advocate="7-002")
    with pytest.raises(actions.CannotAct):
        write(register, mandate, HandedOver(TODAY, "7-002", HandOverReason.AWAY))
    assert opened(register, mandate).now.now.advocate == "7-001"


def test_a_need_has_one_lawyer_and_whoever_has_it_is_told_of_no_name(register: Scene) -> None:
    need = uuid.uuid4()
    mandate = begin(register, need=need)
    with pytest.raises(actions.NeedServed):
        begin(register, advocate="7-002", need=need)
    seen = queries.state_of(keyring_of(register.zarina), need)
    assert seen == queries.MandateSeen(True, BEGUN_ON, mandate.ends_on)
    write(register, mandate, Closed(TODAY, ClosingOutcome.PERSON_ENDED))
    seen = queries.state_of(keyring_of(register.zarina), need)
    assert seen is not None
    assert not seen.has_lawyer
    assert queries.state_of(keyring_of(register.zarina), uuid.uuid4()) is None
    begin(register, advocate="7-002", need=need)
    seen = queries.state_of(keyring_of(register.zarina), need)
    assert seen is not None
    assert seen.has_lawyer


def test_the_list_is_narrowed_in_the_session_and_no_address_says_so(register: Scene) -> None:
    begin(register)
    closed = begin(register, advocate="7-002", procedure="wages")
    write(register, closed, Closed(TODAY, ClosingOutcome.REACHED))
    client = register.zarina
    assert closed.code not in text(register, LIST)
    assert client.post(f"{LIST}narrow/", {"which": "closed", "proceeding": ""}).headers["Location"] == LIST
    assert closed.code in text(register, LIST)
    client.post(f"{LIST}narrow/", {"which": "all", "proceeding": "criminal"})
    assert closed.code not in text(register, LIST)
    client.post(f"{LIST}narrow/", {"which": "nonsense"})
    assert "1 of 2" in text(register, LIST)


def test_by_district_a_mandate_takes_a_place_and_gives_it_back(register: Scene) -> None:
    write_register(
        register.zarina,
        HEAD,
        changed(AIGUL, c2="Алайский район, Ош"),
        changed(BAKYT, c2="Алайский район", c8=1),
    )
    mandate = begin(register)
    begin(register, advocate="7-002")
    begin(register, advocate="7-002")

    def of(district: str) -> tuple[int, ...]:
        facts = coverage.facts_of(keyring_of(register.zarina), TODAY)
        [counted] = coverage.by_district(facts, [district], TODAY.year)
        return (counted.advocates, counted.trained, counted.taken, counted.free)

    assert of("alay") == (
        2,
        1,
        3,
        5,
    )  # whoever has more mandates than places has none left, and takes none of others
    assert of("osh") == (1, 1, 1, 5)
    assert of("jumgal") == (0, 0, 0, 0)
    write(register, mandate, Closed(TODAY, ClosingOutcome.REACHED))
    assert of("osh") == (1, 1, 0, 6)


def test_every_other_role_is_refused(register: Scene) -> None:
    mandate = begin(register)
    wheres = (LIST, f"{LIST}new/", path(mandate), path(mandate, "step"), path(mandate, "erase"), DISTRICTS)
    for where in wheres:
        assert register.zarina.get(where).status_code == 200, where
        assert register.cases.keys.berk.get(where).status_code == 403, where
        assert Client().get(where).headers["Location"].startswith("/account/sign-in/")
    request_of(register.cases.keys.berk)
    with pytest.raises(PermissionDenied):
        actions.write(keyring=keyring_of(register.cases.keys.berk), mandate=mandate.pk, act=step(1))
    with pytest.raises(PermissionDenied):
        actions.begin(
            keyring=keyring_of(register.cases.keys.berk),
            advocate="7-001",
            procedure="victim",
            begins_on=TODAY,
        )
    register.zarina.post("/account/lock/")
    for where in wheres:
        assert register.zarina.get(where).headers["Location"].startswith("/account/unlock/")
    assert register.zarina.post(path(mandate, "step"), {}).status_code == 423


def test_another_coordinator_elsewhere_sees_none(register: Scene) -> None:
    mandate = begin(register)
    member = join("Aziz Terek", register.cases.keys.cast.gul, RoleKey.LEGAL_AID_COORDINATOR)
    elsewhere = unlocked(member.account)
    request_of(elsewhere)
    assert Mandate.objects.count() == 0
    assert queries.visible_to(member).count() == 0
    request_of(register.zarina)
    assert queries.visible_to(member).count() == 0
    assert mandate.pk in {row.pk for row in Mandate.objects.all()}


def test_days_of_the_licence_do_not_end_what_runs(register: Scene) -> None:
    """It is handed over by a person who decides, and the list says who cannot act."""
    mandate = begin(register)
    write_register(register.zarina, HEAD, changed(AIGUL, c6=UNTIL.isoformat()))
    write(register, mandate, step(1))
    assert "cannot act today" in text(register, path(mandate))
    assert "cannot act today" in text(register, LIST)


def test_the_same_number_of_queries_for_one_and_for_three(register: Scene) -> None:
    """Of the room's own: what a session needs hangs on how long it took."""
    counts = []
    for more in (1, 2):
        for _time in range(more):
            mandate = begin(register, advocate="7-002")
            write(register, mandate, hearing(1))
        register.zarina.get(LIST)
        with QueriesOfPage(connection) as asked_queries:
            register.zarina.get(LIST)
        counts.append(
            sum("legal_aid" in query["sql"] or "journal" in query["sql"] for query in asked_queries)
        )
    assert counts[0] == counts[1] > 0
