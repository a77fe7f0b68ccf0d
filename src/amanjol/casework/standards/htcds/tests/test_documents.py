from __future__ import annotations

import json
import unicodedata
from dataclasses import replace
from datetime import date
from itertools import product
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from amanjol.casework.standards.htcds.documents import (
    Document,
    DocumentRefused,
    Part,
    PolicyRefused,
    from_bytes,
    offered_codes,
    offered_fields,
    write,
)
from amanjol.casework.standards.htcds.standard import Field, packaged_standard
from amanjol.casework.standards.people.forms import Form, packaged_forms
from amanjol.casework.standards.policy.policies import (
    HEALTH_FOR_HER_LAWYER,
    NOTHING_SAID,
    Edition,
    Reader,
    Subject,
    Switch,
)
from amanjol.casework.standards.policy.policy_files import countries, policy_of
from amanjol.casework.standards.sentences import Sentence
from amanjol.foundation.seals.canonical import to_bytes

DAY = date(2026, 11, 25)
KZ, TM = (policy_of(country).on(DAY) for country in ("kz", "tm"))
EVERYTHING_ON = replace(
    KZ, switches=tuple(Switch(subject, "on", Sentence("On"), "in-source") for subject in Subject)
)
ROSA = {"prs_FirstName": "Rosa", "prs_Gender": "Feminine", "amj_BirthYear": 1994}
CONTROL = {"vic_MethodsOfControl": ["WithholdsDocuments", "RestrictsMovement"]}


def written(
    section: str,
    values: dict[str, Any],
    policy: Edition = KZ,
    *,
    reader: Reader = Reader.ANYBODY_ELSE,
    risk_told: bool = True,
) -> Document:
    return write(Form.ADULT, section, values, policy=policy, reader=reader, risk_told=risk_told)


def test_a_document_is_stamped_and_comes_back_the_same():
    document = written("survivor", CONTROL)
    assert document.to_bytes() == (
        b'{"document":1,"extension":"amanjol-2","form":"adult","part":"case","section":"survivor",'
        b'"standard":"HTCDS","values":{"vic_MethodsOfControl":["WithholdsDocuments","RestrictsMovement"]},'
        b'"version":"2.0"}'
    )
    assert from_bytes(document.to_bytes()) == document


def test_a_document_does_not_follow_what_is_done_to_the_values_it_was_made_of():
    values = {"vic_MethodsOfControl": ["DebtBondage"]}
    document = Document(Form.ADULT, "survivor", values)
    before = document.to_bytes()
    values["vic_MethodsOfControl"].append("Chains")
    assert document.to_bytes() == before
    document.values["vic_MethodsOfControl"].append("Chains")
    with pytest.raises(DocumentRefused):
        document.to_bytes()


TEXT = st.text(st.characters(categories=["L", "N"]), min_size=1, max_size=30).map(
    lambda text: unicodedata.normalize("NFC", text)
)


def value_of(field: Field) -> st.SearchStrategy[Any]:
    codes = [code.code for code in field.codes]
    by_kind: dict[str, st.SearchStrategy[Any]] = {
        "text": TEXT,
        "long-text": TEXT,
        "date": st.dates().map(date.isoformat),
        "number": st.integers(0, 9999),
        "checkbox": st.just(True) if field.name != "prs_Deceased" else st.just(False),
        "country": st.sampled_from(["KZ", "TM"]),
        "countries": st.sampled_from([["KZ"], ["KZ", "TM"]]),
        "language": st.sampled_from(["ru", "tk"]),
        "phone": st.just("+99365000000"),
        "email": st.just("somebody@example.org"),
        "coordinate": st.integers(-90, 90).map(str),
    }
    if field.kind == "choice":
        return st.sampled_from([code for code in codes if code != "NotAVictimOfTrafficking"])
    if field.kind == "choices":
        return st.sets(st.sampled_from(codes), min_size=1).map(lambda chosen: sorted(chosen, key=codes.index))
    return by_kind.get(field.kind, st.uuids().map(str))


@settings(deadline=None)
@given(st.data())
def test_whatever_a_section_may_hold_is_read_back(data):
    section = data.draw(st.sampled_from(packaged_standard().sections))
    names = data.draw(st.lists(st.sampled_from(section.fields), min_size=1, unique=True))
    values = {field.name: data.draw(value_of(field)) for field in names}
    try:
        document = Document(Form.ADULT, section.key, values)
    except DocumentRefused as refusal:
        assert "needs a document of its own" in str(refusal)  # noqa: PT017  the one reason that these data can have
        return
    assert from_bytes(document.to_bytes()) == document
    assert from_bytes(document.to_bytes()).to_bytes() == document.to_bytes()


