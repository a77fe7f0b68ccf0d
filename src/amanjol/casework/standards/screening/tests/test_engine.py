from __future__ import annotations

from dataclasses import fields

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from amanjol.casework.standards.screening import forced_labour
from amanjol.casework.standards.screening.answers import Answer
from amanjol.casework.standards.screening.approval import NodeKind
from amanjol.casework.standards.screening.combination import DimensionState
from amanjol.casework.standards.screening.engine import Screening, screen
from amanjol.casework.standards.screening.forced_labour import packaged_forced_labour
from amanjol.casework.standards.screening.list_files import packaged_lists
from amanjol.casework.standards.screening.lists import DimensionKey, IndicatorList
from amanjol.foundation.seals.canonical import from_bytes, to_bytes

ADULTS, CHILDREN = packaged_lists().lists


def scored(
    of: IndicatorList,
    *yes: str,
    act: Answer = Answer.NOT_ASKED,
    others: Answer = Answer.NOT_ASKED,
    **answers: Answer,
) -> Screening:
    given_answers = {indicator.key: others for indicator in of.indicators}
    given_answers |= dict.fromkeys(yes, Answer.YES)
    given_answers |= {key.replace("_", "-"): answer for key, answer in answers.items()}
    return screen(of, given_answers, node=NodeKind.FICTIONAL, act=act)


RETURNED_DOMESTIC_WORKER = (
    "deceived-about-the-job",
    "deceived-about-wages",
    "excessive-hours",
    "low-or-no-salary",
    "documents-taken-at-destination",
    "isolated-at-destination",
)


def test_a_returned_domestic_worker_shows_the_rows_and_rules_by_which():
    result = scored(ADULTS, *RETURNED_DOMESTIC_WORKER)
    assert result.combined.row == "trafficking-for-forced-labour"
    assert {
        dimension.key: (dimension.fired.rule.key, [by.key for by in dimension.fired.by])
        for dimension in result.positive
        if dimension.fired
    } == {
        "deceptive-recruitment": (
            "one-strong-and-another",
            ["deceived-about-the-job", "deceived-about-wages"],
        ),
        "exploitation": ("one-strong-and-another", ["excessive-hours", "low-or-no-salary"]),
        "coercion-at-destination": (
            "two-strong",
            ["documents-taken-at-destination", "isolated-at-destination"],
        ),
    }


def test_what_was_not_answered_is_told_apart():
    result = scored(
        ADULTS,
        "excessive-hours",
        hazardous_work=Answer.UNKNOWN,
        bad_living_conditions=Answer.SKIPPED,
        low_or_no_salary=Answer.NO,
    )
    exploitation = result.dimensions[3]
    assert exploitation.key == DimensionKey.EXPLOITATION
    assert [indicator.key for indicator in exploitation.unknown] == ["hazardous-work"]
    assert [indicator.key for indicator in exploitation.skipped] == ["bad-living-conditions"]
    assert [indicator.key for indicator in exploitation.no] == ["low-or-no-salary"]
    assert len(exploitation.not_asked) == 5
    assert exploitation.shown is DimensionState.OPEN
    assert not result.combined.decided


@pytest.mark.parametrize("others", [Answer.UNKNOWN, Answer.SKIPPED, Answer.NOT_ASKED])
@pytest.mark.parametrize("of", [ADULTS, CHILDREN])
def test_an_interview_without_answers_decides_nothing(of, others):
    result = scored(of, others=others)
    assert result.positive == ()
    assert result.combined.row == ""
    assert all(dimension.shown is DimensionState.OPEN for dimension in result.dimensions)


def test_the_first_row_speaks_of_the_answers_and_leaves_the_door_open():
    result = scored(ADULTS, others=Answer.NO)
    assert result.combined.row == "nothing-positive"
    assert result.combined.title.en == "No dimension is positive by these answers"
    assert "keep the door open" in result.combined.says.en
    assert "оставьте дверь открытой" in result.combined.says.in_language("ru")


def test_a_child_without_positive_dimensions_is_never_in_the_first_row():
    assert scored(CHILDREN, others=Answer.NO, act=Answer.NO).combined.row == ""


@pytest.mark.parametrize(
    ("act", "more", "row"),
    [
        (Answer.YES, (), "child-trafficking-for-labour"),
        (Answer.NO, (), ""),
        (Answer.UNKNOWN, (), ""),
        (Answer.NOT_ASKED, (), ""),
        (
            Answer.NOT_ASKED,
            ("deceived-about-the-job", "deceived-about-wages"),
            "child-trafficking-for-labour",
        ),
        (Answer.NOT_ASKED, ("recruited-by-violence", "debt-at-recruitment"), "child-trafficking-for-labour"),
        (
            Answer.NO,
            ("family-difficulties-abused", "economic-reasons-at-recruitment", "personal-situation"),
            "child-trafficking-for-labour",
        ),
    ],
)
def test_for_a_child_the_means_are_not_required(act, more, row):
    result = scored(CHILDREN, "excessive-hours", "hazardous-work", *more, act=act, others=Answer.NO)
    assert result.combined.row == row


