"""Reports at the organisation they were sent to: the list, which needs no key, one to read, and its end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from amanjol.casework.cases.views.new_case import Origin, begin
from amanjol.casework.desk.guards import for_workers, with_keys_at
from amanjol.casework.desk.timeline import timeline_of
from amanjol.casework.intake import queries, sealing
from amanjol.casework.intake.actions import receiving
from amanjol.casework.intake.forms import DeclineForm
from amanjol.casework.intake.showing import initial_of, shown_report
from amanjol.foundation.once.answers import no_act
from amanjol.foundation.organisations.keys.keyring import opened_keyring, waits_for_keys
from amanjol.foundation.seals.fields import SealBroken
from amanjol.foundation.web.discretion import is_discreet

if TYPE_CHECKING:
    from collections.abc import Iterable
    from uuid import UUID

    from django.http import HttpRequest, HttpResponse

    from amanjol.casework.intake.models import Report
    from amanjol.foundation.organisations.keys.keyring import Keyring
    from amanjol.foundation.organisations.models import Member

MOST_DONE = 50
MOST_LOOKED_INTO = 100
"""So many of the oldest are opened for the list, which takes some milliseconds each."""
with_keys = with_keys_at("intake:read")


@require_safe
@for_workers
def reports(request: HttpRequest, member: Member) -> HttpResponse:
    keyring = opened_keyring(request)
    context = {
        "is_open": keyring is not None,
        "waits_for_keys": waits_for_keys(request),
        "open": _most_urgent_first(queries.open_reports(member), None if is_discreet(request) else keyring),
        "done": queries.done_reports(member)[:MOST_DONE],
    }
    return render(request, "intake/reports.html", context)


@require_safe
@with_keys
def read(request: HttpRequest, keyring: Keyring, pk: UUID) -> HttpResponse:
    row = _report_for(keyring, pk)
    record = receiving.open_report(keyring=keyring, report=row)
    context = shown_report(record) | {
        "report": row,
        "timeline": timeline_of(keyring.member.organisation, queries.timeline(row)),
    }
    return render(request, "intake/read.html", context)


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@with_keys
def case(request: HttpRequest, keyring: Keyring, pk: UUID) -> HttpResponse:
    """A new case, with what was reported filled in."""
    row = _report_for(keyring, pk)
    record = receiving.open_report(keyring=keyring, report=row)
    if record.outcome is not None:  # by a colleague perhaps, a moment ago; the row is locked from here on
        return _decided(request, row)
    origin = Origin(
        address=reverse("intake:read", kwargs={"pk": pk}),
        title=_("Report %(code)s") % {"code": row.code},
        known=initial_of(record),
        opened=lambda opened: receiving.become_case(keyring=keyring, report=row, case=opened),
        alarm=_(
            "The officer says: life or health is in danger. Say how dangerous it is as soon as the case is open."
        )
        if record.seen.in_danger
        else "",
    )
    return begin(request, keyring, origin)


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@with_keys
def decline(request: HttpRequest, keyring: Keyring, pk: UUID) -> HttpResponse:
    row = _report_for(keyring, pk)
    if receiving.open_report(keyring=keyring, report=row).outcome is not None:
        return _decided(request, row)
    form = DeclineForm(request.POST or None)
    if form.is_valid():
        receiving.decline(keyring=keyring, report=row, reason=form.cleaned_data["reason"])
        return redirect("intake:reports")
    return render(request, "intake/decline.html", {"report": row, "form": form})


def _most_urgent_first(rows: Iterable[Report], keyring: Keyring | None) -> list[tuple[Report, bool]]:
    """Each with whether its officer said that life or health is in danger; as they are, where nothing can be opened."""
    marked = [
        (row, number < MOST_LOOKED_INTO and _is_in_danger(row, keyring)) for number, row in enumerate(rows)
    ]
    return sorted(marked, key=lambda pair: not pair[1])


def _is_in_danger(row: Report, keyring: Keyring | None) -> bool:
    """One that does not open says nothing here: its own page does."""
    try:
        return keyring is not None and sealing.look_into(row, keyring).seen.in_danger
    except SealBroken:
        return False


def _decided(request: HttpRequest, row: Report) -> HttpResponse:
    messages.info(request, _("It was decided already what becomes of this report."))
    return no_act(redirect("intake:read", pk=row.pk))


def _report_for(keyring: Keyring, pk: UUID) -> Report:
    """Another organisation's reports do not exist here."""
    row = queries.reports_visible_to(keyring.member).filter(pk=pk).first()
    if row is None:
        raise Http404
    return row