def test_the_six_and_in_turkmenistan_citizenship_cannot_be_written():
    for section, values in (
        ("person", {"amj_Ethnicity": "told"}),
        ("person", {"amj_Religion": "told"}),
        ("lawyer-only", {"amj_HIV": "told"}),
        ("lawyer-only", {"amj_SexWork": "told"}),
        ("lawyer-only", {"amj_SameSexConduct": "told"}),
        ("lawyer-only", {"amj_ForeignMilitaryService": "told"}),
        ("survivor", {"vic_TypeOfSexExploitation": ["Prostitution"]}),
        ("survivor", {"vic_TypeOfExploitation": ["ForcedMilitaryByNonStateActors"]}),
        ("person", {"prs_Gender": "TransgenderFeminine"}),
    ):
        for reader in Reader:
            with pytest.raises(PolicyRefused):
                written(section, values, reader=reader)
    assert written("person", {"prs_Citizenship": ["TM"]}, KZ).part is Part.CASE
    with pytest.raises(PolicyRefused) as refusal:
        written("person", {"prs_Citizenship": ["TM"]}, TM)
    assert "does not let us ask" in refusal.value.sentence.en


@pytest.mark.parametrize(
    ("section", "values"),
    [
        ("lawyer-only", {"amj_HIV": "told"}),
        ("survivor", {"vic_TypeOfSexExploitation": ["Prostitution"]}),
        ("survivor", {"vic_TypeOfExploitation": ["ForcedMilitaryByNonStateActors"]}),
    ],
)
def test_switched_on_they_are_her_lawyers_alone_and_only_after_the_risk_is_told(section, values):
    for reader, risk_told in product(Reader, (True, False)):
        allowed = reader is Reader.HER_LAWYER and risk_told
        if allowed:
            document = written(section, values, EVERYTHING_ON, reader=reader, risk_told=risk_told)
            assert document.part is Part.LAWYER
            assert b'"part":"lawyer"' in document.to_bytes()
        else:
            with pytest.raises(PolicyRefused):
                written(section, values, EVERYTHING_ON, reader=reader, risk_told=risk_told)


@pytest.mark.parametrize(
    "values",
    [
        CONTROL | {"vic_TypeOfSexExploitation": ["Prostitution"]},
        {"vic_TypeOfExploitation": ["ForcedLabour", "ForcedMilitaryByNonStateActors"]},
    ],
)
def test_what_is_her_lawyers_never_stands_beside_the_rest(values):
    with pytest.raises(DocumentRefused, match="needs a document of its own"):
        written("survivor", values, EVERYTHING_ON, reader=Reader.HER_LAWYER)


def test_a_document_cannot_claim_another_part():
    lawyers = written("lawyer-only", {"amj_HIV": "told"}, EVERYTHING_ON, reader=Reader.HER_LAWYER)
    forged = json.loads(lawyers.to_bytes()) | {"part": "case"}
    with pytest.raises(DocumentRefused, match="the part that it names"):
        from_bytes(to_bytes(forged))


def test_what_was_written_stays_readable_when_a_policy_closes():
    document = written("person", {"amj_Religion": "told"}, EVERYTHING_ON)
    with pytest.raises(PolicyRefused):
        written("person", dict(document.values), KZ)
    assert from_bytes(document.to_bytes()) == document


@pytest.mark.parametrize(
    ("form", "section", "values", "says"),
    [
        (Form.ADULT, "person", {}, "at least one value"),
        (Form.ADULT, "persons", {"prs_FirstName": "Rosa"}, "no such section"),
        (Form.ADULT, "person", {"prs_Nickname": "Rosa"}, "no such field"),
        (Form.ADULT, "person", {"vic_AgeWhenTrafficked": 20}, "no such field"),
        (Form.ADULT, "person", {"prs_Deceased": True}, "must agree with the form"),
        (Form.DECEASED, "person", {"prs_Deceased": False}, "must agree with the form"),
        (Form.MISSING, "consent", {"con_Consent": True}, "con_Consent is not asked in the form missing"),
        (Form.DECEASED, "consent", {"con_Consent": True}, "is not asked"),
        (Form.FAMILY, "consent", {"con_Consent": True}, "is not asked"),
        (Form.CHILD_ALONE, "person", {"prs_MaritalStatus": "Single"}, "is not asked"),
        (
            Form.ADULT,
            "survivor",
            {"vic_TraffickingStatus": "NotAVictimOfTrafficking"},
            "needs the body that decided",
        ),
    ],
)
def test_values_that_do_not_belong_are_refused(form, section, values, says):
    with pytest.raises(DocumentRefused, match=says) as refusal:
        Document(form, section, values)
    assert "Rosa" not in str(refusal.value)


def test_a_refusal_by_a_body_is_written_only_with_that_body():
    values = {
        "vic_TraffickingStatus": "NotAVictimOfTrafficking",
        "vic_TraffickingStatusDecisionMakingOrg": "Police",
    }
    assert from_bytes(Document(Form.ADULT, "survivor", values).to_bytes()).values == values


def test_somebody_who_died_says_so():
    assert Document(Form.DECEASED, "person", {"prs_Deceased": True}).to_bytes()


