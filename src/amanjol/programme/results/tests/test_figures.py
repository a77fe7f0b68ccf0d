"""Figures: a second person, corrections, locked periods, sums that say what they are."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone, translation

from amanjol.programme.results import actions, queries, words
from amanjol.programme.results.kinds import Length, NoNumber
from amanjol.programme.results.models import Figure
from amanjol.programme.results.tests.results_cast import figure_values, quarter_of

if TYPE_CHECKING:
    from amanjol.programme.results.queries import Standing
    from amanjol.programme.results.tests.results_cast import ResultsCast

pytestmark = pytest.mark.django_db


def standing(cast: ResultsCast, code: str) -> Standing:
    return queries.by_period(cast.aidar, cast.indicator(code))[cast.quarter.pk]


def said(cast: ResultsCast, code: str) -> str:
    row = standing(cast, code)
    return words.measured(row.indicator, row.reached) if row.reached else ""


def test_a_figure_counts_once_a_second_person_approved_it(cast: ResultsCast) -> None:
    figure = cast.figure("2.1", 30)
    assert standing(cast, "2.1").reached is None
    with pytest.raises(PermissionDenied):
        actions.decide_figure(figure=figure, approves=True, by=cast.aidar)
    actions.decide_figure(figure=figure, approves=True, by=cast.zarina)
    assert standing(cast, "2.1").reached == queries.Reached(30, 1)
    with pytest.raises(actions.NotNow):
        actions.decide_figure(figure=figure, approves=False, by=cast.zarina)


def test_what_was_sent_back_counts_nothing(cast: ResultsCast) -> None:
    actions.decide_figure(figure=cast.figure("2.1", 30), approves=False, says="Which list?", by=cast.zarina)
    assert standing(cast, "2.1").reached is None


def test_people_of_two_organisations_are_said_to_be_in_both(cast: ResultsCast) -> None:
    cast.approved("2.1", 1_230)
    assert said(cast, "2.1") == "1\N{NARROW NO-BREAK SPACE}230 people"
    cast.approved("2.1", 21, source="Garagum")
    assert (
        said(cast, "2.1")
        == "1\N{NARROW NO-BREAK SPACE}251 people; several organisations may have counted the same people"
    )
    with translation.override("ru"):
        assert said(cast, "2.1").endswith(
            " человек; одних и тех же людей могли посчитать несколько организаций"
        )


def test_money_of_two_organisations_is_a_plain_sum(cast: ResultsCast) -> None:
    cast.approved("3.3", 1_000)
    cast.approved("3.3", 500, source="Garagum")
    assert said(cast, "3.3") == "1\N{NARROW NO-BREAK SPACE}500 KGS"


def test_periods_add_money_and_never_people(cast: ResultsCast) -> None:
    next_one = quarter_of(cast.programme, date(2026, 10, 1), date(2026, 12, 31), cast.aidar)
    for period in (cast.quarter, next_one):
        cast.approved("3.3", 700, period=period)
        cast.approved("2.1", 30, period=period)
    assert queries.over_time(cast.aidar, cast.indicator("3.3"), Length.QUARTER) == 1_400
    assert queries.over_time(cast.aidar, cast.indicator("3.3"), Length.YEAR) is None
    assert queries.over_time(cast.aidar, cast.indicator("2.1"), Length.QUARTER) is None


def test_a_correction_stands_beside_what_was_there(cast: ResultsCast) -> None:
    first = cast.approved("2.1", 30)
    actions.lock_period(period=cast.quarter, by=cast.aidar)
    with pytest.raises(actions.Locked):
        actions.correct_figure(fact=first.fact, values=figure_values(28), by=cast.aidar)
    again = figure_values(28, reason="Two were written down twice")
    second = actions.correct_figure(fact=first.fact, values=again, by=cast.aidar)
    assert standing(cast, "2.1").reached == queries.Reached(30, 1)
    with pytest.raises(actions.NotNow):
        actions.correct_figure(fact=first.fact, values=again, by=cast.zarina)
    actions.decide_figure(figure=second, approves=True, by=cast.zarina)
    assert standing(cast, "2.1").reached == queries.Reached(28, 1)
    assert list(Figure.objects.order_by("number").values_list("value", "reason")) == [
        (30, ""),
        (28, "Two were written down twice"),
    ]


def test_who_counted_before_and_says_nothing_is_named(cast: ResultsCast) -> None:
    cast.approved("2.1", 30)
    cast.approved("2.1", 30, source="Garagum")
    assert queries.not_heard_from(cast.aidar, cast.quarter) == []
    next_one = quarter_of(cast.programme, date(2026, 10, 1), date(2026, 12, 31), cast.aidar)
    year = actions.add_period(
        programme=cast.programme, length=Length.YEAR, first_day=date(2027, 1, 1), last_day=date(2027, 12, 31),
        by=cast.aidar,
    )  # fmt: skip
    assert queries.not_heard_from(cast.aidar, next_one) == ["Garagum", "Yyldyz"]
    cast.figure("3.1", 30, period=next_one)
    assert queries.not_heard_from(cast.aidar, next_one) == ["Garagum"]
    actions.write_answer(period=next_one, source="Garagum", says=NoNumber.FEW, by=cast.aidar)
    assert queries.not_heard_from(cast.aidar, next_one) == []
    assert queries.by_period(cast.aidar, cast.indicator("2.1"))[next_one.pk].reached is None
    assert queries.not_heard_from(cast.aidar, year) == []


def test_a_source_writes_once(cast: ResultsCast) -> None:
    cast.figure("2.1", 30)
    with pytest.raises(actions.SourceTaken):
        cast.figure("2.1", 31)


def test_a_period_is_locked_once_nothing_waits_and_each_gap_has_a_reason(cast: ResultsCast) -> None:
    figure = cast.figure("2.1", 30)
    with pytest.raises(actions.StillWaiting):
        actions.lock_period(period=cast.quarter, by=cast.aidar)
    actions.decide_figure(figure=figure, approves=True, by=cast.zarina)
    of: dict[str, Any] = {"indicator": cast.indicator("2.1"), "period": cast.quarter, "by": cast.aidar}
    actions.set_target(**of, values={"value": 40, "gap": ""})
    with pytest.raises(actions.GapUnexplained):
        actions.lock_period(period=cast.quarter, by=cast.aidar)
    actions.set_target(**of, values={"gap": "The road was closed"})
    actions.lock_period(period=cast.quarter, by=cast.aidar)
    with pytest.raises(actions.Locked):
        actions.set_target(**of, values={"value": 20, "gap": ""})
    actions.set_target(**of, values={"gap": "The road was closed for a month"})
    assert standing(cast, "2.1").share == 75


def test_what_is_counted_stands_once_something_was(cast: ResultsCast) -> None:
    cast.figure("2.1", 30)
    row = cast.indicator("2.1")
    values = {"code": "2.1", "kind": "views", "currency": "", "dimensions": []}
    with pytest.raises(actions.HasFigures):
        actions.save_indicator(indicator=row, values=values, by=cast.aidar)
    actions.save_indicator(
        indicator=row, values=values | {"kind": "people", "title_en": "Reached"}, by=cast.aidar
    )
    assert cast.indicator("2.1").title_en == "Reached"


@pytest.mark.parametrize(
    ("name", "value"), [("definition_en", "x"), ("definition_ru", "x"), ("kind", "views"), ("baseline", 5)]
)
def test_what_an_indicator_means_stands_once_a_figure_was_approved(
    cast: ResultsCast, name: str, value: Any
) -> None:
    figure = cast.figure("2.1", 30)
    before = getattr(cast.indicator("2.1"), name)
    values = {"code": "2.1", "title_en": "Reached", name: value}
    actions.decide_figure(figure=figure, approves=True, by=cast.zarina)
    with pytest.raises(actions.HasApproved):
        actions.save_indicator(indicator=cast.indicator("2.1"), values=values, by=cast.aidar)
    assert getattr(cast.indicator("2.1"), name) == before
    actions.save_indicator(indicator=cast.indicator("2.1"), values=values | {name: before}, by=cast.aidar)
    assert cast.indicator("2.1").title_en == "Reached"


def test_a_target_that_is_changed_keeps_what_it_was_and_why(cast: ResultsCast) -> None:
    of: dict[str, Any] = {"indicator": cast.indicator("2.1"), "period": cast.quarter, "by": cast.aidar}
    actions.set_target(**of, values={"value": 400, "gap": ""})
    with pytest.raises(actions.NeedsReason):
        actions.set_target(**of, values={"value": 40, "gap": ""})
    for value in (300, 40):
        actions.set_target(**of, values={"value": value, "gap": "", "why": f"Only {value}"})
    day = f"{timezone.localdate():%d.%m.%Y}"
    assert words.earlier_targets(standing(cast, "2.1").target) == [
        f"First target: 400. Changed {day}: Only 300",
        f"Earlier target: 300. Changed {day}: Only 40",
    ]


def test_a_period_that_runs_is_not_locked(cast: ResultsCast) -> None:
    today = timezone.localdate()
    year = actions.add_period(
        programme=cast.programme, length=Length.YEAR, first_day=date(today.year, 1, 1),
        last_day=date(today.year, 12, 31), by=cast.aidar,
    )  # fmt: skip
    with pytest.raises(actions.NotOver):
        actions.lock_period(period=year, by=cast.aidar)


def test_wages_recovered_stand_beside_who_chose_not_to_claim(cast: ResultsCast) -> None:
    wages = cast.indicator("3.3")
    assert (wages.kind, wages.currency, wages.is_headline) == ("money", "KGS", True)
    assert wages.beside == cast.indicator("3.4")
    assert "received" in wages.definition_en
