from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from amanjol.casework.standards.htcds.standard import DATA, STANDARD, packaged_standard
from amanjol.casework.standards.htcds.values import COUNTRIES, ValueRefused, check, in_order
from amanjol.casework.standards.people.forms import packaged_forms
from amanjol.casework.standards.policy.policies import Subject
from amanjol.foundation.textfiles.problems import ContentError
from amanjol.foundation.textfiles.reading import read
from amanjol.foundation.textfiles.writing import write

STANDARD_NOW = packaged_standard()
FIELDS = {field.name: field for field in STANDARD_NOW.fields}
TEXT = (DATA / "htcds-2.0.yaml").read_text()


def test_every_field_and_code_of_the_standard_stands_as_it_is_written_there():
    """Against the list taken from IOM's own file: names, core, status, codes in their order."""
    expected = [line.split(" ") for line in Path(__file__).with_name("fields.txt").read_text().splitlines()]
    lines = [
        [
            field.name,
            "core" if field.core else "extended",
            "DEPRECATED" if field.deprecated else "DRAFT",
            *[code.code for code in field.codes if not code.extension],
        ]
        for field in STANDARD_NOW.fields
        if not field.extension
    ]
    assert lines == expected
    assert len(lines) == 84
    assert sum(len(line) - 3 for line in lines) == 182


def test_restricts_movement_is_added_and_marked_as_ours():
    control = FIELDS["vic_MethodsOfControl"]
    assert [code.code for code in control.codes if code.extension] == ["RestrictsMovement"]
    assert len(control.codes) == 17
    assert [field.name for field in STANDARD_NOW.fields if field.extension] == [
        "amj_BirthYear",
        "amj_Ethnicity",
        "amj_Religion",
        "amj_SexualViolence",
        "amj_ForeignMilitaryService",
        "amj_SameSexConduct",
        "amj_HIV",
        "amj_SexWork",
        "amj_Health",
    ]


def test_every_subject_of_a_policy_governs_something():
    subjects = {field.subject for field in STANDARD_NOW.fields} | {
        code.subject for field in STANDARD_NOW.fields for code in field.codes
    }
    assert subjects - {""} == set(Subject)


def test_version_licence_and_source_are_named():
    assert (STANDARD_NOW.name, STANDARD_NOW.version, STANDARD_NOW.extension) == ("HTCDS", "2.0", "amanjol-2")
    assert "CC BY 4.0" in STANDARD_NOW.licence
    assert "no endorsement by IOM" in STANDARD_NOW.licence
    assert "3c2f653" in STANDARD_NOW.source


def test_the_code_for_a_refusal_speaks_of_the_body_that_decided():
    label = FIELDS["vic_TraffickingStatus"].code("NotAVictimOfTrafficking").label
    assert label.en == "This body did not recognise trafficking; its decision can be looked at again"


def test_forms_leave_out_only_fields_that_there_are():
    for form in packaged_forms().values():
        assert set(form.without) <= set(FIELDS), form.key


def test_the_file_is_written_in_the_one_canonical_form():
    assert write(read(TEXT, "htcds", STANDARD).value, "htcds", STANDARD) == TEXT


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ("  - name: org_ShippingCity", "  - name: org_Name", "field `org_Name` stands twice"),
        (
            "    kind: choice\n",
            "    kind: text\n",
            "field `org_Type` has codes if and only if it is a choice",
        ),
        ("    - code: LawEnforcement", "    - code: NGO", "field `org_Type` has a code twice"),
    ],
)
def test_a_faulty_file_is_refused_in_one_sentence(old, new, sentence):
    with pytest.raises(ContentError, match=sentence):
        read(TEXT.replace(old, new, 1), "data/htcds-2.0.yaml", STANDARD)


def test_there_are_249_countries_as_in_iso_3166():
    assert len(COUNTRIES) == 249
    assert {"KZ", "KG", "TM", "UZ", "TJ", "RU", "TR", "AE", "KR"} <= COUNTRIES
    assert not {"XK", "AC", "TA", "SU"} & COUNTRIES


