"""Periods of reporting: adding one, the target of an indicator in it, and locking it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from amanjol.foundation.once.answers import no_act
from amanjol.programme.results import actions, queries, words
from amanjol.programme.results.forms import AnswerForm, PeriodForm, TargetForm
from amanjol.programme.results.guards import for_managers
from amanjol.programme.results.kinds import NoNumber
from amanjol.programme.results.views.back import back_to

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpRequest, HttpResponse

    from amanjol.foundation.organisations.models import Member


@require_http_methods(["GET", "HEAD", "POST"])
@for_managers
def new(request: HttpRequest, member: Member, pk: UUID) -> HttpResponse:
    """`pk` is the programme's."""
    programme = get_object_or_404(queries.programmes_of(member), pk=pk)
    taken = set(queries.periods_of(member).filter(programme=programme).values_list("length", "first_day"))
    form = PeriodForm(request.POST if request.method == "POST" else None, programme=programme, taken=taken)
    if form.is_bound and form.is_valid():
        length, first, last = form.chosen
        period = actions.add_period(
            programme=programme, length=length, first_day=first, last_day=last, by=member
        )
        messages.success(request, _("The period is there. Set its targets."))
        return redirect(f"{reverse('results:programme', args=[pk])}?period={period.pk}")
    context = {"form": form, "title": _("New period")} | back_to(programme)
    return render(request, "results/form.html", context)


@require_POST
@for_managers
def lock(request: HttpRequest, member: Member, pk: UUID) -> HttpResponse:
    period = get_object_or_404(queries.periods_of(member), pk=pk)
    back = redirect(f"{reverse('results:programme', args=[period.programme_id])}?period={pk}")
    try:
        actions.lock_period(period=period, by=member)
    except actions.NotOver:
        says = _("The period ends on %(day)s: it is too early to lock it.")
        messages.error(request, says % {"day": f"{period.last_day:%d.%m.%Y}"})
        return no_act(back)
    except actions.StillWaiting:
        messages.error(request, _("Figures of this period still wait for a second person."))
        return no_act(back)
    except actions.GapUnexplained:
        messages.error(request, _("A target was not reached, and nobody has written why."))
        return no_act(back)
    messages.success(request, _("Locked. What changes from now on says why."))
    return back


@require_http_methods(["GET", "HEAD", "POST"])
@for_managers
def answer(request: HttpRequest, member: Member, pk: UUID) -> HttpResponse:
    """That a source was heard from about the period and gives no number."""
    period = get_object_or_404(queries.periods_of(member), pk=pk)
    form = AnswerForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        source, says = form.cleaned_data["source"], NoNumber(form.cleaned_data["says"])
        try:
            actions.write_answer(period=period, source=source, says=says, by=member)
        except actions.Locked:
            form.add_error(None, _("The period was locked meanwhile. Open this page again."))
        else:
            messages.success(request, _("Saved."))
            return redirect(f"{reverse('results:programme', args=[period.programme_id])}?period={pk}")
    context = {
        "form": form, "title": _("Answer without a number"), "lead": words.period_in_words(period),
        "sources": queries.sources_of(member, period.programme),
    } | back_to(period.programme)  # fmt: skip
    return render(request, "results/form.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@for_managers
def target(request: HttpRequest, member: Member, pk: UUID, other: UUID) -> HttpResponse:
    """Of the indicator `pk` in the period `other`."""
    indicator = get_object_or_404(queries.indicators_of(member), pk=pk)
    periods = queries.periods_of(member).filter(programme=indicator.result.programme_id)
    if request.method == "POST":
        periods = periods.select_for_update(of=("self",))
    period = get_object_or_404(periods, pk=other)
    row = queries.targets_of(member).filter(indicator=indicator, period=period).first()
    now = {"value": row.value if row else None, "gap": row.gap if row else ""}
    is_locked = period.locked_at is not None
    form = TargetForm(request.POST if request.method == "POST" else None, is_locked=is_locked, initial=now)
    if form.is_bound and form.is_valid():
        actions.set_target(indicator=indicator, period=period, values=form.cleaned_data, by=member)
        messages.success(request, _("Saved."))
        return redirect(f"{reverse('results:programme', args=[period.programme_id])}?period={period.pk}")
    title = _("Target: %(period)s") % {"period": words.period_in_words(period)}
    context = {
        "form": form, "title": title, "lead": words.title_of(indicator),
        "notes": words.earlier_targets(row),
    } | back_to(indicator)  # fmt: skip
    return render(request, "results/form.html", context)
