"""Rows of results as pages show them."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import groupby
from typing import TYPE_CHECKING

from amanjol.programme.results import words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from amanjol.programme.results.models import Indicator, Result
    from amanjol.programme.results.queries import Standing


@dataclass(frozen=True, slots=True)
class IndicatorLine:
    """`bar` is how much of the target is reached, in whole per cent up to 100; None without a target."""

    standing: Standing
    title: str
    reached: str
    aim: str
    bar: int | None
    definition: str
    beside: IndicatorLine | None = None

    @property
    def indicator(self) -> Indicator:
        return self.standing.indicator


@dataclass(frozen=True, slots=True)
class ResultLines:
    result: Result
    title: str
    lines: list[IndicatorLine] = field(default_factory=list)


def line_of(standing: Standing) -> IndicatorLine:
    share = standing.share
    return IndicatorLine(
        standing,
        words.title_of(standing.indicator),
        words.measured(standing.indicator, standing.reached) if standing.reached else "",
        words.aim_of(standing),
        None if share is None else min(share, 100),
        words.in_language(standing.indicator, "definition"),
        line_of(standing.beside) if standing.beside else None,
    )


def by_result(results: Iterable[Result], standings: Iterable[Standing]) -> list[ResultLines]:
    """Each result with its indicators; one without any, too."""
    of = {
        pk: [line_of(row) for row in rows]
        for pk, rows in groupby(standings, key=lambda row: row.indicator.result_id)
    }
    return [ResultLines(row, words.title_of(row), of.get(row.pk, [])) for row in results]
