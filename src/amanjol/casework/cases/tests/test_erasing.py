"""A case is erased with its keys: nothing of it is left but random ids, and only a supervisor does it, by hand."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

import pytest
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from amanjol.casework.cases.actions import working
from amanjol.casework.cases.erasing import ledger
from amanjol.casework.cases.erasing.actions import erasing
from amanjol.casework.cases.models import (
    Assignment,
    Case,
    Erased,
    Group,
    LawyerNote,
    LawyerSeal,
    Merge,
    Named,
    Newcomer,
    OnPaper,
    Opening,
    Person,
    Purpose,
)
from amanjol.casework.cases.record_parts.reviews import ErasureNotice
from amanjol.casework.cases.restricting.actions import emergencies
from amanjol.casework.cases.restricting.actions.restricting import restrict
from amanjol.casework.cases.tests.case_cast import CaseCast, open_case
from amanjol.casework.cases.tests.detail_pages import policy_is
from amanjol.casework.cases.tests.lawyer_cast import Scene, lawyer_of, notes, seals, write
from amanjol.casework.cases.tests.pages import path, stored, verbs
from amanjol.casework.cases.tests.test_details_policy import ALL_ON
from amanjol.casework.cases.tests.test_groups import add, farm_of
from amanjol.casework.cases.tests.test_last_resort import make_sheets
from amanjol.casework.cases.tests.test_merging import TWIN, merge
from amanjol.casework.cases.tests.test_restricted import supervisor
from amanjol.casework.cases.tests.test_russian_pages import english
from amanjol.foundation.journal.models import Entry
from amanjol.foundation.organisations.tests.key_cast import keyring_of, request_of

if TYPE_CHECKING:
    from django.test import Client

pytestmark = pytest.mark.django_db
ROWS = (
    Person,
    Case,
    Assignment,
    Merge,
    Named,
    Opening,
    Newcomer,
    Group,
    LawyerNote,
    LawyerSeal,
    OnPaper,
)


@pytest.fixture
def people(case_cast: CaseCast) -> CaseCast:
    return case_cast


def close(client: Client, *cases: Case) -> None:
    for case in cases:
        working.close_case(keyring=keyring_of(client), case=case, reason="Всё")


def erase(client: Client, case: Case, **typed: str) -> Any:
    return client.post(path("erase", case), {"told": "asked", "code": case.code} | typed)


def is_erased(client: Client, case: Case) -> None:
    response = erase(client, case)
    assert (response.status_code, response.headers["Location"]) == (302, "/desk/cases/reviews/")
    request_of(client)


def left() -> dict[str, int]:
    return {model.__name__: model.objects.count() for model in ROWS if model.objects.exists()}


def erased_ids() -> set[UUID]:
    return set(Erased.objects.values_list("id", flat=True))


def test_the_last_case_goes_with_its_person_and_the_journal_stays(people: CaseCast) -> None:
    berk, dana, case = people.keys.berk, people.keys.dana, people.case
    close(berk, case)
    before = set(Entry.objects.values_list("id", flat=True))
    page = dana.get(path("erase", case)).text
    assert "Nobody can bring it back" in page
    assert "The person too, as this is their last case" in page
    is_erased(dana, case)
    assert left() == {}
    assert erased_ids() == {case.pk, case.person_id}
    assert set(Erased.objects.values_list("erased_on", flat=True)) == {timezone.localdate()}
    assert before < set(Entry.objects.values_list("id", flat=True))
    entry = Entry.objects.get(verb="case.erased")
    assert (entry.subject_id, entry.details) == (str(case.pk), {"person": "asked"})
    assert dana.get(path("case", case)).status_code == 404
    assert "Nobody is written down" in berk.post("/desk/cases/find/", {"question": "Роза"}).text


def test_a_person_with_another_case_stays(people: CaseCast) -> None:
    berk, dana = people.keys.berk, people.keys.dana
    typed = {"names": "Роза Аманова", "next_step": "x", "same_as": str(people.case.person_id)}
    assert berk.post("/desk/cases/new/", typed).status_code == 302
    other = Case.objects.exclude(pk=people.case.pk).get()
    close(berk, people.case)
    assert f"The person, as there are other cases: {other.code}." in dana.get(path("erase", people.case)).text
    is_erased(dana, people.case)
    assert set(Case.objects.all()) == {other}
    assert Person.objects.get().pk == people.case.person_id
    assert erased_ids() == {people.case.pk}
    assert berk.get(path("case", other)).status_code == 200


def test_an_open_case_is_closed_first(people: CaseCast) -> None:
    dana, before = people.keys.dana, stored(people.keys.dana)
    response = erase(dana, people.case)
    assert response.status_code == 200
    assert "An open case is not erased: close it first." in response.text
    assert "Erase for good" not in response.text
    with pytest.raises(erasing.StillOpen):
        erasing.erase_case(
            keyring=keyring_of(dana), case=people.case, notice=ErasureNotice.TOLD, today=timezone.localdate()
        )
    assert stored(dana) == before


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"code": "000000"}, "That is not the code of this page."),
        ({"code": ""}, "Fill in “Type the code of the case”."),
        ({"told": ""}, "Choose an answer: “Why it goes, and what the person knows of it”."),
        ({"told": "x"}, "choose something that is offered"),
    ],
)
def test_nothing_goes_without_the_code_and_what_the_person_knows(
    people: CaseCast, typed: dict[str, str], sentence: str
) -> None:
    close(people.keys.berk, people.case)
    before = stored(people.keys.dana)
    response = erase(people.keys.dana, people.case, **typed)
    assert response.status_code == 200
    assert sentence in response.text
    assert stored(people.keys.dana) == before
    assert erase(people.keys.dana, people.case, code=f" {people.case.code.lower()} ").status_code == 302


def test_nobody_but_a_supervisor_erases(people: CaseCast) -> None:
    berk = people.keys.berk
    close(berk, people.case)
    before = stored(berk)
    for client in (berk, people.gul):
        assert client.get(path("erase", people.case)).status_code == 404
        assert erase(client, people.case).status_code == 404
        with pytest.raises(PermissionDenied):
            erasing.erase_case(
                keyring=keyring_of(client),
                case=people.case,
                notice=ErasureNotice.TOLD,
                today=timezone.localdate(),
            )
    assert stored(berk) == before
    assert "case.erased" not in verbs(berk)


def test_who_was_merged_goes_too_and_is_named_in_the_ledger(people: CaseCast) -> None:
    berk, dana, twin = people.keys.berk, people.keys.dana, open_case(people.keys.berk, TWIN)
    merge(berk, people.case, twin)
    close(berk, people.case, twin)
    is_erased(dana, people.case)
    assert left() == {"Person": 1, "Case": 1, "Assignment": 1, "Merge": 1}
    is_erased(dana, twin)
    assert left() == {}
    assert erased_ids() == {people.case.pk, twin.pk, people.case.person_id, twin.person_id}


def test_of_a_restricted_person_only_the_named_erase_and_nothing_is_left(people: CaseCast) -> None:
    berk, dana, selbi = people.keys.berk, people.keys.dana, supervisor(people)
    make_sheets(berk)
    keyring = keyring_of(berk)
    named = {str(keyring_of(client).member.pk): Purpose.WORK for client in (berk, dana)}
    named[str(keyring_of(selbi).member.pk)] = Purpose.EMERGENCY
    restrict(keyring=keyring_of(berk), person=people.case.person, named=named)
    close(berk, people.case)
    emergencies.open_for_life(keyring=keyring_of(selbi), person=people.case.person, reason="Угроза")
    assert selbi.get(path("case", people.case)).status_code == 200
    assert erase(selbi, people.case).status_code == 404  # opened in danger to life is not named for work
    request_of(dana)
    assert left()["OnPaper"] == 1
    is_erased(dana, people.case)
    assert left() == {}
    for client in (berk, selbi):
        request_of(client)
        assert left() == {}
    assert erased_ids() == {people.case.pk, people.case.person_id}
    assert keyring.member.organisation_id == Erased.objects.all()[0].organisation_id


def test_what_was_written_for_a_lawyer_alone_goes_too(
    people: CaseCast, monkeypatch: pytest.MonkeyPatch
) -> None:
    policy_is(monkeypatch, ALL_ON)
    scene = Scene(people, *lawyer_of(people, "Murat Chinar"))
    write(scene)
    assert len(seals(scene.lawyer)) == 1
    close(people.keys.berk, people.case)
    is_erased(people.keys.dana, people.case)
    assert left() == {}
    assert seals(scene.lawyer) == []
    assert notes(scene.lawyer) == []


def test_a_group_goes_with_its_last_case_and_not_before(people: CaseCast) -> None:
    berk, dana = people.keys.berk, people.keys.dana
    farm = farm_of(people)
    first, second = (add(berk, farm, name) for name in ("Айна", "Батыр"))
    close(berk, first, second)
    assert "What the group shares, when no case is left in it." in dana.get(path("erase", first)).text
    is_erased(dana, first)
    assert dana.get(farm).status_code == 200
    is_erased(dana, second)
    assert dana.get(farm).status_code == 404
    assert Group.objects.count() == 0
    assert second.group_id in erased_ids()


def test_a_group_stays_for_a_case_that_who_erases_cannot_see(people: CaseCast) -> None:
    berk, dana, selbi = people.keys.berk, people.keys.dana, supervisor(people)
    farm = farm_of(people)
    seen, hidden = (add(berk, farm, name) for name in ("Айна", "Батыр"))
    named = {str(keyring_of(client).member.pk): Purpose.WORK for client in (berk, dana)}
    restrict(keyring=keyring_of(berk), person=hidden.person, named=named)
    close(berk, seen, hidden)
    is_erased(selbi, seen)
    assert seen.group_id not in erased_ids()
    assert Case.objects.filter(pk=hidden.pk).count() == 0
    assert dana.get(path("case", hidden)).status_code == 200
    is_erased(dana, hidden)
    assert Group.objects.count() == 0
    assert {hidden.group_id, hidden.person_id} <= erased_ids()


def test_the_ledger_is_only_added_to(people: CaseCast) -> None:
    close(people.keys.berk, people.case)
    is_erased(people.keys.dana, people.case)
    for change in ("update cases_erased set erased_on = now()", "delete from cases_erased"):
        with pytest.raises(DatabaseError, match="permission denied"), transaction.atomic():
            connection.cursor().execute(change)
    request_of(people.gul)
    assert Erased.objects.count() == 0  # another organisation's


@pytest.mark.parametrize("reason", ["asked", "by-mistake"])
def test_why_it_went_stands_in_the_ledger(people: CaseCast, reason: str) -> None:
    dana = people.keys.dana
    working.close_case(keyring=keyring_of(dana), case=people.case, reason="Дважды")
    page = dana.post(path("erase", people.case), {"told": reason, "code": people.case.code})
    assert page.status_code == 302
    request_of(dana)
    assert set(Erased.objects.values_list("id", "reason")) == {
        (people.case.pk, reason),
        (people.case.person_id, reason),
    }
    assert all(line.endswith(f" {reason}") for line in list(ledger.write(Erased.objects.all()))[1:])


def test_a_ledger_of_before_is_read_too() -> None:
    (row,) = ledger.read(["amanjol-erased-1", f"2026-11-25 {UUID(int=7)} {UUID(int=1)}"])
    assert (row.pk, row.reason) == (UUID(int=1), "")
    with pytest.raises(ledger.LedgerUnreadable):
        list(ledger.read(["amanjol-erased-2", f"2026-11-25 {UUID(int=7)} {UUID(int=1)} why"]))


def test_the_ledger_is_written_and_read_again() -> None:
    rows = [
        Erased(pk=UUID(int=number), organisation_id=UUID(int=7), erased_on=date(2026, 11, number))
        for number in (1, 2)
    ]
    lines = list(ledger.write(rows))
    assert lines[0] == "amanjol-erased-2"
    read = list(ledger.read(f"{line}\n" for line in lines))
    assert [(row.pk, row.organisation_id, row.erased_on) for row in read] == [
        (row.pk, row.organisation_id, row.erased_on) for row in rows
    ]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "line 1 is not amanjol-erased-2"),
        ("PGDMP", "line 1 is not amanjol-erased-2"),
        ("amanjol-erased-1\n2026-11-25 x y", "line 2 is not a day, two ids and a reason"),
        ("amanjol-erased-1\n\n", "line 2 is not a day, two ids and a reason"),
    ],
)
def test_what_is_no_ledger_is_refused(text: str, why: str) -> None:
    with pytest.raises(ledger.LedgerUnreadable, match=why):
        list(ledger.read(text.splitlines()))


def test_the_pages_are_all_russian(people: CaseCast) -> None:
    dana, headers = people.keys.dana, {"accept-language": "ru"}
    dana.get(path("case", people.case))  # with what was said in English so far
    dana.post("/language/", {"language": "ru"})
    assert english(dana.get(path("erase", people.case), headers=headers).text) == set()
    close(dana, people.case)
    for response in (
        dana.get(path("erase", people.case), headers=headers),
        erase(dana, people.case, code="000000"),
    ):
        assert response.status_code == 200
        assert english(response.text) == set()
    said = dana.post(
        path("erase", people.case), {"told": "told", "code": people.case.code}, follow=True, headers=headers
    ).text
    assert "Случай стёрт." in said
    assert english(said) == set()
