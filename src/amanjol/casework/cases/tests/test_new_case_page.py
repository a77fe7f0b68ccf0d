"""A new case: what is stored, what is refused, and the question whether the person is known already."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest
from django.urls import reverse

from amanjol.casework.cases import sealing
from amanjol.casework.cases.finding import search
from amanjol.casework.cases.models import Assignment, Case, Person
from amanjol.casework.cases.records import Note, PersonRecord, join
from amanjol.casework.cases.tests.case_cast import ROSA, TODAY, CaseCast
from amanjol.casework.cases.tests.pages import opened_person, stored, verbs, written
from amanjol.casework.cases.tests.test_bad_input import too_long
from amanjol.casework.standards.people.forms import Form
from amanjol.foundation.journal.models import Entry
from amanjol.foundation.organisations.tests.key_cast import keyring_of

if TYPE_CHECKING:
    from django.test import Client
    from django.test.client import _MonkeyPatchedWSGIResponse as Response

pytestmark = pytest.mark.django_db
TYPED = {
    "names": "Айна Бегова\nБегова Айна Сердаровна\n  айка  ",
    "birth_year": "2001",
    "place": "Теджен",
    "how": "через соседку",
    "when": "утром",
    "never": "не говорить, кто вы",
    "telephone": "8 61 11-22-33",
    "document": "BC 765432",
    "note": "Отобрали паспорт.",
    "next_step": "Найти ночлег",
    "next_step_on": "2026-11-26",
}


@pytest.fixture
def people(case_cast: CaseCast) -> CaseCast:
    return case_cast


def post(client: Client, **changed: Any) -> Response:
    return client.post(reverse("cases:new"), TYPED | changed)


def case_of(response: Response) -> Case:
    assert response.status_code == 302
    match = re.fullmatch(r"/desk/cases/([0-9a-f-]{36})/", response.headers["Location"])
    assert match, response.headers["Location"]
    return Case.objects.get(pk=match[1])


def test_what_was_typed_lies_sealed_in_a_case_of_its_own(people: CaseCast) -> None:
    berk = people.keys.berk
    case = case_of(post(berk))
    keyring = keyring_of(berk)
    person, record = sealing.open_person(case.person, keyring), sealing.open_case(case, keyring)
    assert person.names == ("Айна Бегова", "Бегова Айна Сердаровна", "айка")
    assert (person.birth_year, person.place, person.document) == (2001, "Теджен", "BC 765432")
    assert person.contact.how == "через соседку"
    assert person.contact.when == "утром"
    assert person.contact.never == "не говорить, кто вы"
    assert person.contact.telephone == "8 61 11-22-33"
    assert record.next_step == "Найти ночлег"
    assert [(note.text, note.by) for note in written(berk, case, Note)] == [
        ("Отобрали паспорт.", keyring.person)
    ]
    assert case.next_step_on is not None
    assert case.next_step_on.isoformat() == "2026-11-26"
    assert [row.member_id for row in Assignment.objects.filter(case=case)] == [keyring.member.pk]
    assert verbs(berk)[-1] == "case.created"
    assert Entry.objects.filter(verb="case.created").latest("sequence").details == {}


def form_of(client: Client, case: Case) -> Form:
    return sealing.open_person(case.person, keyring_of(client)).form


@pytest.mark.parametrize(
    ("typed", "form"),
    [
        ({"birth_year": ""}, Form.AGE_NOT_KNOWN),
        ({"birth_year": "", "form": "age-not-known"}, Form.AGE_NOT_KNOWN),
        ({"birth_year": "", "form": "adult"}, Form.ADULT),
        ({"birth_year": "", "form": "child-alone"}, Form.CHILD_ALONE),
        ({"birth_year": str(TODAY.year - 19)}, Form.ADULT),
        ({"birth_year": str(TODAY.year - 18)}, Form.AGE_NOT_KNOWN),
        ({"birth_year": str(TODAY.year - 19), "form": "child-alone"}, Form.CHILD_ALONE),
        ({"birth_year": str(TODAY.year - 17), "form": "child-with-guardian"}, Form.CHILD_WITH_GUARDIAN),
        ({"birth_year": str(TODAY.year - 17), "form": "age-not-known"}, Form.AGE_NOT_KNOWN),
    ],
)
def test_one_press_says_whether_it_is_a_child_and_nobody_is_an_adult_unasked(
    people: CaseCast, typed: dict[str, str], form: Form
) -> None:
    berk = people.keys.berk
    assert form_of(berk, case_of(post(berk, **typed))) is form


@pytest.mark.parametrize("typed", [{}, {"form": "adult"}])
def test_who_is_a_child_by_the_year_of_birth_is_no_adult(people: CaseCast, typed: dict[str, str]) -> None:
    berk, before = people.keys.berk, stored(people.keys.berk)
    response = post(berk, birth_year=str(TODAY.year - 17), **typed)
    assert list(response.context["form"].errors) == ["form"]
    assert "By the year of birth this is a child." in response.text
    assert stored(berk) == before


def test_age_is_asked_on_every_page_that_needs_it_and_answered_there(people: CaseCast) -> None:
    berk = people.keys.berk
    case = case_of(post(berk, birth_year=""))
    pages = {
        name: reverse(f"cases:{name}", args=[case.pk]) for name in ("case", "consents", "vital_care", "age")
    }
    for name in ("case", "consents", "vital_care"):
        assert "Is the person a child?" in berk.get(pages[name]).text
    assert "A child, and nobody is here who may consent for the child" in berk.get(pages["vital_care"]).text
    answer = berk.post(pages["age"], {"form": "adult", "back": "consents"})
    assert (answer.status_code, answer["Location"]) == (302, pages["consents"])
    assert form_of(berk, Case.objects.get(pk=case.pk)) is Form.ADULT
    assert verbs(berk, "person.")[-1] == "person.changed"
    for name in ("case", "consents", "vital_care"):
        assert "Is the person a child?" not in berk.get(pages[name]).text


@pytest.mark.parametrize("typed", [{}, {"form": "age-not-known"}, {"form": "deceased"}, {"form": "x"}])
def test_an_answer_that_is_none_changes_nothing(people: CaseCast, typed: dict[str, str]) -> None:
    berk = people.keys.berk
    case = case_of(post(berk, birth_year=""))
    before = stored(berk)
    answer = berk.post(reverse("cases:age", args=[case.pk]), typed, follow=True)
    assert "Say whether the person is a child." in answer.text
    assert stored(berk) == before


def test_what_somebody_has_said_of_the_age_is_changed_by_no_second_press(people: CaseCast) -> None:
    berk = people.keys.berk
    case = case_of(post(berk, form="child-alone", birth_year=""))
    before = stored(berk)
    answer = berk.post(reverse("cases:age", args=[case.pk]), {"form": "adult"}, follow=True)
    assert "meanwhile" in answer.text
    assert stored(berk) == before


def test_joining_takes_the_age_of_who_knows_more() -> None:
    def joined(before: Form, typed: Form) -> Form:
        return join(PersonRecord(("Роза",), form=before), PersonRecord(("Роза",), form=typed)).form

    child, adult, unknown = Form.CHILD_ALONE, Form.ADULT, Form.AGE_NOT_KNOWN
    assert joined(unknown, adult) is adult
    assert joined(unknown, child) is child
    assert joined(adult, unknown) is adult
    assert joined(child, unknown) is child
    assert joined(child, adult) is child
    assert joined(adult, child) is child


def test_a_name_and_a_next_step_are_enough(people: CaseCast) -> None:
    berk = people.keys.berk
    response = berk.post(reverse("cases:new"), {"names": "Соседка", "next_step": "Спросить"})
    case = case_of(response)
    assert (written(berk, case, Note), case.next_step_on) == ((), None)


@pytest.mark.parametrize(
    ("field", "typed", "sentence"),
    [
        ("names", "", "Write how the person is called, or wants to be called."),
        ("names", " \n \n", "Write how the person is called, or wants to be called."),
        ("names", "123", "Write at least one name, or what the person wants to be called."),
        ("names", "а" * 1201, too_long("Names", "1,201", "1,200")),
        ("birth_year", "1500", "That is no year of birth."),
        ("birth_year", "2999", "That is no year of birth."),
        ("birth_year", "девяносто", "“Year of birth”: write it in figures."),
        ("birth_year", "9" * 400, "That is no year of birth."),
        ("next_step_on", "завтра", "“By when”: there is no such day."),
        ("next_step_on", "2026-02-30", "“By when”: there is no such day."),
        ("next_step", "", "Write what has to be done next."),
        ("note", "а" * 11_000, too_long("What the person told you", "11,000", "10,000")),
        ("place", "а" * 301, too_long("Where from", "301", "300")),
        ("telephone", "5\0", "“Telephone”: Null characters are not allowed."),
    ],
)
def test_what_cannot_be_taken_is_said_once_and_nothing_is_stored_or_lost(
    people: CaseCast, field: str, typed: str, sentence: str
) -> None:
    berk = people.keys.berk
    before, journal = stored(berk), verbs(berk, "")
    response = post(berk, **{field: typed})
    assert response.status_code == 200
    form = response.context["form"]
    assert list(form.errors) == [field]
    assert list(form[field].errors) == [sentence]
    assert response.text.count(sentence) == 2  # in the summary at the top, and beside the field
    others = {name: text for name, text in TYPED.items() if name != field}
    for text in others.values():
        for line in text.splitlines():
            assert line in response.text
    if typed.strip() and "\0" not in typed:
        assert typed.strip() in response.text
    assert (stored(berk), verbs(berk, "")) == (before, journal)


@pytest.mark.parametrize(
    "changed",
    [
        {"names": "Rosa Amanova"},
        {"names": "Роза", "birth_year": "1995"},
        {"names": "Джамал", "telephone": "00993 65 12 34 56"},
        {"names": "Джамал", "document": "а1234567"},  # a Cyrillic letter
    ],
)
def test_who_may_be_known_is_shown_before_anything_is_stored(
    people: CaseCast, changed: dict[str, str]
) -> None:
    berk = people.keys.berk
    before = stored(berk)
    response = post(berk, birth_year="", **changed) if "birth_year" not in changed else post(berk, **changed)
    assert response.status_code == 200
    assert "Is it one of these?" in response.text
    assert "Роза Аманова" in response.text
    assert f'value="{people.case.person_id}"' in response.text
    assert "Open the case" not in response.text
    assert "Найти ночлег" in response.text
    assert "Отобрали паспорт." in response.text
    assert stored(berk) == before


def test_somebody_else_is_stored_as_a_second_person(people: CaseCast) -> None:
    berk = people.keys.berk
    case = case_of(post(berk, names="Rosa Amanova", birth_year="", same_as="nobody"))
    assert case.person_id != people.case.person_id
    assert Person.objects.count() == 2
    assert sealing.open_person(case.person, keyring_of(berk)).name == "Rosa Amanova"


def test_who_is_chosen_gets_a_second_case(people: CaseCast) -> None:
    berk = people.keys.berk
    chosen = str(people.case.person_id)
    case = case_of(post(berk, names="Rosa Amanova", birth_year="", same_as=chosen))
    assert case.pk != people.case.pk
    assert case.person_id == people.case.person_id
    assert Person.objects.count() == 1
    matches = search.find(keyring_of(berk), "Роза")
    assert len(search.cases_of(keyring_of(berk), matches)[case.person_id]) == 2


def test_what_was_typed_of_somebody_known_is_added_to_them(people: CaseCast) -> None:
    berk = people.keys.berk
    typed = {
        "names": "Rosa Amanova",
        "birth_year": "",
        "never": "не писать вечером",
        "telephone": "+99361000001",
    }
    case = case_of(post(berk, **typed, same_as=str(people.case.person_id)))
    record = sealing.open_person(case.person, keyring_of(berk))
    assert record.names == (*ROSA.names, "Rosa Amanova")
    assert record.birth_year == ROSA.birth_year
    assert record.contact.never == f"{ROSA.contact.never} / не писать вечером"
    for number in ("+993 61 00 00 01", ROSA.contact.telephone):
        assert [match.person.pk for match in search.find(keyring_of(berk), number)] == [case.person_id]


def test_nobody_is_chosen_who_was_not_shown(people: CaseCast) -> None:
    """An id from elsewhere opens no case of that person: the question is asked again."""
    berk = people.keys.berk
    stranger = case_of(post(people.gul, names="Мая", telephone="", document="")).person_id
    before = stored(berk)
    for chosen in (str(stranger), "nonsense"):
        response = post(berk, names="Rosa Amanova", birth_year="", same_as=chosen)
        assert "Is it one of these?" in response.text
    assert stored(berk) == before


def test_another_year_of_birth_is_another_person(people: CaseCast) -> None:
    case = case_of(post(people.keys.berk, names="Роза Аманова", birth_year="1960"))
    assert case.person_id != people.case.person_id


def test_people_of_another_organisation_are_never_shown(people: CaseCast) -> None:
    case = case_of(post(people.gul, names="Роза Аманова", birth_year="1994", document="A 1234567"))
    assert case.organisation_id != people.case.organisation_id


def test_marks_of_direction_are_not_kept(people: CaseCast) -> None:
    """They would show one name and hold another."""
    case = case_of(post(people.keys.berk, names="\u202eРо\u200fза\u2069 Вторая", document="", telephone=""))
    assert opened_person(people.keys.berk, case).names == ("Роза Вторая",)
