"""A row that was damaged or exchanged: whatever page meets it leads to the page of keys, and nothing is done."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from django.utils import timezone

from amanjol.casework.cases.actions import working
from amanjol.casework.cases.actions.creating import Beginning
from amanjol.casework.cases.listing import rows
from amanjol.casework.cases.models import Case, Person, Task
from amanjol.casework.cases.records import Level, PersonRecord, Risk
from amanjol.casework.cases.restricting.actions import newcomers
from amanjol.casework.cases.tasks import actions as tasks
from amanjol.casework.cases.tests.case_cast import open_case
from amanjol.casework.cases.tests.pages import path
from amanjol.casework.cases.tests.test_links import loosened
from amanjol.casework.cases.views import work
from amanjol.casework.desk import due
from amanjol.casework.desk.points import LOOSE
from amanjol.foundation.journal.queries import entries_of
from amanjol.foundation.organisations.models import Epoch
from amanjol.foundation.organisations.tenant import acting_for
from amanjol.foundation.organisations.tests.attacker import plant_epoch, plant_regrants
from amanjol.foundation.organisations.tests.key_cast import KEYS, keyring_of, request_of
from amanjol.foundation.seals.fields import SealBroken

if TYPE_CHECKING:
    from collections.abc import Collection
    from uuid import UUID

    from amanjol.casework.cases.tests.case_cast import CaseCast

pytestmark = pytest.mark.django_db
TODAY, LIST, FIND, NEW = "/desk/", "/desk/cases/?all", "/desk/cases/find/", "/desk/cases/new/"
SAYS = {"en": "somebody exchanged it", "ru": "кто-то это подменил"}


def _break_person(people: CaseCast) -> None:
    request_of(people.keys.berk)
    sealed = bytearray(Person.objects.get(pk=people.case.person_id).sealed)
    sealed[20] ^= 1
    Person.objects.filter(pk=people.case.person_id).update(sealed=bytes(sealed))


def _break_case(people: CaseCast) -> None:
    request_of(people.keys.berk)
    Case.objects.filter(pk=people.case.pk).update(wrapped_key=b"\x01" * 61)


def _written(people: CaseCast) -> list[tuple[str, dict[str, str]]]:
    with acting_for(people.keys.cast.dana):
        entries = entries_of(people.keys.cast.yyldyz.pk).filter(verb="keys.seal-broken")
        return [(entry.verb, entry.details) for entry in entries]


@pytest.mark.parametrize("language", ["en", "ru"])
@pytest.mark.parametrize(
    ("asks", "name"), [(LIST, "cases:work"), (FIND, "cases:find"), ("case", "cases:case"), ("access", "cases:access")]
)  # fmt: skip
def test_reading_leads_to_the_page_of_keys(case_cast: CaseCast, asks: str, name: str, language: str) -> None:
    _break_case(case_cast) if asks == "access" else _break_person(case_cast)
    berk = case_cast.keys.berk
    berk.cookies["language"] = language
    if asks == FIND:
        response = berk.post(FIND, {"question": "Rosa"})
    else:
        response = berk.get(asks if asks == LIST else path(asks, case_cast.case))
    assert (response.status_code, response["Location"]) == (302, KEYS)
    page = berk.get(KEYS)
    assert page.status_code == 200
    assert SAYS[language] in page.text
    assert _written(case_cast) == [("keys.seal-broken", {"page": name})]


@pytest.mark.parametrize(
    ("asks", "name"), [(TODAY, "web:home"), (LIST, "cases:work"), ("/desk/cases/", "cases:work")]
)
@pytest.mark.parametrize("language", ["en", "ru"])
def test_one_case_that_does_not_open_hides_no_other(
    case_cast: CaseCast, language: str, asks: str, name: str
) -> None:
    """Its code stands in the notice that leads to the page of keys, and the journal has it."""
    berk = case_cast.keys.berk
    open_case(berk, PersonRecord(("Лейла",)), Beginning("Отвезти к врачу", timezone.localdate()))
    _break_person(case_cast)
    berk.cookies["language"] = language
    page = berk.get(asks).text
    (notice,) = re.findall(r'<div class="notice error">.*?</div>', page, re.DOTALL)
    assert SAYS[language] in notice
    assert case_cast.case.code in notice
    assert f'href="{KEYS}"' in notice
    assert "Отвезти к врачу" in page
    assert _written(case_cast) == [("keys.seal-broken", {"page": name})]


def test_what_lies_beneath_one_case_hides_no_other_in_the_list(
    case_cast: CaseCast, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A case that opens, and of whose rows one does not."""

    def broken(opened: Collection[tuple[Case, object]], _keyring: object) -> set[UUID]:
        if any(case == case_cast.case for case, _record in opened):
            raise SealBroken
        return set()

    monkeypatch.setattr(rows, "older_copies", broken)
    berk = case_cast.keys.berk
    open_case(berk, PersonRecord(("Лейла",)), Beginning("Отвезти к врачу", timezone.localdate()))
    page = berk.get(LIST).text
    (notice,) = re.findall(r'<div class="notice error">.*?</div>', page, re.DOTALL)
    assert case_cast.case.code in notice
    assert "Отвезти к врачу" in page
    assert len(_written(case_cast)) == 1


def test_a_list_that_is_narrowed_keeps_what_does_not_open(case_cast: CaseCast) -> None:
    """Nobody can tell whether it fits; left out it would be missed by nobody."""
    berk = case_cast.keys.berk
    open_case(berk, PersonRecord(("Лейла",)), Beginning("Отвезти к врачу", timezone.localdate()))
    keyring = keyring_of(berk)
    ayna = open_case(berk, PersonRecord(("Айна",)), Beginning("Спросить сестру", timezone.localdate()))
    risk = Risk(timezone.localdate(), keyring.person, Level.HIGH, Level.LOW, Level.LOW)
    working.assess_risk(keyring=keyring_of(berk), case=ayna, risk=risk)
    _break_case(case_cast)
    berk.post("/desk/cases/narrow/", {"danger": "high"})
    page = berk.get(LIST).text
    assert case_cast.case.code in page
    assert "Айна" in page
    assert "Лейла" not in page


