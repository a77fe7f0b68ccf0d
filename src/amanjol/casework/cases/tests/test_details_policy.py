"""What of the details may be asked: by the form of the person, by the policy of the day, and by nobody at all."""

from __future__ import annotations

import re
from typing import Any

import pytest

from amanjol.casework.cases.details import actions as detailing
from amanjol.casework.cases.details import parts
from amanjol.casework.cases.records import PersonRecord
from amanjol.casework.cases.tests.case_cast import CaseCast, open_case
from amanjol.casework.cases.tests.detail_pages import (
    NO_SENTENCE,
    fill_in,
    names_in,
    policy_is,
    values_of,
    where,
)
from amanjol.casework.cases.tests.pages import opened, opened_person, path, stored
from amanjol.casework.desk import country
from amanjol.casework.standards.htcds.documents import DocumentRefused, Part, PolicyRefused
from amanjol.casework.standards.htcds.standard import packaged_standard
from amanjol.casework.standards.people.forms import Form, packaged_forms
from amanjol.casework.standards.policy.leaving import STRICTEST
from amanjol.casework.standards.policy.policies import (
    LAWYER_ONLY,
    NOTHING_SAID,
    ON_UNLESS_SAID,
    Edition,
    Reader,
    Subject,
    Switch,
)
from amanjol.casework.standards.policy.policy_files import policy_of
from amanjol.foundation.accounts.tests.people import unlocked
from amanjol.foundation.organisations.roles import RoleKey
from amanjol.foundation.organisations.tests.cast import join
from amanjol.foundation.organisations.tests.key_cast import keyring_of

pytestmark = pytest.mark.django_db
ALL_ON = Edition(
    "2026-01-01", (), (), "", (), tuple(Switch(subject, "on", NO_SENTENCE, "no-source") for subject in Subject)
)  # fmt: skip
DANGEROUS_FIELDS = {field.name for field in packaged_standard().fields if field.subject in LAWYER_ONLY}
DANGEROUS_CODES = {
    code.code for field in packaged_standard().fields for code in field.codes if code.subject in LAWYER_ONLY
}
MEMBERS = (RoleKey.CASE_WORKER, RoleKey.SUPERVISOR, RoleKey.LAWYER, RoleKey.LEGAL_AID_COORDINATOR)


@pytest.fixture
def people(case_cast: CaseCast) -> CaseCast:
    return case_cast


@pytest.mark.parametrize("form", list(Form))
def test_what_the_form_of_the_person_leaves_out_is_neither_shown_nor_taken(
    people: CaseCast, form: Form, monkeypatch: pytest.MonkeyPatch
) -> None:
    policy_is(monkeypatch, ALL_ON)
    berk = people.keys.berk
    case = open_case(berk, PersonRecord(("Керим",), form=form))
    without = set(packaged_forms()[form].without)
    before = stored(berk)
    for part in parts.PARTS:
        names = names_in(berk.get(where(case, part.key)).text)
        assert names == {name for name in part.fields if name not in without} - DANGEROUS_FIELDS
        left_out = without & set(part.fields)
        response = berk.post(where(case, part.key), dict.fromkeys(left_out, "2"))
        assert response.status_code == 302
    assert not opened(berk, case).details
    assert not opened_person(berk, case).details
    assert (
        stored(berk) == before
    )  # nothing was different, so nothing was written: each writing is sealed anew


def test_what_was_filled_in_while_the_form_was_another_is_not_lost(people: CaseCast) -> None:
    berk, case = people.keys.berk, people.case
    fill_in(berk, case, "life", prs_MaritalStatus="Married", prs_PrimaryLanguage="tk")
    berk.post(path("person", case), {"names": "Роза", "form": "child-alone"})
    page = berk.get(where(case, "life")).text
    assert "Married" not in page
    assert "Turkmen" in page
    assert "1 answer is filled in." in berk.get(path("case", case)).text
    fill_in(berk, case, "life", prs_PrimaryLanguage="uz")
    berk.post(path("person", case), {"names": "Роза", "form": "adult"})
    page = berk.get(where(case, "life")).text
    assert "<dd>Married</dd>" in page
    assert "<dd>Uzbek</dd>" in page


OFF_BY_DEFAULT = {"amj_Ethnicity", "amj_Religion"}


def _country(monkeypatch: pytest.MonkeyPatch, code: str) -> None:
    real = policy_of
    monkeypatch.setattr(country, "policy_of", lambda _country: real(code))


