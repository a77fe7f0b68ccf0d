"""Sheets find exactly what rows find, whatever was done meanwhile and whoever wrote to the database."""

from __future__ import annotations

from contextlib import closing
from copy import deepcopy
from datetime import timedelta
from http import HTTPStatus
from typing import TYPE_CHECKING, Any
from uuid import UUID

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from amanjol.casework.cases import sealing
from amanjol.casework.cases.actions import working
from amanjol.casework.cases.erasing.actions import erasing
from amanjol.casework.cases.finding import actions, everybody, held, search
from amanjol.casework.cases.finding.queries import sheets_visible_to
from amanjol.casework.cases.merging import actions as merging
from amanjol.casework.cases.models import Case, Erased, FindingSheet, Merge, Person, Purpose
from amanjol.casework.cases.queries import people_visible_to
from amanjol.casework.cases.record_parts.reviews import ErasureNotice
from amanjol.casework.cases.records import PersonRecord, SafeContact
from amanjol.casework.cases.restricting.actions import restricting
from amanjol.casework.cases.tests.case_cast import CaseCast, open_case
from amanjol.casework.desk import in_bulk
from amanjol.foundation.names.searching import NameSearch
from amanjol.foundation.organisations.keys.actions import beginning
from amanjol.foundation.organisations.tests.key_cast import keyring_of, request_of
from amanjol.site.tests.faults import some

if TYPE_CHECKING:
    from collections.abc import Callable

    from amanjol.foundation.organisations.keys.keyring import Keyring

pytestmark = pytest.mark.django_db
NAMES = (
    "Мерет Ораздурдыев",
    "Бахар Тячмурадова",
    "Jemal Nuryyeva",
    "Нурлан Абдиев",
    "Айжан Омарова",
    "Dilfuza Karimova",
    "Саодат Раҳимова",
)
QUESTIONS = (
    *NAMES,
    "Роза", "Bahar", "Жемал 1973",
    "Омаровы",
    "1971",
    "+993 62 000003",
    "000004",
    "C0000002",
    "Мары",
)  # fmt: skip


