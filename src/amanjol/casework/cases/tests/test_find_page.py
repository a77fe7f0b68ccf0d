"""Finding people: in any script and spelling, by numbers too, and without leaving the question anywhere."""

from __future__ import annotations

import re
from copy import deepcopy
from typing import TYPE_CHECKING

import pytest
from django.urls import reverse

from amanjol.casework.cases.actions import working
from amanjol.casework.cases.tests.case_cast import ROSA, TODAY, CaseCast, open_case
from amanjol.casework.cases.tests.pages import verbs
from amanjol.casework.cases.tests.test_bad_input import too_long
from amanjol.foundation.journal.models import Entry
from amanjol.foundation.organisations.tests.key_cast import keyring_of, request_of
from amanjol.foundation.seals.records import replace

if TYPE_CHECKING:
    from django.test import Client
    from django.test.client import _MonkeyPatchedWSGIResponse as Response

pytestmark = pytest.mark.django_db
KNOWN = replace(ROSA, names=("Роза Аманова", "Аманова Роза Сердаровна", "Gözel"))
OTHERS = (
    replace(KNOWN, names=("Мерет Ораздурдыев",), birth_year=1980, place="Балканабад", document="",
            contact=replace(ROSA.contact, telephone="")),
    replace(KNOWN, names=("Бахар Тячмурадова",), birth_year=1971, place="Дашогуз", document="",
            contact=replace(ROSA.contact, telephone="")),
)  # fmt: skip


@pytest.fixture(scope="module")
def _people(_case_cast: CaseCast) -> CaseCast:
    keyring = keyring_of(_case_cast.keys.berk)
    working.change_person(keyring=keyring, person=_case_cast.case.person, contents=KNOWN)
    for other in OTHERS:
        open_case(_case_cast.keys.berk, other)
    return _case_cast


@pytest.fixture
def people(_people: CaseCast, db: None) -> CaseCast:
    return deepcopy(_people)


def find(client: Client, question: str) -> Response:
    return client.post(reverse("cases:find"), {"question": question})


@pytest.mark.parametrize(
    "question",
    [
        "Rosa", "Роза", "Roza", "ROZA", "роза аманова", "Amanowa", "Аманова Роза",  # the name, in any script
        "Gözel", "Gozel", "Гозель",  # as she is called
        "Сердаровна", "Serdarowna",  # patronymic
        "1994", "Роза 1994", "Роза 1993",  # year of birth, also from memory
        "Мары", "Mary", "Роза Мары",  # place
        "+993 65 123456", "8 65 12-34-56", "0099365123456",  # telephone
        "A 1234567", "а1234567", "A-123-4567",  # document; the second has a Cyrillic letter
    ],
)  # fmt: skip
def test_she_is_found(people: CaseCast, question: str) -> None:
    response = find(people.keys.berk, question)
    assert response.status_code == 200
    ids = [person.match.person.pk for person in response.context["people"]]
    assert ids[0] == people.case.person_id
    assert f"Case {people.case.code}, {TODAY:%m.%Y}" in response.text
    assert reverse("cases:case", args=[people.case.pk]) in response.text


@pytest.mark.parametrize("question", ["1994", "Роза 1994", "8 65 12-34-56", "а1234567", "Сердаровна"])
def test_nobody_else_is_found_by_what_is_hers_alone(people: CaseCast, question: str) -> None:
    response = find(people.keys.dana, question)
    assert [person.match.person.pk for person in response.context["people"]] == [people.case.person_id]
    assert "1 person found" in response.text


@pytest.mark.parametrize(
    "question", ["Владимир", "1950", "Роза 1960", "65 999999", "B 7654321", "1234", "?!"]
)
def test_who_is_not_written_down_is_not_found(people: CaseCast, question: str) -> None:
    response = find(people.keys.berk, question)
    assert response.context["people"] == []
    assert "Nobody is written down under this." in response.text


def test_a_closed_case_is_found_and_says_so(people: CaseCast) -> None:
    working.close_case(keyring=keyring_of(people.keys.berk), case=people.case, reason="Всё")
    page = find(people.keys.berk, "Rosa").text
    assert re.search(rf"Case {people.case.code},\s+{TODAY:%m.%Y}</a>\s*· closed", page)


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("", "Write whom you look for."),
        ("   ", "Write whom you look for."),
        ("Р" * 301, too_long("Name, year, place, telephone, document, or the code of a case", "301", "300")),
        (
            "Роза\0",
            "“Name, year, place, telephone, document, or the code of a case”: Null characters are not allowed.",
        ),
    ],
)
def test_no_question_is_no_search(people: CaseCast, question: str, sentence: str) -> None:
    before = verbs(people.keys.berk, "person.")
    response = find(people.keys.berk, question)
    assert list(response.context["form"]["question"].errors) == [sentence]
    assert response.text.count(sentence) == 2
    assert "found" not in response.context
    assert verbs(people.keys.berk, "person.") == before


def test_the_question_stays_in_the_field_and_nowhere_else(
    people: CaseCast, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("DEBUG")
    response = find(people.keys.berk, "Роза")
    assert 'value="Роза"' in response.text
    assert response.headers["Cache-Control"] == "no-store"
    request_of(people.keys.berk)
    entry = Entry.objects.filter(verb="person.searched").latest("sequence")
    assert entry.details["found"] == entry.details["subjects"] == len(response.context["people"]) == 1
    assert entry.details.keys() == {"found", "subjects", "subjects_hash"}
    assert (entry.subject_type, entry.subject_id) == ("organisation", str(people.case.organisation_id))
    said = [record.getMessage() for record in caplog.records]
    assert not any("Роза" in text or "Аманова" in text for text in said)


def test_an_address_with_a_question_finds_nobody(people: CaseCast) -> None:
    """Only a post searches, so that no link can carry a name."""
    response = people.keys.berk.get(reverse("cases:find") + "?question=Rosa")
    assert "found" not in response.context
    assert "Аманова" not in response.text
