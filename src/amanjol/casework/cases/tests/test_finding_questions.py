"""What people type: codes, numbers, families, letters that changed places; and what the page says then."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.urls import reverse

from amanjol.casework.cases.actions import working
from amanjol.casework.cases.finding import questions, search
from amanjol.casework.cases.groups import actions as grouping
from amanjol.casework.cases.models import Case
from amanjol.casework.cases.records import GroupRecord, PersonRecord
from amanjol.casework.cases.tests.case_cast import ROSA, CaseCast, open_case
from amanjol.casework.cases.tests.detail_pages import fill_in
from amanjol.casework.cases.tests.pages import path
from amanjol.foundation.journal.models import Subject
from amanjol.foundation.organisations.tests.cast import browser
from amanjol.foundation.organisations.tests.key_cast import keyring_of, request_of
from amanjol.foundation.seals.fields import SealBroken

if TYPE_CHECKING:
    from django.test import Client

pytestmark = pytest.mark.django_db
MERET = PersonRecord(("Мерет Оразов",), 1980, "Дашогуз")


@pytest.fixture
def people(case_cast: CaseCast) -> CaseCast:
    return case_cast


def found(client: Client, question: str) -> list[PersonRecord]:
    return [match.record for match in search.find(keyring_of(client), question)]


def page(client: Client, question: str) -> str:
    return client.post(reverse("cases:find"), {"question": question}).text


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("50E841", "50E841"),
        ("50e841", "50E841"),
        (" 50 e8 41 ", "50E841"),
        ("случай 50Е841", "50E841"),
        ("№50e-841", "50E841"),
        ("case 50E841", "50E841"),
        ("50E84", ""),
        ("50E8411", ""),
        ("Роза", ""),
        ("50X841", ""),
    ],
)
def test_a_code_is_a_code_however_it_is_written(typed: str, code: str) -> None:
    assert questions.code_in(typed) == code


@pytest.mark.parametrize(
    ("typed", "member"),
    [
        ("из Оразовых", "Оразов"),
        ("семья Оразовых", "Оразов"),
        ("of the Orazovs", "Orazov"),
        ("Оразовлар", "Оразов"),
        ("Orazowlaryň", "Orazow"),
        ("Оразовтардың", "Оразов"),
        ("Оразовдордун", "Оразов"),
        ("Оразовҳо", "Оразов"),
        ("Оразовым", "Оразов"),
        ("Оразова", "Оразова"),
        ("Гулов", "Гулов"),
        ("Роза из Мары", "Роза Мары"),
        ("из", "из"),
        ("Вишневых Анна", "Вишнев Анна"),
    ],
)
def test_a_family_is_asked_for_as_one_of_it(typed: str, member: str) -> None:
    assert questions.of_one(typed) == member


def test_what_was_typed_is_looked_for_too() -> None:
    assert questions.read("Семья Оразовых 1980", "TM").words == ("Семья Оразовых", "Оразов")
    assert questions.read("Роза", "TM").words == ("Роза",)


def test_figures_alone_are_the_end_of_a_number_and_a_year_is_none() -> None:
    assert ("number", "123456") in questions.read("12 34-56", "TM").numbers
    assert questions.read("1994", "TM").numbers == ()
    assert questions.read("1994", "TM").year == 1994
    kinds = dict(questions.read("A 1234567", "TM").numbers)
    assert kinds["document"] == "dA1234567"
    assert "number" not in kinds


@pytest.mark.parametrize("question", ["{code}", "{lower}", "{spaced}", "case {code}"])
def test_a_case_is_found_by_its_code(people: CaseCast, question: str) -> None:
    open_case(people.keys.berk, MERET)
    code = people.case.code
    typed = question.format(code=code, lower=code.lower(), spaced=f"{code[:2]} {code[2:]}")
    assert found(people.keys.dana, typed)[0] == ROSA
    text = page(people.keys.dana, typed)
    assert "code of the case" in text
    assert reverse("cases:case", args=[people.case.pk]) in text


def test_a_code_finds_nobody_else(people: CaseCast) -> None:
    other = open_case(people.keys.berk, MERET)
    keyring = keyring_of(people.keys.berk)
    Case.objects.filter(pk=people.case.pk).update(person=other.person)
    with pytest.raises(SealBroken):
        search.find(keyring, people.case.code)


@pytest.mark.parametrize("question", ["123456", "65 12 34 56", "12-34-56", "1234567"])
def test_the_end_of_a_number_is_enough(people: CaseCast, question: str) -> None:
    open_case(people.keys.berk, MERET)
    assert found(people.keys.dana, question) == [ROSA]


@pytest.mark.parametrize("question", ["Оразовы", "из Оразовых", "of the Orazovs", "Orazowlar", "Оразовлар"])
def test_a_whole_family_is_found(people: CaseCast, question: str) -> None:
    open_case(people.keys.berk, MERET)
    sister = PersonRecord(("Огульгерек Оразова",), 1990)
    open_case(people.keys.berk, sister)
    assert sorted(record.name for record in found(people.keys.dana, question)) == [MERET.name, sister.name]


@pytest.mark.parametrize(
    "question", ["Нусрултан", "Нурслутан", "Nursutlan Abdiev", "Нурсултан Адбиев", "Унрсултан"]
)
def test_two_letters_that_changed_places_hide_nobody(people: CaseCast, question: str) -> None:
    nursultan = PersonRecord(("Нурсултан Абдиев",), 1988)
    open_case(people.keys.berk, nursultan)
    assert found(people.keys.dana, question)[0] == nursultan


def test_a_family_name_that_was_typed_in_the_details_is_found(people: CaseCast) -> None:
    fill_in(people.keys.berk, people.case, "person", prs_SecondName="Халназарова")
    for question in ("Халназарова", "Halnazarowa", "из Халназаровых"):
        assert [record.names for record in found(people.keys.dana, question)] == [ROSA.names], question


def test_a_row_says_where_it_stands_who_works_on_it_and_what_was_met(people: CaseCast) -> None:
    assert "Presumed" not in page(people.keys.dana, "Роза").split("<main", 1)[1]
    people.keys.berk.post(path("stage", people.case), {"to": "safety-and-consent"})
    text = page(people.keys.dana, "Роза 1994 Мары")
    row = text.split('class="found-row"')[1].split("</li>")[0]
    assert row.index(reverse("cases:case", args=[people.case.pk])) < row.index("Роза Аманова")
    for said in ("1994", "Мары", "Berk Chinar", "Safety and consent", ">name<", ">place<", ">year of birth<"):
        assert said in row, said
    working.unassign(case=people.case, member=keyring_of(people.keys.berk).member, by=people.keys.cast.dana)
    assert "nobody works on it" in page(people.keys.dana, "Роза")


@pytest.mark.parametrize(("question", "is_kin"), [("Каримов Азиз Азизович", True), ("Азиз Каримов", False)])
def test_a_row_says_that_it_may_be_a_parent_or_a_child(people: CaseCast, question: str, is_kin: bool) -> None:
    """Whoever is asked about may be in danger from the other."""
    open_case(people.keys.berk, PersonRecord(("Азиз Каримов",)))
    text = page(people.keys.berk, question)
    assert "Азиз Каримов" in text.split("<main", 1)[1]
    assert (">perhaps parent or child<" in text) is is_kin


def test_nobody_is_said_only_where_nothing_was_found(people: CaseCast) -> None:
    berk = people.keys.berk
    grouping.create_group(keyring=keyring_of(berk), group=GroupRecord("Хлопковая ферма", employer="Агро-Юг"))
    nobody, danger = "Nobody is written down under this", reverse("cases:emergency")
    for question, has_nobody in (
        ("Роза", False),
        ("Агро-Юг", False),
        ("хлопковая", False),
        ("Зебинисо", True),
    ):
        text = page(berk, question)
        assert (nobody in text) is has_nobody, question
        assert (danger in text) is has_nobody, question
        assert "life" not in text.lower().split("<main", 1)[1].split("</main", 1)[0]


def test_a_group_is_found_and_said_in_the_journal(people: CaseCast) -> None:
    row = grouping.create_group(keyring=keyring_of(people.keys.berk), group=GroupRecord("Хлопковая ферма"))
    assert f"/desk/cases/groups/{row.pk}/" in page(people.keys.berk, "Hlopkovaya ferma")
    request_of(people.keys.berk)
    assert Subject.objects.filter(kind="group", subject_id=row.pk).count() == 1


def test_every_page_has_the_search_in_its_frame_and_asks_by_post(people: CaseCast) -> None:
    for address in (
        "/desk/cases/",
        reverse("web:home"),
        reverse("cases:groups"),
        reverse("cases:case", args=[people.case.pk]),
    ):
        response = people.keys.berk.get(address)
        assert response.status_code == 200, address
        text = response.text
        assert 'class="frame-search"' in text, address
        form = text.split('class="frame-search"')[1].split("</form>")[0]
        assert f'method="post" action="{reverse("cases:find")}"' in form
        assert 'name="csrfmiddlewaretoken"' in form
    assert "frame-search" not in people.officer.get(reverse("web:home")).text  # who may find nobody
    assert "frame-search" not in people.keys.berk.get(reverse("cases:find")).text  # it has a field of its own


def test_what_was_asked_while_locked_comes_back_to_be_asked_again(people: CaseCast) -> None:
    locked = browser(people.keys.cast.dana)
    response = locked.post(reverse("cases:find"), {"question": "Роза"})
    assert response.status_code == 423
    assert 'value="Роза"' in response.text
    assert "Аманова" not in response.text
