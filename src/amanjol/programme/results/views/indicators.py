"""Results and indicators: their pages, and how they are written down."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from amanjol.programme.results import actions, queries, rules, words
from amanjol.programme.results.forms import IndicatorForm, ResultForm
from amanjol.programme.results.guards import for_managers
from amanjol.programme.results.kinds import Decision, Kind, Length
from amanjol.programme.results.models import Indicator, Result
from amanjol.programme.results.views.back import back_to
from amanjol.programme.results.views.showing import line_of

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpRequest, HttpResponse

    from amanjol.foundation.organisations.models import Member
    from amanjol.programme.results.models import Figure, Period
    from amanjol.programme.results.queries import FactHistory, Standing

_OF_RESULT = ("code", "title_en", "title_ru")
_OF_INDICATOR = (
    *_OF_RESULT, "definition_en", "definition_ru", "kind", "currency", "baseline", "dimensions", "source",
    "is_headline",
)  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
@for_managers
def new_result(request: HttpRequest, member: Member, pk: UUID) -> HttpResponse:
    """`pk` is the programme's."""
    return _save_result(
        request, member, Result(programme=get_object_or_404(queries.programmes_of(member), pk=pk))
    )


@require_http_methods(["GET", "HEAD", "POST"])
@for_managers
def change_result(request: HttpRequest, member: Member, pk: UUID) -> HttpResponse:
    rows = queries.results_of(member)
    rows = rows.select_for_update(of=("self",)) if request.method == "POST" else rows
    return _save_result(request, member, get_object_or_404(rows, pk=pk))


@require_http_methods(["GET", "HEAD", "POST"])
@for_managers
def new_indicator(request: HttpRequest, member: Member, pk: UUID) -> HttpResponse:
    """`pk` is the result's."""
    return _save_indicator(
        request, member, Indicator(result=get_object_or_404(queries.results_of(member), pk=pk))
    )


@require_http_methods(["GET", "HEAD", "POST"])
@for_managers
def change_indicator(request: HttpRequest, member: Member, pk: UUID) -> HttpResponse:
    rows = queries.indicators_of(member)
    rows = rows.select_for_update(of=("self",)) if request.method == "POST" else rows
    return _save_indicator(request, member, get_object_or_404(rows, pk=pk))


@require_safe
@for_managers
def indicator(request: HttpRequest, member: Member, pk: UUID) -> HttpResponse:
    """All periods, the newest first, each with its target and all that was said of it."""
    row = get_object_or_404(queries.indicators_of(member), pk=pk)
    histories, standings = queries.histories(member, row), queries.by_period(member, row)
    periods = queries.periods_of(member).filter(programme=row.result.programme_id)
    context = {
        "indicator": row,
        "title": words.title_of(row),
        "definition": words.in_language(row, "definition"),
        "kind": Kind(row.kind).label,
        "baseline": None if row.baseline is None else words.number(row.baseline),
        "result": words.title_of(row.result),
        "is_alone": rules.is_alone(member),
        "periods": [
            _period(member, standings[period.pk], period, histories.get(period.pk, [])) for period in periods
        ],
        "sums": _sums(member, row),
    }
    return render(request, "results/indicator.html", context)


def _period(member: Member, standing: Standing, period: Period, facts: list[FactHistory]) -> dict[str, Any]:
    return {
        "period": period,
        "title": words.period_in_words(period),
        "line": line_of(standing),
        "earlier_targets": words.earlier_targets(standing.target),
        "facts": [
            {
                "history": history,
                "figures": [
                    _figure(member, standing.indicator, figure, history) for figure in history.figures
                ],
                "may_correct": not history.is_waiting,
            }
            for history in facts
        ],
    }


def _figure(member: Member, row: Indicator, figure: Figure, history: FactHistory) -> dict[str, Any]:
    is_waiting = figure.decision == Decision.WAITING
    current = history.current
    return {
        "figure": figure,
        "value": words.measured(row, queries.Reached(figure.value, figure.of_organisations)),
        "parts": words.parts_in_words(figure.parts),
        "is_waiting": is_waiting,
        "is_current": current is not None and current.pk == figure.pk,
        "is_earlier": figure.decision == Decision.APPROVED
        and current is not None
        and current.pk != figure.pk,
        "is_sent_back": figure.decision == Decision.SENT_BACK,
        "may_decide": is_waiting and rules.can_decide(member, figure),
    }


def _sums(member: Member, row: Indicator) -> list[tuple[str, str]]:
    """What may be added over time, by the length of periods."""
    totals = [(length, queries.over_time(member, row, length)) for length in Length]
    return [
        (str(length.label), words.measured(row, queries.Reached(total, 1)))
        for length, total in totals
        if total is not None
    ]


def _save_result(request: HttpRequest, member: Member, row: Result) -> HttpResponse:
    now = {name: getattr(row, name) for name in _OF_RESULT}
    form = ResultForm(request.POST if request.method == "POST" else None, initial=now)
    if form.is_bound and form.is_valid():
        try:
            actions.save_result(result=row, values=form.cleaned_data, by=member)
        except actions.CodeTaken:
            form.add_error("code", _("Another result has this number."))
        else:
            messages.success(request, _("Saved."))
            return redirect("results:programme", row.programme_id)
    context = {"form": form, "title": _("Result")} | back_to(row.programme)
    return render(request, "results/form.html", context)


def _save_indicator(request: HttpRequest, member: Member, row: Indicator) -> HttpResponse:
    others = (
        queries.indicators_of(member).filter(result__programme=row.result.programme_id).exclude(pk=row.pk)
    )
    now = {name: getattr(row, name) for name in _OF_INDICATOR} | {"beside": str(row.beside_id or "")}
    form = IndicatorForm(request.POST if request.method == "POST" else None, others=others, initial=now)
    if form.is_bound and form.is_valid():
        try:
            actions.save_indicator(indicator=row, values=form.cleaned_data, by=member)
        except actions.CodeTaken:
            form.add_error("code", _("Another indicator of this result has this number."))
        except actions.HasFigures:
            form.add_error("kind", _("Figures are there: what is counted stands. Write a new indicator."))
        except actions.HasApproved:
            form.add_error(
                None, _("Figures of it are approved: what is counted otherwise is a new indicator.")
            )
        else:
            messages.success(request, _("Saved."))
            return redirect("results:indicator", row.pk)
    came_from = row.result.programme if row._state.adding else row  # noqa: SLF001  Django's public name
    context = {"form": form, "title": _("Indicator")} | back_to(came_from)
    return render(request, "results/form.html", context)
