"""Figures: written by one person, corrected beside what was there, decided by a second one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from amanjol.foundation.once.answers import no_act
from amanjol.programme.results import actions, queries, rules, words
from amanjol.programme.results.forms import FigureForm, SendBackForm
from amanjol.programme.results.guards import for_managers
from amanjol.programme.results.views.back import back_to

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

    from django.http import HttpRequest, HttpResponse

    from amanjol.foundation.organisations.models import Member
    from amanjol.programme.results.models import Indicator, Period


@require_http_methods(["GET", "HEAD", "POST"])
@for_managers
def write(request: HttpRequest, member: Member, pk: UUID, other: UUID) -> HttpResponse:
    """Of the indicator `pk` in the period `other`."""
    indicator = get_object_or_404(queries.indicators_of(member), pk=pk)
    period = get_object_or_404(
        queries.periods_of(member).filter(programme=indicator.result.programme_id), pk=other
    )
    form = FigureForm(
        request.POST if request.method == "POST" else None,
        indicator=indicator, corrects=False, is_locked=period.locked_at is not None,
        expected=queries.expected_sources(member, period),
    )  # fmt: skip
    if form.is_bound and form.is_valid():
        source = form.cleaned_data["source"]
        try:
            actions.write_figure(
                indicator=indicator, period=period, source=source, values=form.values, by=member
            )
        except actions.SourceTaken:
            says = _("A figure of this source is there: correct it on the page of the indicator.")
            form.add_error("source", says)
        except actions.Locked:
            form.add_error(None, _("The period was locked meanwhile. Open this page again."))
        else:
            return _written(request, indicator)
    sources = queries.sources_of(member, period.programme)
    return _page(request, form, indicator, period, _("New figure"), sources)


@require_http_methods(["GET", "HEAD", "POST"])
@for_managers
def correct(request: HttpRequest, member: Member, pk: UUID) -> HttpResponse:
    """`pk` is the fact's."""
    fact = get_object_or_404(queries.facts_of(member), pk=pk)
    form = FigureForm(
        request.POST if request.method == "POST" else None,
        indicator=fact.indicator, corrects=True, is_locked=fact.period.locked_at is not None,
    )  # fmt: skip
    if form.is_bound and form.is_valid():
        try:
            actions.correct_figure(fact=fact, values=form.values, by=member)
        except actions.NotNow:
            form.add_error(None, _("A figure of this source waits for a second person already."))
        else:
            return _written(request, fact.indicator)
    return _page(
        request, form, fact.indicator, fact.period, _("Correct: %(source)s") % {"source": fact.source}
    )


@require_POST
@for_managers
def approve(request: HttpRequest, member: Member, pk: UUID) -> HttpResponse:
    figure = get_object_or_404(queries.figures_of(member), pk=pk)
    back = redirect("results:indicator", figure.fact.indicator_id)
    try:
        actions.decide_figure(figure=figure, approves=True, by=member)
    except actions.NotNow:
        messages.error(
            request, _("This figure was approved or sent back meanwhile: look what stands there now.")
        )
        return no_act(back)
    messages.success(request, _("Approved. It counts from now on."))
    return back


@require_http_methods(["GET", "HEAD", "POST"])
@for_managers
def send_back(request: HttpRequest, member: Member, pk: UUID) -> HttpResponse:
    figure = get_object_or_404(queries.figures_of(member), pk=pk)
    if not rules.can_decide(member, figure):
        raise PermissionDenied
    form = SendBackForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        try:
            actions.decide_figure(figure=figure, approves=False, says=form.cleaned_data["says"], by=member)
        except actions.NotNow:
            form.add_error(
                None, _("This figure was approved or sent back meanwhile: look what stands there now.")
            )
        else:
            messages.success(request, _("Sent back. Whoever wrote it reads why."))
            return redirect("results:indicator", figure.fact.indicator_id)
    value = words.measured(figure.fact.indicator, queries.Reached(figure.value, figure.of_organisations))
    title = _("Send back: %(value)s, %(source)s") % {"value": value, "source": figure.fact.source}
    return _page(request, form, figure.fact.indicator, figure.fact.period, title, button=_("Send back"))


def _written(request: HttpRequest, indicator: Indicator) -> HttpResponse:
    messages.success(request, _("Written down. It counts once a second person approves it."))
    return redirect("results:indicator", indicator.pk)


def _page(
    request: HttpRequest,
    form: FigureForm | SendBackForm,
    indicator: Indicator,
    period: Period,
    title: str,
    sources: Sequence[str] = (),
    button: str = "",
) -> HttpResponse:
    context = {
        "form": form,
        "title": title,
        "lead": f"{words.title_of(indicator)} · {words.period_in_words(period)}",
        "sources": sources,
        "button": button,
    } | back_to(indicator)
    return render(request, "results/form.html", context)
