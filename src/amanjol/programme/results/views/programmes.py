"""The programmes of the own organisation, and the page of one: what was promised and what was done in a period."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from amanjol.programme.results import actions, queries, rules, words
from amanjol.programme.results.forms import NewProgrammeForm, ProgrammeForm
from amanjol.programme.results.guards import for_managers
from amanjol.programme.results.views.back import back_to
from amanjol.programme.results.views.showing import by_result, line_of

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpRequest, HttpResponse

    from amanjol.foundation.organisations.models import Member
    from amanjol.programme.results.models import Period, Programme

_FIELDS = ("title_en", "title_ru", "begins_on", "ends_on")


@require_safe
@for_managers
def programmes(request: HttpRequest, member: Member) -> HttpResponse:
    """Of one programme its own page: there is nothing to choose."""
    rows = list(queries.programmes_of(member))
    if len(rows) == 1:
        return _page(request, member, rows[0])
    listed = [(row, words.title_of(row)) for row in rows]
    return render(request, "results/programmes.html", {"programmes": listed})


@require_safe
@for_managers
def programme(request: HttpRequest, member: Member, pk: UUID) -> HttpResponse:
    return _page(request, member, get_object_or_404(queries.programmes_of(member), pk=pk))


@require_http_methods(["GET", "HEAD", "POST"])
@for_managers
def new(request: HttpRequest, member: Member) -> HttpResponse:
    form = NewProgrammeForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        row = actions.begin_programme(
            values={name: form.cleaned_data[name] for name in _FIELDS},
            currency=form.cleaned_data["currency"],
            with_starter=form.cleaned_data["with_starter"],
            by=member,
        )
        messages.success(request, _("The programme is written down. Add its first period."))
        return redirect("results:programme", row.pk)
    return render(request, "results/form.html", {"form": form, "title": _("New programme")})


@require_http_methods(["GET", "HEAD", "POST"])
@for_managers
def change(request: HttpRequest, member: Member, pk: UUID) -> HttpResponse:
    rows = queries.programmes_of(member)
    row = get_object_or_404(rows.select_for_update() if request.method == "POST" else rows, pk=pk)
    now = {name: getattr(row, name) for name in _FIELDS}
    form = ProgrammeForm(request.POST if request.method == "POST" else None, initial=now)
    if form.is_bound and form.is_valid():
        actions.change_programme(programme=row, values=form.cleaned_data, by=member)
        messages.success(request, _("Saved."))
        return redirect("results:programme", row.pk)
    context = {"form": form, "title": _("Change the programme")} | back_to(row)
    return render(request, "results/form.html", context)


def _page(request: HttpRequest, member: Member, row: Programme) -> HttpResponse:
    periods = list(queries.periods_of(member).filter(programme=row))
    chosen = next(
        (period for period in periods if str(period.pk) == request.GET.get("period")),
        periods[0] if periods else None,
    )
    standings = queries.standings(member, row, chosen)
    context = {
        "programme": row,
        "title": words.title_of(row),
        "periods": [(period, words.period_in_words(period)) for period in periods],
        "period": chosen,
        "period_title": words.period_in_words(chosen) if chosen else "",
        "headlines": [line_of(standing) for standing in standings if standing.indicator.is_headline],
        "results": by_result(queries.results_of(member).filter(programme=row), standings),
        "waiting": _waiting(member, row),
        "not_heard_from": queries.not_heard_from(member, chosen) if chosen else [],
        "answers": queries.answers_of(member).filter(period=chosen) if chosen else [],
        "is_alone": rules.is_alone(member),
        "is_over": chosen is not None and chosen.last_day < timezone.localdate(),
    }
    return render(request, "results/programme.html", context | _locking(chosen, standings))


def _locking(period: Period | None, standings: list[queries.Standing]) -> dict[str, Any]:
    """What still stands in the way of locking it."""
    if period is None or period.locked_at is not None:
        return {}
    return {
        "still_waiting": sum(row.waiting for row in standings),
        "unexplained": [words.title_of(row.indicator) for row in queries.unexplained(standings)],
    }


def _waiting(member: Member, row: Programme) -> list[dict[str, Any]]:
    figures = queries.waiting_for(member).filter(fact__indicator__result__programme=row)
    return [
        {
            "figure": figure,
            "title": words.title_of(figure.fact.indicator),
            "period": words.period_in_words(figure.fact.period),
            "value": words.measured(
                figure.fact.indicator, queries.Reached(figure.value, figure.of_organisations)
            ),
        }
        for figure in figures
    ]