@pytest.mark.parametrize(
    "change",
    [
        {"document": 2},
        {"version": "2.1"},
        {"standard": "OTHER"},
        {"extension": "amanjol-3"},
        {"extension": ["amanjol-1"]},
        {"form": "dog"},
        {"form": ["adult"]},
        {"section": 5},
        {"section": "lawyer-only"},
        {"values": []},
        {"values": {"prs_FirstName": 5}},
        {"more": 1},
    ],
)
def test_other_bytes_are_refused_without_quoting(change):
    data = json.loads(written("person", ROSA).to_bytes()) | change
    with pytest.raises(DocumentRefused) as refusal:
        from_bytes(to_bytes(data))
    assert "Rosa" not in str(refusal.value)


def test_a_document_of_codes_with_a_flipped_bit_is_refused():
    whole = written("survivor", CONTROL).to_bytes()
    for place in range(len(whole)):
        flipped = bytearray(whole)
        flipped[place] ^= 1
        with pytest.raises(DocumentRefused):
            from_bytes(bytes(flipped))


def test_what_is_offered_follows_policy_and_form():
    adult = offered_fields(Form.ADULT, "person", KZ, Reader.ANYBODY_ELSE, risk_told=False)
    assert "prs_Citizenship" in adult
    assert not {"amj_Ethnicity", "amj_Religion"} & set(adult)
    assert "prs_Citizenship" not in offered_fields(
        Form.ADULT, "person", TM, Reader.HER_LAWYER, risk_told=True
    )
    assert "prs_MaritalStatus" not in offered_fields(
        Form.CHILD_ALONE, "person", KZ, Reader.HER_LAWYER, risk_told=True
    )
    survivor = offered_fields(Form.ADULT, "survivor", KZ, Reader.HER_LAWYER, risk_told=True)
    assert not {"vic_Vulnerabilities", "vic_TypeOfSexExploitation"} & set(survivor)
    health = ["amj_Health"]  # in every country, for her lawyer
    assert offered_fields(Form.ADULT, "lawyer-only", KZ, Reader.HER_LAWYER, risk_told=True) == health
    assert (
        len(offered_fields(Form.ADULT, "lawyer-only", EVERYTHING_ON, Reader.HER_LAWYER, risk_told=True)) == 5
    )
    assert offered_fields(Form.ADULT, "lawyer-only", EVERYTHING_ON, Reader.ANYBODY_ELSE, risk_told=True) == []
    assert offered_codes("person", "prs_Gender", KZ, Reader.ANYBODY_ELSE, risk_told=True) == [
        "Feminine",
        "Masculine",
        "NonSpecifiedUnknown",
    ]


@pytest.mark.parametrize("policy", [*(policy_of(country).on(DAY) for country in countries()), NOTHING_SAID])
def test_forced_sex_is_recorded_as_violence_in_every_country_and_the_kind_of_work_is_not(policy):
    """What was done to her is no offence of hers: it waits for no policy, and stands in the case itself."""
    ours = offered_fields(Form.ADULT, "survivor", policy, Reader.ANYBODY_ELSE, risk_told=False)
    assert "amj_SexualViolence" in ours
    assert "vic_TypeOfSexExploitation" not in ours
    values = {
        "amj_SexualViolence": ["ForcedByExploiters", "ForcedToServeOthers"],
        "vic_MethodsOfControl": ["SexualAbuse"],
        "vic_TypeOfExploitation": ["SexualExploitation"],
    }
    document = written("survivor", values, policy, risk_told=False)
    assert (document.part, document.subjects) == (Part.CASE, frozenset())
    assert from_bytes(document.to_bytes()) == document
    with pytest.raises(PolicyRefused):
        written("survivor", {"vic_TypeOfSexExploitation": ["Prostitution"]}, policy)


@pytest.mark.parametrize("policy", [*(policy_of(country).on(DAY) for country in countries()), NOTHING_SAID])
def test_health_is_written_for_her_lawyer_in_every_country_and_for_nobody_else(policy):
    health = {"amj_Health": "Ждёт операции"}
    with pytest.raises(PolicyRefused) as refusal:
        written("lawyer-only", health, policy)
    assert refusal.value.sentence == HEALTH_FOR_HER_LAWYER
    document = written("lawyer-only", health, policy, reader=Reader.HER_LAWYER)
    assert document.part is Part.LAWYER
    with pytest.raises(PolicyRefused):
        written("lawyer-only", health, policy, reader=Reader.HER_LAWYER, risk_told=False)


def test_a_document_of_the_extension_before_is_read_and_stamped_anew():
    data = json.loads(written("survivor", CONTROL).to_bytes()) | {"extension": "amanjol-1"}
    document = from_bytes(to_bytes(data))
    assert document == written("survivor", CONTROL)
    assert b'"extension":"amanjol-2"' in document.to_bytes()


@pytest.mark.parametrize("form", list(Form))
def test_what_is_offered_can_be_written(form):
    for section in packaged_standard().sections:
        names = offered_fields(form, section.key, KZ, Reader.ANYBODY_ELSE, risk_told=False)
        assert not set(names) & set(packaged_forms()[form].without)
        for name in names:
            field = section.field(name)
            assert not field.subject or KZ.is_on(Subject(field.subject))