def test_a_newcomer_that_does_not_open_hides_no_list(
    case_cast: CaseCast, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(**_asked: object) -> None:
        raise SealBroken

    monkeypatch.setattr(newcomers, "compare", broken)
    page = case_cast.keys.berk.get(LIST).text
    assert SAYS["en"] in page
    assert "Something of plans" in page
    assert case_cast.case.code in page
    assert _written(case_cast) == [("keys.seal-broken", {"page": "cases:work"})]


def test_a_task_that_does_not_open_hides_no_other_line_of_the_day(case_cast: CaseCast) -> None:
    berk, keyring, day = case_cast.keys.berk, keyring_of(case_cast.keys.berk), timezone.localdate()
    tasks.write_task(keyring=keyring, case=case_cast.case, plan=tasks.Plan("Найти врача", None, day))
    open_case(berk, PersonRecord(("Лейла",)), Beginning("Позвонить сестре", day))
    assert "Найти врача" in berk.get(TODAY).text
    keyring_of(berk)
    Task.objects.update(wrapped_key=b"\x01" * 61)
    page = berk.get(TODAY).text
    assert SAYS["en"] in page
    assert "Найти врача" not in page
    assert "Позвонить сестре" in page
    assert len(_written(case_cast)) == 1


def test_a_room_with_a_row_that_does_not_open_hides_no_other(
    case_cast: CaseCast, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_asked: object) -> due.DueOfRoom:
        raise SealBroken

    def whole(_member: object, cases: Collection[Case], *_asked: object) -> due.DueOfRoom:
        return due.DueOfRoom([due.Due(case, "Отдать паспорт", timezone.localdate(), "/") for case in cases])

    monkeypatch.setattr(due, "_days", [broken, whole])
    page = case_cast.keys.berk.get(TODAY).text
    assert SAYS["en"] in page
    assert "Something of plans" in page
    assert "Отдать паспорт" in page
    assert len(_written(case_cast)) == 1


def test_where_no_case_opens_the_day_leads_to_the_page_of_keys(case_cast: CaseCast) -> None:
    _break_person(case_cast)
    assert case_cast.keys.berk.get(TODAY)["Location"] == KEYS


def test_what_is_not_done_is_taken_back_whole(case_cast: CaseCast) -> None:
    """A note to a case whose person does not open: neither note nor entry, but that it was met."""
    _break_case(case_cast)
    before = bytes(Case.objects.get(pk=case_cast.case.pk).sealed)
    with acting_for(case_cast.keys.cast.dana):
        count = entries_of(case_cast.keys.cast.yyldyz.pk).count()
    response = case_cast.keys.berk.post(path("note", case_cast.case), {"text": "Позвонила."})
    assert response["Location"] == KEYS
    request_of(case_cast.keys.berk)
    assert bytes(Case.objects.get(pk=case_cast.case.pk).sealed) == before
    with acting_for(case_cast.keys.cast.dana):
        assert entries_of(case_cast.keys.cast.yyldyz.pk).count() == count + 1
    assert len(_written(case_cast)) == 1


def test_what_was_written_before_the_seal_broke_is_taken_back(
    case_cast: CaseCast, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The list seals old rows anew before it meets those of which none opens."""

    def broken(*_asked: object) -> None:
        raise SealBroken

    berk = case_cast.keys.berk
    old = open_case(berk)
    loosened(old, keyring_of(berk))
    monkeypatch.setattr(work, "rows_of", broken)
    assert berk.get(LIST)["Location"] == KEYS
    request_of(berk)
    assert list(Case.objects.filter(schema=LOOSE)) == [old]


def test_a_part_of_a_page_is_led_there_too(case_cast: CaseCast) -> None:
    _break_person(case_cast)
    response = case_cast.keys.berk.get(LIST, headers={"hx-request": "true"})
    assert (response.status_code, response["HX-Redirect"], response.content) == (200, KEYS, b"")


def test_a_link_that_leads_nowhere_is_no_error_of_the_server(case_cast: CaseCast) -> None:
    case_cast.keys.berk.post(f"{KEYS}new/")
    with acting_for(case_cast.keys.cast.berk):
        Case.objects.update(epoch=1)
        Epoch.objects.update(link=b"\x01" * 61)
    assert case_cast.keys.dana.get(KEYS).status_code == 200  # does not follow: nothing is opened at all
    assert case_cast.keys.berk.get(path("case", case_cast.case))["Location"] == KEYS


def test_with_forged_keys_no_page_of_the_desk_opens_or_seals_anything(case_cast: CaseCast) -> None:
    """The attack of the review: nobody writes anything that the attacker could read."""
    people, berk = case_cast.keys, case_cast.keys.berk
    keyring_of(berk)
    row, _mine = plant_epoch(people.cast.berk, 2)
    plant_regrants(row, _mine, [people.cast.berk, people.cast.dana])
    for client in (berk, people.dana):
        for page in (LIST, FIND, NEW, path("case", case_cast.case), "/desk/consultations/new/"):
            assert client.get(page)["Location"] == KEYS, page
    request_of(berk)
    before = Person.objects.count()
    answer = berk.post(NEW, {"names": "Роза", "next_step": "x", "next_on": "2026-12-01"})
    assert answer["Location"] == KEYS
    request_of(berk)
    assert Person.objects.count() == before
    assert "Something was changed in the database" in berk.get(KEYS).text
