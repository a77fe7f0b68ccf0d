"""The details by HTCDS on pages: what is kept and how, what is not sound, several of one part."""

from __future__ import annotations

import re

import pytest

from amanjol.casework.cases.actions import working
from amanjol.casework.cases.details import parts
from amanjol.casework.cases.details.forms import MAKERS, DetailsForm
from amanjol.casework.cases.details.world_names import countries, country_name, language_name, languages
from amanjol.casework.cases.records import PersonRecord
from amanjol.casework.cases.tests.case_cast import ROSA, CaseCast
from amanjol.casework.cases.tests.detail_pages import fill_in, values_of, where
from amanjol.casework.cases.tests.pages import CONSENT, opened, opened_person, path, stored, verbs
from amanjol.casework.standards.htcds import documents
from amanjol.casework.standards.htcds.standard import packaged_standard
from amanjol.casework.standards.people.forms import Form
from amanjol.casework.standards.policy.policies import (
    NOTHING_SAID,
)
from amanjol.foundation.organisations.tests.key_cast import KEYS, keyring_of
from amanjol.foundation.seals import canonical
from amanjol.foundation.seals.records import replace

pytestmark = pytest.mark.django_db


@pytest.fixture
def people(case_cast: CaseCast) -> CaseCast:
    return case_cast


def test_every_field_of_the_standard_has_its_place() -> None:
    """On one part, on another page, deprecated, or in a section that is no part of a case's own pages."""
    on_parts = [name for part in parts.PARTS for name in part.fields]
    assert len(on_parts) == len(set(on_parts))
    assert not set(on_parts) & set(parts.KEPT_ELSEWHERE)
    elsewhere = {"organisation", "referral", "lawyer-only"}
    for section in packaged_standard().sections:
        names = {field.name for field in section.fields if not field.deprecated}
        if section.key in elsewhere:
            assert not names & set(on_parts)
        else:
            assert names <= {*on_parts, *parts.KEPT_ELSEWHERE}, section.key
    for part in parts.PARTS:
        fields = [packaged_standard().section(part.section).field(name) for name in part.fields]
        assert {field.kind for field in fields} <= MAKERS.keys()


def test_what_is_filled_in_is_kept_as_documents_of_the_standard(people: CaseCast) -> None:
    berk, case = people.keys.berk, people.case
    fill_in(berk, case, "person", prs_FirstName="  Роза  ", prs_Gender="Feminine", prs_Birthdate="1994-03-02")
    fill_in(
        berk, case, "exploitation", vic_MethodsOfControl=["RestrictsMovement", "DebtBondage"],
        vic_ForcedLabourIndustry="A_AgricultureForestryAndFishing",
    )  # fmt: skip
    person, record = opened_person(people.keys.dana, case), opened(people.keys.dana, case)
    assert values_of(person.details) == [
        {"prs_FirstName": "Роза", "prs_Gender": "Feminine", "prs_Birthdate": "1994-03-02"}
    ]
    assert values_of(record.details) == [
        {
            "vic_MethodsOfControl": ["DebtBondage", "RestrictsMovement"],
            "vic_ForcedLabourIndustry": "A_AgricultureForestryAndFishing",
        }
    ]
    assert documents.from_data(record.details[0]["document"]).section == "survivor"
    page = people.keys.dana.get(where(case, "exploitation")).text
    assert "<dd>Debt bondage, Restricts movement</dd>" in page
    assert "02.03.1994" in berk.get(where(case, "person")).text
    assert "5 answers are filled in." in berk.get(path("case", case)).text


def test_what_is_known_of_a_person_is_the_same_in_their_other_case(people: CaseCast) -> None:
    berk = people.keys.berk
    fill_in(berk, people.case, "life", prs_PrimaryLanguage="kaa")
    response = berk.post(
        "/desk/cases/new/", {"names": "Роза Аманова", "next_step": "К врачу", "same_as": str(people.case.person_id)}
    )  # fmt: skip
    other = response.headers["Location"]
    assert "Karakalpak" in berk.get(f"{other}details/life/").text
    assert "1 answer is filled in." in berk.get(other).text


