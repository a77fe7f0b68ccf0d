"""Questions that write sheets while others erase, restrict, merge and rename their people: nobody waits for ever."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING
from uuid import UUID

import pytest
from django.db import transaction

from amanjol.casework.cases.actions import working
from amanjol.casework.cases.finding import everybody, held
from amanjol.casework.cases.models import Case, FindingSheet, Person
from amanjol.casework.cases.tests.case_cast import CaseCast, create_case_cast, open_case
from amanjol.casework.cases.tests.pages import BY_NAME, path
from amanjol.casework.cases.tests.test_finding_sheets import NAMES, found, found_by_rows, record_of
from amanjol.casework.cases.tests.test_merging_at_once import at_once
from amanjol.casework.desk import in_bulk
from amanjol.foundation.organisations.tests.key_cast import keyring_of

if TYPE_CHECKING:
    from django.test import Client

pytestmark = pytest.mark.usefixtures("fresh_database")
PEOPLE = 16


@pytest.fixture(autouse=True)
def _small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(everybody, "PEOPLE_A_SHEET", 4)
    monkeypatch.setattr(everybody, "FEWEST_A_SHEET", 2)
    monkeypatch.setattr(everybody, "MOST_STALE", 1)


def written() -> tuple[CaseCast, list[Case]]:
    with transaction.atomic():
        people = create_case_cast()
        cases = [open_case(people.keys.berk, record_of(number)) for number in range(PEOPLE)]
        for case in cases[:4]:
            working.close_case(keyring=keyring_of(people.keys.dana), case=case, reason="Всё")
    return people, cases


def ask(client: Client, question: str) -> int:
    return client.post(BY_NAME["find"].path(""), {"question": question}).status_code


def test_questions_and_acts_at_once_neither_lock_each_other_nor_lose_anybody() -> None:
    people, cases = written()
    berk, dana = people.keys.berk, people.keys.dana
    ask(berk, NAMES[0])
    for turn in range(4):
        gone, renamed, twin = cases[turn], cases[4 + turn], cases[8 + turn]
        changed = {"names": f"Зулейха Хасанова\nНомер {turn}", "birth_year": "1990"}
        answers = at_once(
            lambda: ask(berk, NAMES[1]),
            lambda gone=gone: (
                dana.post(path("erase", gone), {"told": "asked", "code": gone.code}).status_code
            ),  # type: ignore[misc]  # mypy knows no default here
            lambda: ask(dana, NAMES[2]),
            lambda renamed=renamed, changed=changed: berk.post(path("person", renamed), changed).status_code,  # type: ignore[misc]  # as above
            lambda renamed=renamed, twin=twin: (
                dana.post(  # type: ignore[misc]  # as above
                    BY_NAME["merge"].path(renamed.pk, other=twin.person_id)
                ).status_code
            ),
        )
        assert answers <= {200, 302, 404}
    for client in (berk, dana):
        ask(client, NAMES[0])
    with transaction.atomic():
        keyring = keyring_of(dana)
        there = set(Person.objects.values_list("pk", flat=True))
        assert not {case.person_id for case in cases[:4]} & there
        with closing(in_bulk.documents(FindingSheet.objects.all(), keyring, "epoch")) as documents:
            for _pk, document, _epoch in documents:
                columns = held.read(document or b"", b"").columns
                places = range(len(columns.years))
                assert {UUID(bytes=columns.person(place)) for place in places} <= there
        for question in (*NAMES, "Зулейха"):
            assert found(keyring, question) == found_by_rows(keyring, question)