@pytest.mark.parametrize(
    ("country", "off"),
    [
        ("tm", {"prs_Citizenship", *OFF_BY_DEFAULT}),
        ("kz", OFF_BY_DEFAULT),
        ("de", OFF_BY_DEFAULT),  # no file: the off-by-default ones stay off
    ],
)
def test_what_the_country_switches_off_is_neither_shown_nor_taken(
    people: CaseCast, country: str, off: set[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    _country(monkeypatch, country)
    berk, case = people.keys.berk, people.case
    names = names_in(berk.get(where(case, "person")).text)
    assert {"prs_Citizenship", *OFF_BY_DEFAULT} - names == off
    typed = {
        "amj_Ethnicity": "узбечка",
        "amj_Religion": "нет",
        "prs_Citizenship_0": "UZ",
        "prs_Citizenship_1": "TR",
    }
    fill_in(berk, case, "person", prs_FirstName="Роза", **typed)
    values = values_of(opened_person(berk, case).details)[0]
    assert values == {"prs_FirstName": "Роза"} | (
        {} if "prs_Citizenship" in off else {"prs_Citizenship": ["TR", "UZ"]}
    )


def test_a_policy_counts_from_its_day_and_what_it_ends_is_hidden_and_kept(
    people: CaseCast, monkeypatch: pytest.MonkeyPatch
) -> None:
    berk, case = people.keys.berk, people.case
    ethnicity_on = Edition(
        "2026-01-01", (), (), "", STRICTEST,
        (Switch(Subject.ETHNICITY, "on", NO_SENTENCE, "no-source"),),
    )  # fmt: skip
    to_come = Edition("2999-01-01", (), (), "", STRICTEST)
    policy_is(monkeypatch, ethnicity_on, to_come)
    fill_in(berk, case, "person", prs_FirstName="Роза", amj_Ethnicity="узбечка", amj_Religion="нет")
    assert "узбечка" in berk.get(where(case, "person")).text
    policy_is(monkeypatch, Edition("2026-11-01", (), (), "", STRICTEST))
    assert "узбечка" not in berk.get(where(case, "person")).text
    assert "1 answer is filled in." in berk.get(path("case", case)).text
    fill_in(berk, case, "person", prs_FirstName="Роза-апа", amj_Ethnicity="другая")
    values = values_of(opened_person(berk, case).details)
    assert values == [{"prs_FirstName": "Роза-апа"}, {"amj_Ethnicity": "узбечка"}]


def test_without_a_policy_the_dangerous_ones_are_off() -> None:
    assert {subject for subject in Subject if NOTHING_SAID.is_on(subject)} == ON_UNLESS_SAID


@pytest.mark.parametrize("role", MEMBERS)
def test_no_member_can_make_appear_what_is_for_her_lawyer_alone(
    people: CaseCast, role: RoleKey, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Even where a country has switched all of it on."""
    policy_is(monkeypatch, ALL_ON)
    client = people.keys.berk
    if role in {RoleKey.LAWYER, RoleKey.LEGAL_AID_COORDINATOR}:
        client = unlocked(join("Serdar Chinar", people.keys.cast.yyldyz, role).account)
    elif role == RoleKey.SUPERVISOR:
        client = people.keys.dana
    names = ("prs_Gender", "vic_TypeOfExploitation")
    codes = sorted(DANGEROUS_CODES)
    for part in (*parts.PARTS, None):
        key = part.key if part else "lawyer-only"
        page = client.get(where(people.case, key))
        words = names_in(page.text) | set(re.findall(r'value="(\w+)"', page.text))
        assert not words & (DANGEROUS_FIELDS | DANGEROUS_CODES), key
        # What the part does not ask, all at once: none of it is taken, and none refused on behalf of another.
        asked = set(names) & set(part.fields if part else ())
        typed = dict.fromkeys(DANGEROUS_FIELDS, "Prostitution") | dict.fromkeys(set(names) - asked, codes[0])
        response = client.post(where(people.case, key), typed)
        assert response.status_code == (302 if page.status_code == 200 else page.status_code), key
        for name in asked:
            for code in codes:
                response = client.post(where(people.case, key), {name: code})
                assert response.status_code == page.status_code, (name, code)
    record, person = opened(people.keys.berk, people.case), opened_person(people.keys.berk, people.case)
    assert not record.details
    assert not person.details
    assert not DANGEROUS_FIELDS & {name for part in parts.PARTS for name in names_of(part, ALL_ON)}


def names_of(part: parts.Part, policy: Edition) -> set[str]:
    return {asked_field.field.name for asked_field in parts.asked_fields(part, Form.ADULT, policy)}


@pytest.mark.parametrize(
    ("part", "values", "error"),
    [
        ("exploitation", {"vic_TypeOfSexExploitation": ["Prostitution"]}, PolicyRefused),
        ("person", {"prs_Gender": "TransgenderFeminine"}, PolicyRefused),
        ("person", {"amj_HIV": "да"}, DocumentRefused),
        ("person", {"prs_Email": "a@example.org"}, DocumentRefused),  # of another part
        ("life", {"prs_NumberOfChildren": -1}, DocumentRefused),
    ],
)
def test_the_act_refuses_what_a_page_would_not_send(
    people: CaseCast, part: str, values: dict[str, Any], error: type[Exception]
) -> None:
    before = stored(people.keys.berk)
    keyring = keyring_of(people.keys.berk)
    with pytest.raises(error):
        detailing.fill_in(
            keyring=keyring, case=people.case, part=parts.part_of(part), entry="", values=values, policy=ALL_ON
        )  # fmt: skip
    assert stored(people.keys.berk) == before


def test_a_part_holds_nothing_for_her_lawyer() -> None:
    assert parts.READER is Reader.ANYBODY_ELSE
    for part in parts.PARTS:
        for asked_field in parts.asked_fields(part, Form.ADULT, ALL_ON):
            for code in asked_field.codes:
                value = [code.code] if asked_field.field.kind == "choices" else code.code
                document = parts.make(part, Form.ADULT, {asked_field.field.name: value}, ALL_ON)
                assert document is not None
                assert document.part is Part.CASE