def test_changing_the_names_loses_no_detail(people: CaseCast) -> None:
    fill_in(people.keys.berk, people.case, "life", prs_NumberOfChildren="2")
    people.keys.dana.post(path("person", people.case), {"names": "Роза", "form": "adult"})
    assert values_of(opened_person(people.keys.berk, people.case).details) == [{"prs_NumberOfChildren": 2}]


def test_the_journal_says_that_and_never_what(people: CaseCast) -> None:
    fill_in(people.keys.berk, people.case, "life", prs_MaritalStatus="Married")
    fill_in(people.keys.berk, people.case, "recruitment", vic_AgeWhenTrafficked="17")
    assert verbs(people.keys.berk, "person.")[-1] == "person.details-changed"
    assert verbs(people.keys.berk)[-1] == "case.details-changed"
    page = people.keys.berk.get(path("access", people.case)).text
    assert "filled in details of a case" in page
    assert "Married" not in page


def test_a_row_of_before_opens_without_details(people: CaseCast) -> None:
    record = opened(people.keys.berk, people.case)
    old = {
        key: value for key, value in record.as_data().items() if key not in {"details", "counts", "unsorted"}
    }
    assert type(record).from_data(old) == replace(record, counts={})
    of_person = {key: value for key, value in ROSA.as_data().items() if key != "details"}
    assert PersonRecord.from_data(of_person) == ROSA


def test_of_a_repeated_part_there_can_be_several_each_changed_and_taken_out(people: CaseCast) -> None:
    berk, case = people.keys.berk, people.case
    fill_in(berk, case, "events", hte_Type="Recruitment", hte_City="Мары")
    fill_in(berk, case, "events", hte_Type="Exploitation", hte_City="Стамбул", hte_Country="TR")
    fill_in(berk, case, "perpetrators", per_RoleInProcess=["Transporter"])
    first = parts.entries(parts.part_of("events"), opened(berk, case).details)[0].id
    page = berk.get(where(case, "events")).text
    assert page.index("Мары") < page.index("Стамбул")
    assert "Türkiye" in page
    fill_in(berk, case, "events", first, hte_City="Байрамали")
    assert [values.get("hte_City") for values in values_of(opened(berk, case).details)] == [
        "Байрамали",
        "Стамбул",
        None,
    ]
    fill_in(berk, case, "events", first, hte_City="")
    assert values_of(opened(berk, case).details) == [
        {"hte_Type": "Exploitation", "hte_City": "Стамбул", "hte_Country": "TR"},
        {"per_RoleInProcess": ["Transporter"]},
    ]
    assert berk.get(where(case, "events", first)).status_code == 404


@pytest.mark.parametrize(
    ("part", "name", "typed", "sentence"),
    [
        (
            "person",
            "prs_FirstName",
            "Ро\x1bза",
            "There is a sign in it that cannot be kept. Type it again.",
        ),
        ("person", "prs_FirstName", "ы" * 301, "Ensure this value has at most 300 characters (it has 301)."),
        ("person", "prs_Birthdate", "весной", "Enter a valid date."),
        (
            "person",
            "prs_Gender",
            "Other",
            "Select a valid choice. Other is not one of the available choices.",
        ),
        ("life", "prs_NumberOfChildren", "10000", "Ensure this value is less than or equal to 9999."),
        (
            "life",
            "prs_PrimaryLanguage",
            "xx",
            "Select a valid choice. xx is not one of the available choices.",
        ),
        ("address", "prs_Email", "роза", "That is no e-mail address."),
        ("address", "prs_HomePhone", "нет", "Write the number in digits, at most 15."),
        ("address", "prs_MailingLatitude", "91", "Write degrees, for example 43.238."),
    ],
)
def test_what_is_not_sound_gets_one_sentence_at_its_field_and_nothing_is_lost(
    people: CaseCast, part: str, name: str, typed: str, sentence: str
) -> None:
    berk = people.keys.berk
    before = stored(berk)
    good = {
        "person": {"prs_SecondName": "Аманова"},
        "life": {"prs_Title": "повар"},
        "address": {"prs_MailingCity": "Мары"},
    }[part]
    response = berk.post(where(people.case, part), good | {name: typed})
    assert response.status_code == 200
    assert response.context["form"].errors == {name: [sentence]}
    assert f'value="{next(iter(good.values()))}"' in response.text
    assert '<details class="sheet narrow part-form" open>' in response.text
    assert stored(berk) == before


