"""The least that goes along for each purpose: nothing that a policy forbids, and a reason for whatever is more."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from amanjol.casework.standards.htcds.groups import TOLD_ON_NO_CONSENT, group_of
from amanjol.casework.standards.htcds.standard import packaged_standard
from amanjol.casework.standards.people.terms import IDENTIFYING, FieldGroup
from amanjol.casework.standards.policy.deciding import Outcome, decide, may_leave
from amanjol.casework.standards.policy.destinations import packaged_destinations
from amanjol.casework.standards.policy.leaving import GROUPS
from amanjol.casework.standards.policy.policies import LAWYER_ONLY, NOTHING_SAID, Subject
from amanjol.casework.standards.policy.policy_files import countries, policy_of
from amanjol.casework.standards.referring.codes import Purpose
from amanjol.casework.standards.referring.deadlines import DATA
from amanjol.casework.standards.referring.presets import PRESETS, preset, unreasoned
from amanjol.foundation.textfiles.problems import ContentError
from amanjol.foundation.textfiles.reading import read
from amanjol.foundation.textfiles.writing import write

DAY = date(2026, 11, 28)
FILE = DATA / "presets.yaml"
FIELDS = {field.name: field for field in packaged_standard().fields}


def test_the_file_is_in_its_one_form():
    text = FILE.read_text()
    assert write(read(text, FILE.name, PRESETS).value, FILE.name, PRESETS) == text


@pytest.mark.parametrize("purpose", list(Purpose))
def test_a_preset_holds_no_danger_and_nothing_that_nobody_may_be_told(purpose: Purpose):
    described = preset(purpose)
    assert not set(described.fields) & TOLD_ON_NO_CONSENT
    for name in described.fields:
        subject = FIELDS[name].subject
        assert not subject or Subject(subject) not in LAWYER_ONLY
        assert group_of(name) in described.groups


def test_what_happened_and_whose_number_it_is_go_where_they_are_needed_and_nowhere_else():
    for purpose in set(Purpose) - {Purpose.LEGAL}:
        assert not any(name.startswith(("vic_", "hte_", "per_")) for name in preset(purpose).fields)
    for purpose in set(Purpose) - {Purpose.DOCUMENTS}:
        assert "prs_IdentityNumber" not in preset(purpose).fields
    assert not any(
        "Phone" in name or "Email" in name for purpose in Purpose for name in preset(purpose).fields
    )


@pytest.mark.parametrize("origin", [*countries(), "zz"])
@pytest.mark.parametrize("destination", [*packaged_destinations(), "by"])
@pytest.mark.parametrize("purpose", list(Purpose))
def test_nothing_that_the_policy_forbids_is_in_a_preset(origin: str, destination: str, purpose: Purpose):
    if origin == destination:
        return
    edition = policy_of(origin).on(DAY) if origin in countries() else NOTHING_SAID
    decision = may_leave(origin, destination, GROUPS, DAY)
    narrowed = preset(purpose).within(decision, edition)
    for name in narrowed.fields:
        group = group_of(name)
        assert group is not None
        assert decision.of(group).outcome is not Outcome.FORBIDDEN
        subject = FIELDS[name].subject
        assert not subject or edition.is_on(Subject(subject))
    assert set(narrowed.fields) | set(narrowed.left_out) == set(preset(purpose).fields)
    assert not set(narrowed.fields) & set(narrowed.left_out)


def test_out_of_turkmenistan_nothing_that_leads_to_her_is_preset():
    edition = policy_of("tm").on(DAY)
    decision = may_leave("tm", "kz", GROUPS, DAY)
    for purpose in Purpose:
        narrowed = preset(purpose).within(decision, edition)
        assert not IDENTIFYING & set(narrowed.groups)
        assert narrowed.fields or not preset(purpose).is_by_code


def test_what_is_switched_off_here_stays_here_though_its_group_may_leave():
    kz = policy_of("kz").on(DAY)
    tm = policy_of("tm").on(DAY)
    off = replace(kz, switches=tm.switches)
    decision = decide(off, "kz", "tr", GROUPS, DAY)
    assert decision.of(group_of("prs_Citizenship") or GROUPS[0]).outcome is not Outcome.FORBIDDEN
    assert "prs_Citizenship" in preset(Purpose.RETURN).within(decision, kz).fields
    assert preset(Purpose.RETURN).within(decision, off).left_out == ("prs_Citizenship",)


def test_a_decision_about_other_groups_is_none():
    with pytest.raises(LookupError):
        preset(Purpose.RETURN).within(may_leave("kz", "tr", GROUPS[-1:], DAY), policy_of("kz").on(DAY))


@pytest.mark.parametrize("purpose", list(Purpose))
def test_beside_a_code_word_goes_nothing_that_leads_to_her(purpose: Purpose):
    beside = preset(purpose).under_code()
    assert not IDENTIFYING & set(beside.groups)
    assert set(beside.fields) <= set(preset(purpose).fields)
    assert (beside == preset(purpose)) is preset(purpose).is_by_code


def test_for_a_bed_a_doctor_and_work_nobody_needs_a_name_and_elsewhere_it_is_there():
    by_code = {purpose for purpose in Purpose if preset(purpose).is_by_code}
    assert by_code == {Purpose.SHELTER, Purpose.MEDICAL, Purpose.PSYCHOLOGICAL, Purpose.WORK}
    for purpose in set(Purpose) - by_code:
        assert FieldGroup.NAME in preset(purpose).groups


def test_whatever_is_more_needs_a_reason():
    more = ["prs_PrimaryLanguage", "prs_MobilePhone", "prs_NumberOfChildren"]
    assert unreasoned(Purpose.SHELTER, more, {}) == ("prs_MobilePhone", "prs_NumberOfChildren")
    reasons = {"prs_MobilePhone": " ", "prs_NumberOfChildren": "Нужна комната на троих"}
    assert unreasoned(Purpose.SHELTER, more, reasons) == ("prs_MobilePhone",)
    assert unreasoned(Purpose.RETURN, ["prs_NumberOfChildren"], {}) == ()


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ("  - spl_Type\n", "  - spl_Kind\n", "is no field of HTCDS"),
        ("  - spl_Type\n", "  - amj_HIV\n", "is told on no consent"),
        ("  - spl_Type\n", "  - amj_Health\n", "is for the lawyer alone"),
        ("  - spl_Type\n", "  - amj_Religion\n", "is told on no consent"),
        ("  - spl_Type\n", "  - prs_PrimaryLanguage\n", "is named twice"),
        ("- key: shelter\n", "- key: bed\n", "key is `bed`"),
    ],
)
def test_a_faulty_preset_is_refused_in_one_sentence(old: str, new: str, sentence: str):
    with pytest.raises(ContentError) as refusal:
        read(FILE.read_text().replace(old, new, 1), FILE.name, PRESETS)
    assert sentence in str(refusal.value)