def test_a_child_who_is_not_exploited_by_the_answers_is_not_decided():
    assert scored(CHILDREN, others=Answer.NO, act=Answer.YES).combined.row == ""


def test_coercion_without_recruitment_is_not_decided_and_says_that_it_may_be_forced_labour():
    result = scored(
        ADULTS,
        "excessive-hours",
        "hazardous-work",
        "violence-at-destination",
        "debt-at-destination",
        others=Answer.NO,
    )
    assert result.combined.row == ""
    assert "may be forced labour" in result.combined.says.en


def test_abused_vulnerability_keeps_an_exploited_migrant_undecided():
    exploited = ("excessive-hours", "hazardous-work")
    abused = ("illegal-status-abused", "lack-of-information-abused", "family-difficulties-abused")
    assert scored(ADULTS, *exploited, others=Answer.NO).combined.row == "exploited-migrant"
    assert scored(ADULTS, *exploited, *abused, others=Answer.NO).combined.row == ""


def test_what_is_open_is_offered_only_where_it_could_decide():
    still = scored(ADULTS, "excessive-hours", "hazardous-work").combined
    assert "come back to them only when the person wishes" in still.says.en
    # Coercive recruitment with exploitation and no coercion at work stands in no row, whatever else is answered.
    answers = {indicator.key: Answer.NO for indicator in ADULTS.dimensions[4].indicators}
    answers |= dict.fromkeys(
        ("excessive-hours", "hazardous-work", "recruited-by-violence", "debt-at-recruitment"), Answer.YES
    )
    silent = screen(ADULTS, answers, node=NodeKind.FICTIONAL).combined
    assert "no line for this combination" in silent.says.en


answered = st.dictionaries(
    st.sampled_from([indicator.key for indicator in ADULTS.indicators]), st.sampled_from(list(Answer))
)


@settings(deadline=None)
@given(answered)
def test_a_decided_row_stays_whatever_is_answered_later(answers):
    before = screen(ADULTS, answers, node=NodeKind.FICTIONAL)
    for later in (Answer.YES, Answer.NO):
        settled = {
            indicator.key: answer
            if (answer := answers.get(indicator.key)) in (Answer.YES, Answer.NO)
            else later
            for indicator in ADULTS.indicators
        }
        after = screen(ADULTS, settled, node=NodeKind.FICTIONAL)
        if before.combined.decided:
            assert after.combined.row == before.combined.row
        assert {dimension.key for dimension in before.positive} <= {
            dimension.key for dimension in after.positive
        }


@settings(deadline=None)
@given(answered)
def test_a_yes_more_never_takes_a_positive_dimension_away(answers):
    before = {dimension.key for dimension in screen(ADULTS, answers, node=NodeKind.FICTIONAL).positive}
    for key in list(answers)[:3]:
        after = screen(ADULTS, {**answers, key: Answer.YES}, node=NodeKind.FICTIONAL)
        assert before <= {dimension.key for dimension in after.positive}


@settings(deadline=None)
@given(answered)
def test_every_indicator_stands_once_in_the_result_and_as_data(answers):
    result = screen(ADULTS, answers, node=NodeKind.FICTIONAL)
    data = from_bytes(to_bytes(result.as_data()))
    for dimension, of in zip(result.dimensions, ADULTS.dimensions, strict=True):
        by_answer = data["dimensions"][dimension.key]
        keys = [
            key for answer in ("yes", "no", "unknown", "skipped", "not_asked") for key in by_answer[answer]
        ]
        assert sorted(keys) == sorted(indicator.key for indicator in of.indicators)
    assert data["row"] == result.combined.row


def test_the_bare_text_of_an_answer_counts_and_anything_else_is_refused():
    texts = {"excessive-hours": "yes", "hazardous-work": "yes"}
    result = screen(ADULTS, texts, node=NodeKind.FICTIONAL)  # type: ignore[arg-type]  # what a page sends
    assert [dimension.key for dimension in result.positive] == ["exploitation"]
    with pytest.raises(ValueError, match="maybe"):
        screen(ADULTS, {"excessive-hours": "maybe"}, node=NodeKind.FICTIONAL)  # type: ignore[dict-item]  # the same


def test_an_indicator_of_another_list_is_refused():
    with pytest.raises(ValueError, match="labour-children has no indicator no-social-protection"):
        screen(CHILDREN, {"no-social-protection": Answer.YES}, node=NodeKind.FICTIONAL)


def test_the_eleven_are_told_without_a_number():
    result = scored(ADULTS, "documents-taken-at-destination", "threatened-with-authorities-at-destination")
    indicators = {
        evidence.indicator.number: [by.key for by in evidence.by] for evidence in result.forced_labour
    }
    assert len(indicators) == 11
    assert {number for number, by in indicators.items() if by} == {"6", "7"}
    assert indicators["7"] == ["documents-taken-at-destination"]
    # Nothing about the eleven can hold a count, a threshold or a weight.
    for shape in (forced_labour.Evidence, forced_labour.ForcedLabour, forced_labour.ForcedLabourIndicator):
        assert not {"int", "float"} & {str(field.type) for field in fields(shape)}
    assert "no number to reach" in packaged_forced_labour().how_to_read.en
