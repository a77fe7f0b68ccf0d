"""The planner: days, events and campaigns; and the address at which a calendar reads them."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from amanjol.foundation.once.answers import an_act
from amanjol.programme.outreach import feeds, films, queries
from amanjol.programme.outreach.actions import planning
from amanjol.programme.outreach.days import day_rule, days_between
from amanjol.programme.outreach.forms.planning import CampaignForm, EventForm
from amanjol.programme.results.guards import for_managers

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpRequest

    from amanjol.foundation.organisations.models import Member

AHEAD: Final = timedelta(366)


@require_safe
@for_managers
def planner(request: HttpRequest, member: Member) -> HttpResponse:
    return render(request, "outreach/planner.html", _planner(member))


@require_http_methods(["GET", "HEAD", "POST"])
@for_managers
def new_event(request: HttpRequest, member: Member) -> HttpResponse:
    form = EventForm(_sent(request), **_choices(member), initial={"on": timezone.localdate()})
    if form.is_valid():
        planning.plan_event(what=form.typed, by=member)
        messages.success(request, _("It stands in the planner."))
        return redirect("outreach:planner")
    return _form(request, form, _("New event"))


@require_http_methods(["GET", "HEAD", "POST"])
@for_managers
def event(request: HttpRequest, member: Member, pk: UUID) -> HttpResponse:
    rows = queries.events_of(member)
    row = get_object_or_404(rows.select_for_update(of=("self",)) if request.method == "POST" else rows, pk=pk)
    form = EventForm.of(row, **_choices(member), typed=_sent(request))
    if form.is_valid():
        planning.change_event(event=row, what=form.typed, by=member)
        messages.success(request, _("Saved."))
        return redirect("outreach:planner")
    about = {"event": row, "may_be_removed": not row.took_place(timezone.localdate())}
    return _form(request, form, row.title, about)


@require_http_methods(["GET", "HEAD", "POST"])
@for_managers
def remove_event(request: HttpRequest, member: Member, pk: UUID) -> HttpResponse:
    """Asks first."""
    rows = queries.events_of(member)
    row = get_object_or_404(rows.select_for_update(of=("self",)) if request.method == "POST" else rows, pk=pk)
    if row.took_place(timezone.localdate()):
        messages.error(request, _("It took place: it stays in the planner."))
        return redirect("outreach:event", pk)
    if request.method == "POST":
        planning.remove_event(event=row, by=member)
        messages.success(request, _("The event is out of the planner."))
        return redirect("outreach:planner")
    return render(request, "outreach/remove_event.html", {"event": row})


@require_http_methods(["GET", "HEAD", "POST"])
@for_managers
def new_campaign(request: HttpRequest, member: Member) -> HttpResponse:
    partners = list(queries.partners_of(member))
    form = CampaignForm(_sent(request), partners=partners, initial={"begins_on": timezone.localdate()})
    if form.is_valid():
        row = planning.plan_campaign(what=form.typed, by=member)
        return redirect("outreach:campaign", row.pk)
    return _form(request, form, _("New campaign"))


@require_safe
@for_managers
def campaign(request: HttpRequest, member: Member, pk: UUID) -> HttpResponse:
    row = get_object_or_404(queries.campaigns_of(member), pk=pk)
    context = {
        "campaign": row,
        "rule": day_rule(row.day),
        "events": list(queries.events_of(member).filter(campaign=row)),
        "publications": films.marked(queries.publications_of(member).filter(campaign=row)),
        "partners": list(queries.partners_of(member).filter(pk__in=row.partners)),
        "costs": queries.costs_of(row),
    }
    return render(request, "outreach/campaign.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@for_managers
def change_campaign(request: HttpRequest, member: Member, pk: UUID) -> HttpResponse:
    rows = queries.campaigns_of(member)
    row = get_object_or_404(rows.select_for_update() if request.method == "POST" else rows, pk=pk)
    form = CampaignForm.of(row, list(queries.partners_of(member)), _sent(request))
    if form.is_valid():
        planning.change_campaign(campaign=row, what=form.typed, by=member)
        return redirect("outreach:campaign", pk)
    return _form(request, form, _("Change the campaign"), {"campaign": row})


@require_POST
@for_managers
def begin_feed(request: HttpRequest, member: Member) -> HttpResponse:
    """Shows the address once: the database keeps a hash of it."""
    secret = planning.begin_feed(by=member)
    address = request.build_absolute_uri(reverse("recommendations:feed", args=[secret]))
    response = render(request, "outreach/planner.html", _planner(member) | {"address": address})
    return an_act(response, reverse("outreach:planner"), shown_once=True)


@require_POST
@for_managers
def end_feed(request: HttpRequest, member: Member) -> HttpResponse:
    planning.end_feed(by=member)
    messages.success(request, _("The address reads nothing any more."))
    return redirect("outreach:planner")


@require_safe
def feed(_request: HttpRequest, secret: str) -> HttpResponse:
    """For a calendar, which cannot sign in: whoever knows the address reads it."""
    name = feeds.name_of(secret)
    row = queries.feed_called(name)
    if row is None:
        return HttpResponse(status=404)
    today = timezone.localdate()
    events = queries.events_of_feed(row, today - feeds.BEHIND)
    return HttpResponse(
        feeds.calendar(events, today, timezone.now(), "Amanjol"),
        content_type="text/calendar; charset=utf-8",
        headers={"Content-Disposition": 'inline; filename="planner.ics"'},
    )


def _planner(member: Member) -> dict[str, Any]:
    today = timezone.localdate()
    events = list(queries.events_of(member))
    return {
        "days": list(days_between(today, today + AHEAD)),
        "ahead": [row for row in events if (row.until or row.on) >= today],
        "behind": [row for row in reversed(events) if (row.until or row.on) < today],
        "campaigns": list(queries.campaigns_of(member)),
        "feed": queries.feed_of(member),
        "today": today,
    }


def _choices(member: Member) -> dict[str, Any]:
    return {"partners": list(queries.partners_of(member)), "campaigns": list(queries.campaigns_of(member))}


def _sent(request: HttpRequest) -> Any:
    return request.POST if request.method == "POST" else None


def _form(
    request: HttpRequest, form: object, title: str, about: dict[str, Any] | None = None
) -> HttpResponse:
    return render(request, "outreach/planner_form.html", {"form": form, "title": title, **(about or {})})
