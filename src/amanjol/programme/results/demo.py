"""The fictional programme of a demo: a quarter that is locked, with a correction, and one that runs."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, Final

from amanjol.foundation.organisations.tenant import acting_for
from amanjol.programme.results import actions, queries
from amanjol.programme.results.kinds import Length
from amanjol.programme.results.spans import spans

if TYPE_CHECKING:
    from amanjol.foundation.organisations.models import Member
    from amanjol.programme.results.models import Figure, Indicator, Period, Programme

type Handed = tuple[str, str, int, dict[str, Any]]
"""The number of the indicator, who counted, how many, and the parts of it."""

YYLDYZ, GARAGUM = "Yyldyz (fictional)", "Garagum (fictional)"
TITLES: Final = {"title_en": "Safe Road (fictional)", "title_ru": "Безопасный путь (вымышленная программа)"}
EVIDENCE: Final = "Отчёт за квартал (вымышлен)"
TARGETS: Final = {"2.1": 400, "2.2": 120, "3.1": 40, "3.2": 30, "3.3": 60_000}
BEFORE: Final[tuple[Handed, ...]] = (
    ("2.1", YYLDYZ, 236, {}),
    ("2.1", GARAGUM, 118, {}),
    ("2.2", YYLDYZ, 84, {"sex": {"female": 61, "male": 23, "unsaid": 0}}),
    ("2.2", GARAGUM, 41, {"sex": {"female": 41, "male": 0, "unsaid": 0}}),
    ("3.1", YYLDYZ, 43, {}),
    ("3.2", YYLDYZ, 19, {}),
    ("3.2", GARAGUM, 14, {}),
    ("3.3", YYLDYZ, 48_500, {}),
    ("3.4", YYLDYZ, 12, {}),
)
"""What two organisations handed in for the quarter that is over."""
NOW: Final[tuple[Handed, ...]] = (("2.1", YYLDYZ, 64, {}), ("2.2", YYLDYZ, 37, {}))
GAPS: Final = {
    "2.1": "Дорога в два района была закрыта пять недель (вымышлено).",
    "3.3": "Два суда перенесены на следующий квартал (вымышлено).",
}


def begin_demo_programme(*, first: Member, second: Member, today: date) -> None:
    """`first` writes, `second` approves."""
    days = {"begins_on": date(today.year - 1, 1, 1), "ends_on": date(today.year + 1, 12, 31)}
    with acting_for(first):
        programme = actions.begin_programme(
            values={**TITLES, **days}, currency="TMT", with_starter=True, by=first
        )
        over, runs = _last_quarters(programme, today, first)
        indicators = {
            row.code: row for row in queries.indicators_of(first).filter(result__programme=programme)
        }
        for code, value in TARGETS.items():
            for period, gap in ((over, GAPS.get(code, "")), (runs, "")):
                values = {"value": value, "gap": gap}
                actions.set_target(indicator=indicators[code], period=period, values=values, by=first)
        figures = [
            _write(indicators[code], over, source, value, parts, first)
            for code, source, value, parts in BEFORE
        ]
        for figure in figures:
            actions.decide_figure(figure=figure, approves=True, by=second)
        actions.lock_period(period=over, by=first)
        _correct(figures[-1], first, second)
        for code, source, value, parts in NOW:
            _write(indicators[code], runs, source, value, parts, first)


def _last_quarters(programme: Programme, today: date, by: Member) -> list[Period]:
    """The one that is over, and the one that runs."""
    all_of_them = [span for span in spans(programme.begins_on, today) if span[0] is Length.QUARTER]
    return [
        actions.add_period(programme=programme, length=length, first_day=first, last_day=last, by=by)
        for length, first, last in all_of_them[-2:]
    ]


def _write(
    indicator: Indicator, period: Period, source: str, value: int, parts: dict[str, Any], by: Member
) -> Figure:
    return actions.write_figure(
        indicator=indicator, period=period, source=source, values=_values(value, parts), by=by
    )


def _correct(figure: Figure, first: Member, second: Member) -> None:
    values = _values(11, {}) | {"reason": "Один человек был записан дважды (вымышлено)."}
    corrected = actions.correct_figure(fact=figure.fact, values=values, by=first)
    actions.decide_figure(figure=corrected, approves=True, by=second)


def _values(value: int, parts: dict[str, Any]) -> dict[str, Any]:
    return {
        "value": value, "of_organisations": 1, "parts": parts, "evidence": EVIDENCE, "link": "", "reason": "",
    }  # fmt: skip
