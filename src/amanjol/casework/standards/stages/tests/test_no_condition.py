"""Help never depends on taking part in a case in court: the model cannot even say it."""

from __future__ import annotations

import ast
import inspect
import re
from datetime import date

import pytest

from amanjol.casework.standards.policy.policy_files import policy_of
from amanjol.casework.standards.stages import assistance, justice
from amanjol.casework.standards.stages.assistance import DATA, SHAPE, AssistanceStage, Fact
from amanjol.casework.standards.stages.justice import JusticeStep, Wish
from amanjol.casework.standards.stages.tracks import Refused, StageEntry, Way
from amanjol.foundation.textfiles.problems import ContentError
from amanjol.foundation.textfiles.reading import read
from amanjol.foundation.textfiles.writing import write

DAY = date(2026, 11, 25)
TEXT = (DATA / "assistance.yaml").read_text()
OF_JUSTICE = re.compile(
    r"justice|police|court|testif|testimon|witness|complain|prosecut|cooperat|crimin|trial|statement|investigat"
    r"|lawyer|score|screening|row"
)


def test_no_fact_and_no_stage_of_help_speaks_of_justice_or_of_a_score():
    assert not [name for name in (*Fact, *AssistanceStage) if OF_JUSTICE.search(name)]
    assert not set(Fact) & set(Wish)
    assert not set(AssistanceStage) & set(JusticeStep)


@pytest.mark.parametrize(
    "fact",
    [
        "cooperates-with-police",
        "complaint-made",
        "testifies",
        *Wish,
        *JusticeStep,
        "trafficking-for-forced-labour",
    ],
)
def test_a_file_that_makes_help_depend_on_justice_is_refused(fact):
    for needs in ("needs: agrees-to-support\n", "needs: safety-looked-at told-of-rights\n"):
        assert needs in TEXT
        with pytest.raises(ContentError) as refusal:
            read(TEXT.replace(needs, f"{needs.rstrip()} {fact}\n", 1), "data/assistance.yaml", SHAPE)
        assert f"has `{fact}`, which is no fact that may open a stage of this track" in str(refusal.value)


def test_a_new_fact_cannot_be_slipped_in_with_its_own_sentence():
    with pytest.raises(ContentError, match="fact is `testifies` but must be"):
        read(TEXT.replace("fact: plan-agreed", "fact: testifies", 1), "data/assistance.yaml", SHAPE)


def test_no_function_of_help_takes_anything_of_justice():
    of_justice = {justice.JusticeStep, justice.Wish}
    for name, function in inspect.getmembers(assistance, inspect.isfunction):
        if function.__module__ != assistance.__name__:
            continue
        names = set(inspect.signature(function).parameters)
        assert names <= {"way", "to", "facts", "on", "entered_on", "policy", "data", "today", "own"}, name
        annotations = " ".join(
            str(parameter.annotation) for parameter in inspect.signature(function).parameters.values()
        )
        assert not any(kind.__name__ in annotations for kind in of_justice), name
    assert set(Way.__struct_fields__) == {"track", "entries"}


def test_neither_module_imports_the_other():
    for module, other in ((assistance, "justice"), (justice, "assistance")):
        imported = [
            name
            for node in ast.walk(ast.parse(inspect.getsource(module)))
            if isinstance(node, ast.Import | ast.ImportFrom)
            for name in [getattr(node, "module", "") or "", *(alias.name for alias in node.names)]
        ]
        assert not [name for name in imported if other in name]


def test_a_way_of_justice_is_no_way_of_help():
    way = justice.begin(DAY)
    with pytest.raises(LookupError):
        assistance.why_not(way, AssistanceStage.SUPPORT, frozenset(Fact), DAY, policy_of("kz").on(DAY))


@pytest.mark.parametrize("country", ["kg", "kz", "tm", "uz"])
def test_whatever_happens_in_court_the_same_help_is_possible(country):
    """A case holds both ways; what is possible in one is computed without the other, in every combination."""
    policy = policy_of(country).on(DAY)
    for stage in AssistanceStage:
        way = Way("assistance", (StageEntry(stage, DAY),))
        alone = assistance.possible(way, frozenset(Fact), DAY, policy)
        for step in JusticeStep:
            before = justice.possible(Way("justice", (StageEntry(step, DAY),)), frozenset(Wish), DAY)
            assert assistance.possible(way, frozenset(Fact), DAY, policy) == alone
            assert justice.possible(Way("justice", (StageEntry(step, DAY),)), frozenset(Wish), DAY) == before


def test_facts_of_justice_open_nothing_in_help():
    policy = policy_of("kz").on(DAY)
    way = Way("assistance", (StageEntry("safety-and-consent", DAY),))
    wishes = frozenset(Wish) | frozenset(JusticeStep)
    refusals = [move.refused for move in assistance.possible(way, wishes, DAY, policy)]  # type: ignore[arg-type]  # the mistake that must do nothing
    assert None not in refusals


def test_every_step_of_justice_but_hearing_of_it_needs_her_wish_and_can_be_ended():
    for stage in justice.packaged_track().stages:
        for move in stage.moves:
            if move.to not in ("not-wished", "ended", "told"):
                assert "wishes-to-act" in move.needs.split(), (stage.key, move.to)
        if stage.key in ("with-lawyer", "complaint", "proceedings", "compensation"):
            assert {"not-wished", "ended"} <= {move.to for move in stage.moves if not move.needs}


def test_no_complaint_without_a_lawyer_and_a_look_at_the_danger():
    way = justice.begin(DAY)
    way = justice.move(way, JusticeStep.TOLD, {Wish.WISHES_TO_HEAR}, DAY)
    with pytest.raises(Refused) as refusal:
        justice.move(way, JusticeStep.WITH_LAWYER, {Wish.WISHES_TO_ACT}, DAY)
    assert "stands on the person's side alone" in refusal.value.sentence.en
    way = justice.move(way, JusticeStep.WITH_LAWYER, {Wish.WISHES_TO_ACT, Wish.HAS_A_LAWYER}, DAY)
    wishes = {Wish.WISHES_TO_ACT, Wish.TOLD_OF_CONSEQUENCES}
    refused_now = justice.why_not(way, JusticeStep.COMPLAINT, wishes, DAY)
    assert refused_now is not None
    assert "danger for the person as a witness" in refused_now.en
    # Compensation waits for no complaint.
    assert justice.move(way, JusticeStep.COMPENSATION, wishes, DAY).now.stage == "compensation"


@pytest.mark.parametrize(("file", "shape"), [("assistance.yaml", SHAPE), ("justice.yaml", justice.SHAPE)])
def test_files_are_written_in_the_one_canonical_form(file, shape):
    text = (DATA / file).read_text()
    assert write(read(text, file, shape).value, file, shape) == text