@pytest.fixture(autouse=True)
def _small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Sheets of few people, so that few people fill several."""
    monkeypatch.setattr(everybody, "PEOPLE_A_SHEET", 4)
    monkeypatch.setattr(everybody, "FEWEST_A_SHEET", 2)
    monkeypatch.setattr(everybody, "MOST_STALE", 1)


def record_of(number: int) -> PersonRecord:
    contact = SafeContact(telephone=f"+993 62 {number:06}")
    place = ("Мары", "Дашогуз")[number % 2]
    return PersonRecord((NAMES[number % len(NAMES)],), 1970 + number, place, f"C {number:07}", contact)


@pytest.fixture(scope="module")
def _people(_case_cast: CaseCast) -> CaseCast:
    for number, _name in enumerate(NAMES):
        open_case(_case_cast.keys.dana, record_of(number))
    return _case_cast


@pytest.fixture
def people(_people: CaseCast, db: None) -> CaseCast:
    return deepcopy(_people)


@pytest.fixture
def dana(people: CaseCast) -> Keyring:
    return written_anew(keyring_of(people.keys.dana))


def written_anew(keyring: Keyring) -> Keyring:
    actions.write_anew(keyring=keyring, gone=everybody.go_through(keyring, []), seconds=600)
    return keyring


def found(keyring: Keyring, question: str) -> list[tuple[UUID, float]]:
    return sorted((match.person.pk, match.score) for match in search.find(keyring, question))


def found_by_rows(keyring: Keyring, question: str) -> list[tuple[UUID, float]]:
    """The same where there is no sheet."""
    with transaction.atomic():
        FindingSheet.objects.all().delete()
        by_rows = found(keyring, question)
        transaction.set_rollback(True)
    return by_rows


def on_sheets(keyring: Keyring) -> set[UUID]:
    """Whose data lie on any sheet, whatever their rows say."""
    people: set[UUID] = set()
    with closing(in_bulk.documents(FindingSheet.objects.all(), keyring, "epoch")) as documents:
        for _pk, document, _epoch in documents:
            opened = held.read(document or b"", b"")
            places = range(len(opened.columns.years))
            people |= {UUID(bytes=opened.columns.person(place)) for place in places}
    return people


def agree(keyring: Keyring, questions: tuple[str, ...] = QUESTIONS) -> None:
    for question in questions:
        assert found(keyring, question) == found_by_rows(keyring, question), question


# What may happen to the people: each takes the keyring, and a number that chooses among them.
def rename(keyring: Keyring, number: int) -> None:
    person = chosen(keyring, number)
    if person is not None:
        working.change_person(keyring=keyring, person=person, contents=record_of(number * 3 + 1))


def restrict(keyring: Keyring, number: int) -> None:
    person = chosen(keyring, number)
    if person is not None and not person.is_restricted:
        named = {str(member): Purpose.WORK for member in HOLDERS}
        restricting.restrict(keyring=keyring, person=person, named=named)


def lift(keyring: Keyring, number: int) -> None:
    person = chosen(keyring, number)
    if person is not None:
        restricting.lift(keyring=keyring, person=person)


def merge(keyring: Keyring, number: int) -> None:
    first, second = chosen(keyring, number), chosen(keyring, number + 1)
    if first and second and first != second and not (first.is_restricted or second.is_restricted):
        merging.merge(keyring=keyring, person=first, other=second)


def part(keyring: Keyring, number: int) -> None:
    row = Merge.objects.filter(epoch__isnull=False).order_by("pk").first()
    if row is not None:
        try:
            merging.part(keyring=keyring, merge=row)
        except merging.NotNewest:
            return


def erase(keyring: Keyring, number: int) -> None:
    person = chosen(keyring, number)
    for case in Case.objects.filter(person=person):
        if case.status != "closed":
            working.close_case(keyring=keyring, case=case, reason="Всё")
        notice = ErasureNotice.ASKED
        erasing.erase_case(keyring=keyring, case=case, notice=notice, today=timezone.localdate())


def write_down(keyring: Keyring, number: int) -> None:
    open_case(CLIENTS[0], record_of(number))


def ask(keyring: Keyring, number: int) -> None:
    written_anew(keyring)


def forget_all_sheets(keyring: Keyring, number: int) -> None:
    FindingSheet.objects.all().delete()


def new_epoch(keyring: Keyring, number: int) -> None:
    beginning.begin_next(keyring=keyring)
    for client in reversed(CLIENTS):
        keyring_of(client)  # accepts it


ACTS = (rename, restrict, lift, merge, part, erase, write_down, ask, ask, new_epoch, forget_all_sheets)
HOLDERS: list[UUID] = []
CLIENTS: list[Any] = []


def chosen(keyring: Keyring, number: int) -> Person | None:
    people = list(people_visible_to(keyring.member).order_by("pk"))
    return people[number % len(people)] if people else None


@given(acts=st.lists(st.tuples(st.sampled_from(ACTS), st.integers(0, 11)), min_size=3, max_size=9))
@settings(max_examples=some(40), suppress_health_check=list(HealthCheck))
def test_sheets_find_exactly_what_rows_find(
    people: CaseCast, acts: list[tuple[Callable[[Keyring, int], None], int]]
) -> None:
    HOLDERS[:] = [keyring_of(client).member.pk for client in (people.keys.berk, people.keys.dana)]
    CLIENTS[:] = [people.keys.dana, people.keys.berk]
    with transaction.atomic():
        keyring = written_anew(keyring_of(people.keys.dana))
        for turn, (act, number) in enumerate(acts):
            act(keyring, number)
            keyring = keyring_of(people.keys.dana)
            assert on_sheets(keyring) <= set(
                Person.objects.filter(epoch__isnull=False).values_list("pk", flat=True)
            )
            agree(keyring, QUESTIONS[turn % 3 :: 3])
        written_anew(keyring)
        agree(keyring)
        transaction.set_rollback(True)


def test_the_close_look_alone_finds_the_same(dana: Keyring) -> None:
    """Everybody opened and compared as names are, without the quick look."""
    assert FindingSheet.objects.count() == 2
    rows = people_visible_to(dana.member)
    records = dict(everybody.opened_people(rows, dana))
    close: NameSearch[UUID] = NameSearch()
    close.add_columns(
        records, [record.names for record in records.values()], [r.place for r in records.values()]
    )
    for name in NAMES:
        for asked in (name, name.split()[0], name.split()[1]):
            assert found(dana, asked) == sorted(close.find(asked)), asked


def test_an_old_sheet_put_back_hides_nobody_and_shows_nobody_who_is_gone(dana: Keyring) -> None:
    old = list(FindingSheet.objects.values())
    before = dict(Person.objects.values_list("pk", "sheet"))
    renamed, gone = (
        Person.objects.get(pk=pk) for pk in sorted(pk for pk, sheet in before.items() if sheet)[:2]
    )
    working.change_person(keyring=dana, person=renamed, contents=PersonRecord(("Зулейха Хасанова",)))
    name = sealing.open_person(gone, dana).name
    erase_one(dana, gone)
    written_anew(dana)
    FindingSheet.objects.all().delete()
    FindingSheet.objects.bulk_create(FindingSheet(**row) for row in old)
    for person in Person.objects.filter(pk__in=before):
        Person.objects.filter(pk=person.pk).update(sheet=before[person.pk])
    assert [pk for pk, _score in found(dana, "Zuleyha Hasanova")] == [renamed.pk]
    assert gone.pk not in {pk for pk, _score in found(dana, name)}
    agree(dana)
    state = everybody.go_through(dana, [])
    assert before[gone.pk] in state.worn
    written_anew(dana)
    assert gone.pk not in on_sheets(dana)


def erase_one(keyring: Keyring, person: Person) -> None:
    for case in Case.objects.filter(person=person):
        working.close_case(keyring=keyring, case=case, reason="Всё")
        notice = ErasureNotice.ASKED
        erasing.erase_case(keyring=keyring, case=case, notice=notice, today=timezone.localdate())


def test_who_names_a_sheet_that_does_not_hold_them_is_opened(dana: Keyring) -> None:
    sheets = list(FindingSheet.objects.values_list("pk", flat=True))
    for person in Person.objects.filter(sheet__isnull=False):
        other = next(pk for pk in sheets if pk != person.sheet)
        Person.objects.filter(pk=person.pk).update(sheet=other)
    agree(dana)
    assert set(everybody.go_through(dana, []).worn) == set(sheets)


def test_a_sheet_that_does_not_open_hides_nobody_and_is_written_anew(dana: Keyring) -> None:
    first, second = FindingSheet.objects.order_by("pk")
    FindingSheet.objects.filter(pk=first.pk).update(sealed=second.sealed, wrapped_key=second.wrapped_key)
    agree(dana)
    written_anew(dana)
    assert not FindingSheet.objects.filter(pk=first.pk).exists()
    assert not everybody.go_through(dana, []).is_due


def test_words_that_are_heard_otherwise_now_are_heard_anew(
    dana: Keyring, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = set(FindingSheet.objects.values_list("pk", flat=True))
    monkeypatch.setattr(held, "edition", lambda: "another")
    agree(dana)
    written_anew(dana)
    assert not before & set(FindingSheet.objects.values_list("pk", flat=True))


def test_a_sheet_is_sealed_for_its_row_and_says_nothing_in_clear(dana: Keyring) -> None:
    for sheet in FindingSheet.objects.all():
        raw = bytes(sheet.sealed) + bytes(sheet.wrapped_key)
        assert not any(name.split()[0].encode() in raw for name in NAMES)
        assert sheet.epoch == dana.epoch.number


def test_written_anew_it_has_a_new_key_under_the_current_epoch(dana: Keyring, people: CaseCast) -> None:
    before = {bytes(sheet.wrapped_key) for sheet in FindingSheet.objects.all()}
    beginning.begin_next(keyring=dana)
    for person in Person.objects.filter(sheet__isnull=False):
        Person.objects.filter(pk=person.pk).update(sheet=None)
    keyring = keyring_of(people.keys.dana)
    written_anew(keyring)
    sheets = FindingSheet.objects.all()
    assert sheets
    assert not before & {bytes(sheet.wrapped_key) for sheet in sheets}
    assert {sheet.epoch for sheet in sheets} == {keyring.epoch.number}


@pytest.mark.parametrize("act", ["erased", "restricted"])
def test_with_one_of_its_people_the_whole_sheet_goes(dana: Keyring, act: str, people: CaseCast) -> None:
    HOLDERS[:] = [keyring_of(client).member.pk for client in (people.keys.berk, people.keys.dana)]
    person = Person.objects.filter(sheet__isnull=False).order_by("pk").first()
    assert person is not None
    sheet = person.sheet
    assert sheet is not None
    (erase_one if act == "erased" else restrict_one)(dana, person)
    assert not FindingSheet.objects.filter(pk=sheet).exists()
    assert person.pk not in on_sheets(dana)


def restrict_one(keyring: Keyring, person: Person) -> None:
    named = {str(member): Purpose.WORK for member in HOLDERS}
    restricting.restrict(keyring=keyring, person=person, named=named)
    assert Person.objects.get(pk=person.pk).sheet is None


def test_both_sheets_go_when_two_become_one(dana: Keyring) -> None:
    sheets = list(FindingSheet.objects.values_list("pk", flat=True))
    first, other = (Person.objects.filter(sheet=pk).order_by("pk")[0] for pk in sheets)
    merging.merge(keyring=dana, person=first, other=other)
    assert not FindingSheet.objects.filter(pk__in=sheets).exists()


def test_a_replayed_ledger_takes_the_whole_sheet(dana: Keyring) -> None:
    person = Person.objects.filter(sheet__isnull=False).order_by("pk")[0]
    lines = [
        Erased(pk=pk, organisation_id=person.organisation_id, erased_on=timezone.localdate() - timedelta(1))
        for pk in (person.pk, Case.objects.get(person=person).pk)
    ]
    assert erasing.replay(lines).people == 1
    assert person.sheet is not None
    assert not FindingSheet.objects.filter(pk=person.sheet).exists()
    assert "cases_findingsheet" in erasing.TABLES


def test_nobody_restricted_may_name_a_sheet(dana: Keyring, people: CaseCast) -> None:
    """For whoever is named, whom row security lets write the row."""
    HOLDERS[:] = [keyring_of(client).member.pk for client in (people.keys.berk, people.keys.dana)]
    person = Person.objects.filter(sheet__isnull=False).order_by("pk")[0]
    sheet = person.sheet
    restrict_one(dana, person)
    with pytest.raises(IntegrityError, match="cases_restricted_in_no_sheet"), transaction.atomic():
        Person.objects.filter(pk=person.pk).update(sheet=sheet)


def test_another_organisation_asks_no_sheet(dana: Keyring, people: CaseCast) -> None:
    gozel = keyring_of(people.gul)
    assert FindingSheet.objects.count() == 0
    assert found(gozel, NAMES[0]) == []
    request_of(people.keys.dana)
    assert not sheets_visible_to(gozel.member)  # the application's own door, where row security shows all


def test_few_loose_people_need_no_sheet(people: CaseCast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(everybody, "FEWEST_A_SHEET", 100)
    keyring = written_anew(keyring_of(people.keys.dana))
    assert FindingSheet.objects.count() == 0
    assert everybody.go_through(keyring, []).loose == len(NAMES) + 1


def test_the_list_of_work_writes_sheets_where_many_came_at_once(dana: Keyring, people: CaseCast) -> None:
    before, client = FindingSheet.objects.count(), people.keys.dana
    for number in (50, 51, 52):
        open_case(client, record_of(number))
    assert client.get("/desk/cases/").status_code == HTTPStatus.OK
    assert FindingSheet.objects.count() > before
    assert not people_visible_to(dana.member).filter(sheet=None, epoch__isnull=False)[1:]


def test_who_has_too_much_for_a_sheet_is_found_all_the_same(dana: Keyring) -> None:
    many = tuple(f"Имя{''.join(chr(1072 + int(sign)) for sign in str(number))}" for number in range(200))
    person = Person.objects.filter(sheet__isnull=False)[0]
    working.change_person(keyring=dana, person=person, contents=PersonRecord(("Сона Черкезова", *many)))
    FindingSheet.objects.all().delete()
    written_anew(dana)
    assert Person.objects.get(pk=person.pk).sheet not in {sheet.pk for sheet in FindingSheet.objects.all()}
    assert [pk for pk, _score in found(dana, "Черкезова")] == [person.pk]


def test_nobody_is_put_on_a_sheet_alone(dana: Keyring) -> None:
    alone = Person.objects.filter(sheet__isnull=False).order_by("pk")[0]
    Person.objects.filter(pk=alone.pk).update(sheet=None)
    before = set(FindingSheet.objects.all())
    assert not actions.write_anew(keyring=dana, gone=everybody.Gone(loose=everybody.FEWEST_A_SHEET))
    assert set(FindingSheet.objects.all()) == before