def test_numbers_and_degrees_are_kept_in_one_form(people: CaseCast) -> None:
    fill_in(
        people.keys.berk, people.case, "address", prs_HomePhone="+993 (65) 12-34-56", prs_MailingLatitude="41,01"
    )  # fmt: skip
    values = values_of(opened_person(people.keys.berk, people.case).details)
    assert values == [{"prs_HomePhone": "+99365123456", "prs_MailingLatitude": "41.01"}]


def test_each_kind_that_is_kept_comes_back_into_its_field(people: CaseCast) -> None:
    berk, case = people.keys.berk, people.case
    fill_in(berk, case, "events", hte_Date="2026-03-02", hte_Description="Ехали\r\nночью", hte_Country="TR")
    entry = parts.entries(parts.part_of("events"), opened(berk, case).details)[0].id
    form = berk.get(where(case, "events", entry)).context["form"]
    again = DetailsForm(
        {name: form[name].value() for name in form.fields},
        asked_fields=parts.asked_fields(parts.part_of("events"), Form.ADULT, NOTHING_SAID),
    )
    assert again.is_valid()
    assert again.values == {"hte_Date": "2026-03-02", "hte_Description": "Ехали\nночью", "hte_Country": "TR"}


def test_the_same_stands_in_the_same_bytes(people: CaseCast) -> None:
    """What lies in the record is what the standard's documents would write."""
    fill_in(people.keys.berk, people.case, "life", prs_MaritalStatus="Married")
    data = opened_person(people.keys.berk, people.case).details[0]["document"]
    document = documents.from_data(data)
    assert documents.from_bytes(document.to_bytes()) == document
    assert canonical.to_bytes(data) == document.to_bytes()


def test_what_the_case_cannot_hold_any_more_is_not_lost(
    people: CaseCast, monkeypatch: pytest.MonkeyPatch
) -> None:
    berk, case = people.keys.berk, people.case
    before, size = stored(berk), len(canonical.to_bytes(opened(berk, case).as_data()))
    monkeypatch.setattr(canonical, "LARGEST", size + 300)  # and what it points at
    for page, typed in (
        (where(case, "events"), {"hte_Description": "ы" * 300}),
        (path("consents", case), CONSENT | {"about": "ы" * 300}),
    ):
        response = berk.post(page, typed)
        assert response.text.count("This case can hold no more.") == 1
        assert "ы" * 300 in response.text
    assert stored(berk) == before


def test_a_part_that_there_is_not_and_a_name_in_an_address_are_not_found(people: CaseCast) -> None:
    assert people.keys.berk.get(where(people.case, "nothing")).status_code == 404
    assert people.keys.berk.get(where(people.case, "life", "nothing")).status_code == 404


def test_a_case_with_a_document_of_another_version_still_opens(people: CaseCast) -> None:
    """Its part alone does not."""
    berk, case = people.keys.berk, people.case
    fill_in(berk, case, "life", prs_MaritalStatus="Married")
    keyring = keyring_of(berk)
    record = opened_person(berk, case)
    record.details[0]["document"]["version"] = "3.0"
    working.change_details(keyring=keyring, person=case.person, change=lambda _now: record)
    assert berk.get(path("case", case)).status_code == 200
    assert berk.get(where(case, "life"))["Location"] == KEYS  # as something that was exchanged


def test_countries_and_languages_have_names_in_both_languages() -> None:
    for language in ("en", "ru"):
        assert len(countries(language)) == 249
        assert all(name for _, name in countries(language))
        assert len({name for _, name in languages(language)}) == len(languages(language)) > 80
    assert country_name("KG", "ru") == "Кыргызстан"
    assert country_name("AE", "en") == "United Arab Emirates"
    assert country_name("Stateless", "ru") == "Без гражданства"
    assert language_name("tk", "ru") == "Туркменский"
    assert language_name("kaa", "en") == "Karakalpak"
    assert language_name("xx", "ru") == "xx"
    for named in (*languages("ru"), *countries("ru")):
        assert re.search("[а-яё]", named[1].lower()), named