GOOD: dict[str, list[Any]] = {
    "prs_FirstName": ["Rosa", "Роза", "Gülşat"],
    "spl_Objectives": ["One line", "Two\nlines"],
    "prs_Birthdate": ["1994-02-28", "2000-02-29"],
    "prs_NumberOfChildren": [0, 12],
    "prs_Deceased": [True, False],
    "prs_Gender": ["Feminine"],
    "vic_MethodsOfControl": [["DebtBondage"], ["DebtBondage", "RestrictsMovement"]],
    "prs_MailingCountry": ["TM"],
    "prs_Citizenship": [["TM"], ["KZ", "TM"], ["Stateless"]],
    "prs_PrimaryLanguage": ["tk", "kaa"],
    "prs_MobilePhone": ["+99365000000", "99365000000"],
    "prs_Email": ["somebody@example.org"],
    "hte_Latitude": ["37.6", "-90", "0.5"],
    "hte_Longitude": ["180", "61.837"],
    "cas_CaseOwner": ["6f9619ff-8b86-4011-b42d-00c04fc964ff"],
}
BAD: dict[str, list[Any]] = {
    "prs_FirstName": ["", " Rosa", "Rosa\n", "Ro\nsa", "a" * 301, "Ro\u202esa", "Ro\0sa", "e\u0301", "\ud800", 5, None],
    "spl_Objectives": ["", "a" * 20001, "tab\there", 1],
    "prs_Birthdate": ["1994-02-30", "19940228", "1994", "28.02.1994", 1994, "1994-W08-1"],
    "prs_NumberOfChildren": [-1, 10000, True, "2", 1.0],
    "prs_Deceased": ["yes", 1, None],
    "prs_Gender": ["Female", "feminine", ["Feminine"], None, True],
    "vic_MethodsOfControl": [
        [], "DebtBondage", ["RestrictsMovement", "DebtBondage"], ["DebtBondage"] * 2, ["Chains"], [1],
    ],
    "prs_MailingCountry": ["tm", "XX", "TKM", ["TM"], "Stateless"],
    "prs_Citizenship": [[], "TM", ["TM", "KZ"], ["TM", "TM"], ["SU"]],
    "prs_PrimaryLanguage": ["xx", "Turkmen", "", ["tk"]],
    "prs_MobilePhone": ["0", "+", "+0123", "1" * 17, "+993 65 000000", "12a"],
    "prs_Email": ["somebody", "a@b", "a b@example.org", "<a@example.org>", 1],
    "hte_Latitude": ["91", "37,6", "037.6", "1e3", 37.6, "0.1234567", "NaN"],
    "hte_Longitude": ["180.1", "-181", ""],
    "cas_CaseOwner": ["1", "Rosa", "6F9619FF-8B86-4011-B42D-00C04FC964FF", None],
}  # fmt: skip


@pytest.mark.parametrize(("name", "value"), [(name, value) for name in GOOD for value in GOOD[name]])
def test_each_kind_takes_what_fits(name, value):
    check(FIELDS[name], value)


@pytest.mark.parametrize(
    ("name", "value"), [(name, value) for name in BAD for value in BAD[name]], ids=lambda _value: ""
)
def test_each_kind_refuses_the_rest_without_quoting_it(name, value):
    with pytest.raises(ValueRefused) as refusal:
        check(FIELDS[name], value)
    assert str(refusal.value).startswith(f"{name} must be ")
    if isinstance(value, str) and len(value) > 4 and value.isalpha():
        assert value not in str(refusal.value)


def test_what_a_form_sends_is_brought_into_the_order_of_the_standard():
    control, citizenship = FIELDS["vic_MethodsOfControl"], FIELDS["prs_Citizenship"]
    assert in_order(control, ["RestrictsMovement", "DebtBondage", "DebtBondage"]) == [
        "DebtBondage",
        "RestrictsMovement",
    ]
    assert in_order(citizenship, ["TM", "KZ"]) == ["KZ", "TM"]
    with pytest.raises(ValueRefused):
        check(control, in_order(control, ["Chains", "DebtBondage"]))


def test_every_kind_was_tried():
    kinds = {field.kind for field in STANDARD_NOW.fields}
    tried = {FIELDS[name].kind for name in GOOD} | {"organisation", "person"}
    assert kinds == tried
