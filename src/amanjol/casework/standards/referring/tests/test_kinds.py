"""Bodies of letters: read in one way only, one error for everything else, and nothing in them that leads to anybody."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from amanjol.casework.standards.referring import codes, schemas
from amanjol.casework.standards.referring.bodies import (
    Danger,
    Inquiry,
    StateChange,
    TakenBack,
)
from amanjol.casework.standards.referring.identity import Identity, Told
from amanjol.casework.standards.referring.kinds import (
    KINDS,
    LARGEST,
    BodyRefused,
    belongs,
    kind_of,
    may_write,
    read,
    step_of,
    write,
)
from amanjol.casework.standards.referring.returning import CONTACT_WORDS, MET_WORDS, Contact, Met
from amanjol.casework.standards.referring.states import Side, State, Step
from amanjol.casework.standards.referring.tests.examples import FOLDER, all_examples, example
from amanjol.foundation.seals.records import replace

AT = datetime(2026, 11, 28, 7, tzinfo=UTC)
SENDER, RECEIVER = Side.SENDER, Side.RECEIVER


@pytest.mark.parametrize("kind", list(KINDS))
def test_the_schemas_beside_are_what_the_records_give(kind: str):
    assert schemas.file_of(kind).read_text(encoding="utf-8") == schemas.as_text(kind)


def test_no_schema_and_no_example_is_left_over():
    assert {path.stem for path in schemas.FOLDER.iterdir()} == set(KINDS)
    assert {path.stem for path in FOLDER.iterdir()} == set(KINDS)


@pytest.mark.parametrize("kind", list(KINDS))
def test_each_example_is_read_and_written_as_it_was(kind: str):
    body = read(kind, example(kind))
    assert kind_of(body) == kind
    assert json.loads(json.dumps(write(body))) == example(kind)


@pytest.mark.parametrize("kind", list(KINDS))
def test_each_schema_says_every_field_and_closes_the_rest(kind: str):
    """Read by hand: a schema that named fewer or let others in would be no description."""
    described = schemas.schema_of(kind)
    record = described["$defs"][described["$ref"].rpartition("/")[2]]
    assert set(record["properties"]) == set(record["required"]) == set(example(kind))
    for definition in described["$defs"].values():
        assert definition.get("type") != "object" or definition["additionalProperties"] is False


@pytest.mark.parametrize("kind", list(KINDS))
def test_another_program_reads_the_schema_as_we_mean_it(kind: str):
    """By an implementation that is not ours: shapes alike, whatever has to fit together left to the reader."""
    described = schemas.schema_of(kind)
    Draft202012Validator.check_schema(described)
    validator = Draft202012Validator(described)
    data = example(kind)
    assert validator.is_valid(data)
    assert not validator.is_valid(data | {"name": "Роза"})
    for name, value in data.items():
        assert not validator.is_valid({key: other for key, other in data.items() if key != name})
        assert not validator.is_valid(data | {name: [[value]]})


@pytest.mark.parametrize("kind", list(KINDS))
def test_a_field_more_a_field_less_and_another_kind_are_refused(kind: str):
    data = example(kind)
    for name in data:
        with pytest.raises(BodyRefused):
            read(kind, {key: value for key, value in data.items() if key != name})
    with pytest.raises(BodyRefused):
        read(kind, data | {"name": "Роза"})
    for other in set(KINDS) - {kind}:
        with pytest.raises(BodyRefused):
            read(other, data)


@pytest.mark.parametrize(
    ("kind", "changed"),
    [
        ("referral.unknown", {}),
        ("referral.inquiry", {"age": "14-17"}),
        ("referral.inquiry", {"age": "not-known"}),
        ("referral.inquiry", {"is_child": True}),
        ("referral.inquiry", {"is_child": 0}),
        ("referral.inquiry", {"sex": "TransgenderFeminine"}),
        ("referral.inquiry", {"languages": []}),
        ("referral.inquiry", {"languages": ["tk", "tk"]}),
        ("referral.inquiry", {"languages": ["xx"]}),
        ("referral.inquiry", {"languages": ["tk\n"]}),
        ("referral.inquiry", {"languages": ["tk", "ru", "en", "uz"]}),
        ("referral.inquiry", {"purposes": []}),
        ("referral.inquiry", {"purposes": ["shelter", "shelter"]}),
        ("referral.inquiry", {"also": ["has a scar on her left hand"]}),
        ("referral.inquiry", {"also": ["no-stairs", "no-stairs"]}),
        ("referral.inquiry", {"referral": "0B6F2C1E-5A34-4C8E-9D27-3F6A1B8C7E55"}),
        ("referral.inquiry", {"referral": "0b6f2c1e5a344c8e9d273f6a1b8c7e55"}),
        ("referral.answer", {"reason": "no-place"}),
        ("referral.answer", {"from_on": None}),
        ("referral.answer", {"answer": "cannot"}),
        ("referral.answer", {"answer": "cannot", "from_on": None}),
        ("referral.answer", {"answer": "cannot", "from_on": None, "reason": "did-not-come"}),
        ("referral.answer", {"answer": "can"}),
        ("referral.answer", {"from_on": "2026-12-01T00:00:00Z"}),
        ("referral.answer", {"contact": "Leyla, +7 700 000 00 00"}),
        ("referral.state", {"reason": None}),
        ("referral.state", {"state": "completed"}),
        ("referral.state", {"state": "recalled"}),
        ("referral.state", {"state": "accepted"}),
        ("referral.state", {"state": "in-progress"}),
        ("referral.state", {"reason": "no-agreement"}),
        ("referral.state", {"at": "2026-11-28T06:00:00"}),
        ("referral.state", {"at": "2026-11-28T11:00:00+05:00"}),
        ("referral.state", {"at": "2026-11-28T06:00:00.5Z"}),
        ("referral.state", {"at": "0001-01-01T00:00:00Z"}),
        ("referral.outcome", {"services": []}),
        ("referral.outcome", {"services": [{"purpose": "legal", "result": "given", "note": "x"}]}),
        ("referral.outcome", {"services": [{"purpose": "legal", "result": "given"}] * 2}),
        ("referral.arrival", {"needs": ["medical", "medical"]}),
        ("referral.arrival", {"arrived": "yes"}),
        ("referral.danger", {"place": "x"}),
        ("referral.danger", {"place": " За рынком"}),
        ("referral.danger", {"place": "За рынком\nзелёные ворота"}),
        ("referral.danger", {"place": "За\u202eрынком"}),
        ("referral.danger", {"place": "п" * 121}),
        ("referral.danger", {"place": "За рынком и\u0306"}),
        ("referral.danger", {"country": "XX"}),
        ("referral.danger", {"country": "kz"}),
        ("referral.danger", {"languages": ["xx"]}),
        ("referral.danger", {"languages": ["uz", "uz"]}),
        ("referral.danger", {"reach": "+7 700 000 00 00"}),
        ("referral.return-here", {"state": "XX"}),
        ("referral.return-here", {"level": "7 of 10"}),
        ("referral.return-here", {"who": " Сотрудница"}),
        ("referral.return-here", {"known_by": "Платок\nи книга"}),
        ("referral.return-here", {"contact": "Бахар"}),
        ("referral.return-plan", {"hours": 0}),
        ("referral.return-plan", {"hours": 73}),
        ("referral.return-plan", {"expected_at": "2026-12-03T15:00:00.5Z"}),
        ("referral.return-plan", {"legs": [{"origin": "TR", "destination": "XX", "on": "2026-12-02"}]}),
        ("referral.return-plan", {"legs": [{"origin": "TR", "destination": "KZ", "on": "2026-12-02", "by": "Поезд"}]}),
        ("referral.return-plan", {"agreed": ["Тётя", "Тётя"]}),
        ("referral.return-plan", {"agreed": ["Тётя\u202e"]}),
        ("referral.return-stopped", {"reason": "Боится"}),
        ("referral.return-report", {"months": 2}),
        ("referral.return-report", {"contact": "no-contact"}),
        ("referral.return-report", {"contact": "not-wished", "unharmed": "not-known", "wants_contact": "not-known"}),
        ("referral.return-report", {"place": "Ош"}),
        ("referral.danger-answer", {"acts": []}),
        ("referral.danger-answer", {"reason": "not-confirmed"}),
        ("referral.danger-answer", {"acts": [], "reason": "no-place"}),
        ("referral.danger-answer", {"acts": ["bed", "bed"]}),
        ("referral.answer", {"answer": "cannot", "from_on": None, "reason": "not-confirmed"}),
        ("referral.state", {"reason": "not-confirmed"}),
        ("referral.identity", {"code_word": "roza"}),
        ("referral.identity", {"code_word": "lusab-babad-"}),
        ("referral.identity", {"code_word": "lusab-babad\n"}),
        ("referral.identity", {"code_word": ""}),
        ("referral.identity", {"code_word": "", "told": [{"group": "papers", "values": {"amj_BirthYear": 1990}}]}),
        ("referral.identity", {"extension": "amanjol-9"}),
        ("referral.identity", {"version": "1.1"}),
        ("referral.identity", {"standard": "htcds"}),
        ("referral.identity", {"told": [{"group": "name", "values": {"prs_FirstName": "Роза"}}]}),
        ("referral.identity", {"told": [{"group": "family", "values": {}}]}),
        ("referral.identity", {"told": [{"group": "family", "values": {"prs_FirstName": "Роза"}}]}),
        ("referral.identity", {"told": [{"group": "family", "values": {"prs_New": "1"}}]}),
        ("referral.identity", {"told": [{"group": "family", "values": {"prs_PrimaryLanguage": "xx"}}]}),
        ("referral.identity", {"told": [{"group": "happened", "values": {"vic_MethodsOfControl": ["SexualAbuse"]}}]}),
        ("referral.identity", {"told": [{"group": "happened", "values": {"amj_SexWork": "yes"}}]}),
        ("referral.identity", {"told": [{"group": "family", "values": {"amj_Ethnicity": "x"}}]}),
    ],
)  # fmt: skip
def test_what_is_not_sound_is_refused_without_quoting_it(kind: str, changed: dict[str, Any]):
    data = example(kind, **changed) if kind in KINDS else {}
    with pytest.raises(BodyRefused) as refusal:
        read(kind, data)
    assert str(refusal.value) == "This is no body of a letter of this kind."
    assert refusal.value.__cause__ is None
    assert refusal.value.__suppress_context__ or refusal.value.__context__ is None


def test_what_belongs_together_is_sound():
    for kind, changed in (
        ("referral.inquiry", {"age": "14-17", "is_child": True}),
        ("referral.inquiry", {"age": "not-known", "is_child": True}),
        ("referral.answer", {"answer": "can", "from_on": None}),
        ("referral.answer", {"answer": "cannot", "from_on": None, "reason": "no-place"}),
        ("referral.state", {"state": "completed", "reason": None}),
        ("referral.return-plan", {"legs": [], "agreed": [], "reports": False}),
        ("referral.return-here", {"who": "", "known_by": ""}),
        (
            "referral.return-report",
            {
                "contact": "not-wished",
                "unharmed": "not-known",
                "needs": "not-said",
                "wants_contact": "not-known",
            },
        ),
        ("referral.identity", {"extension": "amanjol-1"}),
        ("referral.identity", {"told": []}),
        (
            "referral.identity",
            {"code_word": "", "told": [{"group": "name", "values": {"prs_FirstName": "Роза"}}]},
        ),
        (
            "referral.identity",
            {"told": [{"group": "violence", "values": {"vic_TypeOfExploitation": ["SexualExploitation"]}}]},
        ),
    ):
        assert json.loads(json.dumps(write(read(kind, example(kind, **changed))))) == example(kind, **changed)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=20) | st.floats(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=12), inner, max_size=4),
    max_leaves=12,
)


@settings(max_examples=150, deadline=None)
@given(kind=st.sampled_from([*KINDS, "", "referral.other"]), data=JSON)
def test_whatever_comes_it_is_one_error(kind: str, data: Any):
    with pytest.raises(BodyRefused):
        read(kind, data)


@settings(max_examples=200, deadline=None)
@given(kind=st.sampled_from(list(KINDS)), data=st.data())
def test_one_value_changed_is_refused_or_is_exactly_what_it_says(kind: str, data: st.DataObject):
    changed = example(kind)
    changed[data.draw(st.sampled_from(sorted(changed)))] = data.draw(JSON)
    try:
        body = read(kind, changed)
    except BodyRefused:
        return
    assert json.loads(json.dumps(write(body))) == changed


def test_what_is_too_large_is_neither_written_nor_read():
    values = {"hte_Description": "я" * 2000}
    events = [{"group": "happened", "values": values}] * 40
    data = example("referral.identity", told=events)
    assert len(json.dumps(data, ensure_ascii=False).encode()) > LARGEST
    with pytest.raises(BodyRefused):
        read("referral.identity", data)
    body = read("referral.identity", example("referral.identity", told=events[:10]))
    assert isinstance(body, Identity)
    with pytest.raises(BodyRefused):
        write(replace(body, told=body.told * 4))


def test_before_acceptance_no_field_holds_a_text_that_somebody_types():
    """Every text of an inquiry and of an answer is one of a list, a language, a day or the random id."""
    for kind in ("referral.inquiry", "referral.answer"):
        described = schemas.schema_of(kind)
        texts = [
            definition
            for record in described["$defs"].values()
            for definition in _texts(record.get("properties", {}))
        ]
        assert texts
        assert all(text.get("format") in ("uuid", "date") or "pattern" in text for text in texts), kind
    assert "name" not in " ".join(field for data in all_examples().values() for field in data)


def _texts(node: Any) -> list[dict[str, Any]]:
    if isinstance(node, dict):
        own = [node] if node.get("type") == "string" else []
        return own + [text for value in node.values() for text in _texts(value)]
    return [text for value in node for text in _texts(value)] if isinstance(node, list) else []


@pytest.mark.parametrize(
    ("kind", "changed", "step"),
    [
        ("referral.inquiry", {}, Step(AT, State.REQUESTED, SENDER)),
        ("referral.answer", {}, Step(AT, State.ACCEPTED, RECEIVER)),
        (
            "referral.answer",
            {"answer": "cannot", "from_on": None, "reason": "no-place"},
            Step(AT, State.DECLINED, RECEIVER, "no-place"),
        ),
        (
            "referral.state",
            {},
            Step(datetime(2026, 11, 28, 6, tzinfo=UTC), State.FAILED, RECEIVER, "did-not-come"),
        ),
        ("referral.identity", {}, None),
        ("referral.outcome", {}, None),
        ("referral.arrival", {}, None),
        ("referral.danger", {}, Step(AT, State.REQUESTED, SENDER)),
        ("referral.danger-answer", {}, Step(AT, State.ACCEPTED, RECEIVER)),
        (
            "referral.danger-answer",
            {"acts": [], "reason": "not-confirmed"},
            Step(AT, State.DECLINED, RECEIVER, "not-confirmed"),
        ),
        ("referral.taken-back", {}, None),
        ("referral.return-here", {}, None),
        ("referral.return-plan", {}, None),
        ("referral.return-stopped", {}, None),
        ("referral.return-report", {}, None),
    ],
)
def test_a_letter_makes_a_step_of_who_wrote_it(kind: str, changed: dict[str, Any], step: Step | None):
    side = step.side if step else SENDER
    assert step_of(read(kind, example(kind, **changed)), side, AT) == step


def test_a_danger_has_letters_of_its_own_and_never_a_name():
    of_danger = {name for name, kind in KINDS.items() if belongs(kind, is_danger=True)}
    assert of_danger == {"referral.danger", "referral.danger-answer", "referral.state", "referral.taken-back"}
    assert {name for name, kind in KINDS.items() if not belongs(kind, is_danger=False)} == {
        "referral.danger",
        "referral.danger-answer",
    }


@pytest.mark.parametrize("side", list(Side))
@pytest.mark.parametrize("state", list(State))
def test_an_identity_is_written_after_a_yes_by_who_asked_and_never_else(side: Side, state: State):
    allowed = side is SENDER and state in (State.ACCEPTED, State.IN_PROGRESS)
    assert may_write(Identity, side, state) is allowed
    assert may_write(Inquiry, side, state) is (side is SENDER and state is State.DRAFT)
    assert not may_write(StateChange, side, State.RECALLED)
    after_a_recall = {kind for kind in KINDS.values() if may_write(kind, side, State.RECALLED)}
    assert after_a_recall == ({TakenBack} if side is RECEIVER else set())


def test_a_letter_that_makes_a_step_is_written_where_the_step_may_be_made():
    assert not may_write(Danger, SENDER, State.ACCEPTED)
    answer = KINDS["referral.answer"]
    for state in State:
        assert may_write(answer, RECEIVER, state) is (state in (State.REQUESTED, State.RECEIVED))


@pytest.mark.parametrize(
    ("words", "choices"),
    [
        (codes.PURPOSE_WORDS, codes.Purpose),
        (codes.SEX_WORDS, codes.Sex),
        (codes.AGE_WORDS, codes.AgeBand),
        (codes.ALSO_WORDS, codes.Also),
        (codes.ANSWERING_WORDS, codes.Answering),
        (codes.REASON_WORDS, codes.Reason),
        (codes.ROLE_WORDS, codes.Role),
        (codes.RESULT_WORDS, codes.Result),
        (codes.ARRIVED_WORDS, codes.Arrived),
        (codes.THREAT_WORDS, codes.Threat),
        (codes.REACH_WORDS, codes.Reach),
        (CONTACT_WORDS, Contact),
        (MET_WORDS, Met),
        (codes.ACTING_WORDS, codes.Acting),
    ],
)
def test_each_code_has_words_of_its_own(words: Any, choices: Any):
    assert list(words) == list(choices)
    for language in ("en", "ru"):
        assert len({sentence.in_language(language) for sentence in words.values()}) == len(words)


def test_groups_are_those_that_a_consent_has_to_name():
    body = read("referral.identity", example("referral.identity"))
    assert isinstance(body, Identity)
    assert [str(group) for group in body.groups] == ["family", "help"]
    assert {entry.group for entry in body.told} == set(body.groups)
    assert Told.from_data(body.told[0].as_data()) == body.told[0]
    assert body.referral == UUID("0b6f2c1e-5a34-4c8e-9d27-3f6a1b8c7e55")
