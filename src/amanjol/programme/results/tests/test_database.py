"""What the database itself refuses, past all actions: told as SQL."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from django.db import DatabaseError, connection, transaction

from amanjol.programme.results import actions
from amanjol.programme.results.tests.results_cast import TITLES, quarter_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from amanjol.programme.results.tests.results_cast import ResultsCast

pytestmark = pytest.mark.django_db
TOTAL = (
    "select results_total(value, kind, currency, period::uuid)"
    " from (values {rows}) of (value, kind, currency, period)"
)
JULY, AUGUST = "00000000-0000-0000-0000-000000000007", "00000000-0000-0000-0000-000000000008"


def run(statement: str, *values: Any) -> Any:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return cursor.fetchone() if cursor.description else None


def refuses(message: str, statement: str, *values: Any) -> None:
    with pytest.raises(DatabaseError, match=message), transaction.atomic():
        run(statement, *values)


def total(*rows: Sequence[Any]) -> str:
    return TOTAL.format(rows=", ".join(f"({n}::bigint, '{k}', '{c}', '{p}')" for n, k, c, p in rows))


@pytest.mark.django_db
def test_one_kind_is_added(db: None) -> None:
    assert run(total((3, "people", "", JULY), (4, "people", "", JULY))) == (7,)
    assert run(total((3, "money", "KGS", JULY), (4, "money", "KGS", AUGUST))) == (7,)


@pytest.mark.parametrize("kind", ["organisations", "attendances", "views", "services", "money"])
def test_people_are_added_to_nothing_else(kind: str) -> None:
    refuses("Two kinds", total((3, "people", "", JULY), (4, kind, "", JULY)))


def test_two_currencies_are_never_added() -> None:
    refuses("Two kinds", total((3, "money", "KGS", JULY), (4, "money", "USD", JULY)))


@pytest.mark.parametrize("kind", ["people", "organisations", "views"])
def test_what_comes_again_is_not_added_over_time(kind: str) -> None:
    refuses("over time", total((3, kind, "", JULY), (4, kind, "", AUGUST)))


def test_a_fact_has_the_kind_of_its_indicator(cast: ResultsCast) -> None:
    cast.figure("2.1", 30)
    refuses("results_fact_of_kind", "update results_fact set kind = 'views'; set constraints all immediate")
    refuses(
        "results_fact_of_kind",
        "update results_indicator set kind = 'views', dimensions = '{}' where code = '2.1'",
    )


def test_a_fact_and_a_target_are_of_a_period_of_the_same_programme(cast: ResultsCast) -> None:
    cast.figure("2.1", 30)
    values = {"value": 5, "gap": ""}
    actions.set_target(indicator=cast.indicator("2.1"), period=cast.quarter, values=values, by=cast.aidar)
    another = actions.begin_programme(values=TITLES, currency="KGS", with_starter=False, by=cast.aidar)
    theirs = quarter_of(another, date(2026, 7, 1), date(2026, 9, 30), cast.aidar)
    for table in ("fact", "target"):
        refuses("of one programme", f"update results_{table} set period_id = %s", theirs.pk)  # noqa: S608  ours


@pytest.mark.parametrize(
    "change", ["definition_en = 'x'", "definition_ru = 'x'", "baseline = 5", "kind = 'organisations'"]
)
def test_an_indicator_means_what_it_meant_when_a_figure_was_approved(cast: ResultsCast, change: str) -> None:
    statement = f"update results_indicator set {change} where code = '2.1'"  # noqa: S608  ours
    cast.approved("2.1", 30)
    refuses("means what it meant", statement)
    run("update results_indicator set title_en = 'x' where code = '2.1'")


def test_a_target_keeps_what_it_was(cast: ResultsCast) -> None:
    of: dict[str, Any] = {"indicator": cast.indicator("2.1"), "period": cast.quarter, "by": cast.aidar}
    actions.set_target(**of, values={"value": 40, "gap": ""})
    refuses("keeps what it was", "update results_target set value = 30")
    for entry in ('{"value": 41, "why": "x"}', '{"value": 40, "why": ""}'):
        refuses("keeps what it was", "update results_target set value = 30, earlier = %s", f"[{entry}]")
    actions.set_target(**of, values={"value": 30, "gap": "", "why": "Snow"})
    refuses("was before stands", "update results_target set earlier = '[]'")


def test_a_figure_stands_as_it_was_written(cast: ResultsCast) -> None:
    cast.figure("2.1", 30)
    refuses("stands as it was written", "update results_figure set value = 31")
    refuses("stands as it was written", "update results_figure set reason = 'x'")


def test_nobody_approves_what_they_wrote(cast: ResultsCast) -> None:
    cast.figure("2.1", 30)
    decide = "update results_figure set decision = 'approved', decided_at = now(), decided_by_id = %s"
    refuses("results_second_person", decide, cast.aidar.pk)
    run(decide, cast.zarina.pk)
    refuses("decided once", "update results_figure set decision = 'sent-back'")
    refuses("approved stays", "delete from results_figure")


def test_of_a_locked_period_days_and_targets_stand_and_figures_say_why(cast: ResultsCast) -> None:
    figure = cast.approved("2.1", 30)
    of = cast.indicator("2.1")
    actions.set_target(indicator=of, period=cast.quarter, values={"value": 5, "gap": ""}, by=cast.aidar)
    actions.lock_period(period=cast.quarter, by=cast.aidar)
    refuses("What is locked stands", "update results_period set locked_at = null, locked_by_id = null")
    refuses("What is locked stands", "delete from results_period")
    refuses("target stands", "update results_target set value = 4")
    refuses("target stands", "delete from results_target")
    run("update results_target set gap = 'Snow'")
    again = (
        "insert into results_figure (id, organisation_id, fact_id, number, value, of_organisations, parts, evidence,"
        " link, reason, written_by_id, written_at, decision, decision_says) select gen_random_uuid(), organisation_id,"
        " fact_id, {number}, 29, 1, '{{}}', 'x', '', '{reason}', written_by_id, now(), '', '' from results_figure"
        " where number = 1"
    )
    refuses("says why it came later", again.format(number=2, reason=""))
    run(again.format(number=2, reason="Two were one person"))
    assert run("select value, decision from results_figure where id = %s", figure.pk) == (30, "approved")


@pytest.mark.parametrize(
    "parts", ['{"sex": {"female": 20, "male": 11}}', '{"sex": {"female": 21, "male": 9}}']
)
def test_parts_add_up_and_tell_of_no_few(cast: ResultsCast, parts: str) -> None:
    cast.figure("2.2", 30)
    refuses(
        "Parts add up",
        "insert into results_figure (id, organisation_id, fact_id, number, value, of_organisations, parts, evidence,"
        " link, reason, written_by_id, written_at, decision, decision_says) select gen_random_uuid(), organisation_id,"
        " fact_id, 2, value, 1, %s, 'x', '', 'x', written_by_id, now(), '', '' from results_figure",
        parts,
    )


@pytest.mark.parametrize(
    "days", [("2026-07-02", "2026-09-30"), ("2026-06-01", "2026-08-31"), ("2026-07-01", "2026-10-01")]
)
def test_a_quarter_is_a_whole_one(cast: ResultsCast, days: tuple[str, str]) -> None:
    refuses("results_period_whole", "update results_period set first_day = %s, last_day = %s", *days)
