"""One device: how it is, how it is set, what somebody wants of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.core.exceptions import BadRequest
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from amanjol.public.devices import rules
from amanjol.public.devices.actions import keeping
from amanjol.public.devices.actions.enrolling import NameTaken
from amanjol.public.devices.ages import age, ago
from amanjol.public.devices.airports import airport
from amanjol.public.devices.forms import DeviceForm, SettingsForm
from amanjol.public.devices.health import health_of
from amanjol.public.devices.kinds import WishKind
from amanjol.public.devices.queries import fleet
from amanjol.public.devices.queries.packs import newest_packs
from amanjol.public.devices.settings_in_words import lines_of
from amanjol.public.devices.views.access import device_for, for_members, managed_device

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpRequest

    from amanjol.foundation.organisations.models import Member

ALERTS_SHOWN = 20


@require_safe
@for_members(rules.can_read_fleet)
def device(request: HttpRequest, member: Member, pk: UUID) -> HttpResponse:
    row = device_for(member, pk)
    now = timezone.now()
    newest = newest_packs(now)
    waiting = {wish.kind for wish in fleet.wishes_of(row)}
    context = {
        "device": row,
        "airport": airport(row.place),
        "health": health_of(row, newest, now),
        "newest": newest,
        "seen": ago(row.last_seen_at, now),
        "pack_age": age(row.published_at, now),
        "fetched": ago(row.last_success_at, now),
        "settings": lines_of(row),
        "screenshot": fleet.screenshot_facts_of(row),
        "alerts": fleet.alerts_of(row)[:ALERTS_SHOWN],
        "waits_for_screenshot": WishKind.SCREENSHOT in waiting,
        "waits_for_sync": WishKind.SYNC in waiting,
        "can_manage": rules.can_manage(member, row.organisation_id),
    }
    return render(request, "devices/device.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@for_members(rules.can_manage_fleet)
def change(request: HttpRequest, member: Member, pk: UUID) -> HttpResponse:
    sent = request.POST if request.method == "POST" else None
    row = managed_device(member, pk, is_locked=sent is not None)
    named = {"name": row.name, "place": row.place, "group": row.group_id}
    form = DeviceForm(sent, groups=fleet.groups_visible_to(member), initial=named)
    settings = SettingsForm(sent, initial=SettingsForm.initial_of(row.settings))
    if sent is not None and form.is_valid() & settings.is_valid():
        try:
            keeping.change_device(device=row, settings=settings.settings, by=member, **form.cleaned_data)
        except NameTaken:
            form.add_error("name", _("Another device at this airport is called so."))
        else:
            messages.success(request, _("Saved. The device follows when it fetches next."))
            return redirect("devices:device", row.pk)
    context = {"device": row, "form": form, "settings": settings}
    return render(request, "devices/change.html", context)


@require_POST
@for_members(rules.can_manage_fleet)
def wish(request: HttpRequest, member: Member, pk: UUID) -> HttpResponse:
    device = managed_device(member, pk)
    kind = request.POST.get("kind", "")
    if kind not in WishKind.values:
        raise BadRequest
    keeping.wish_for(device=device, kind=WishKind(kind), by=member)
    messages.success(request, _("The device hears it with its next report, within minutes."))
    return redirect("devices:device", device.pk)


@require_safe
@for_members(rules.can_manage_fleet)
def screenshot(request: HttpRequest, member: Member, pk: UUID) -> HttpResponse:  # noqa: ARG001  Django names it
    """The picture itself, for managers alone."""
    picture = fleet.screenshot_of(managed_device(member, pk))
    if picture is None:
        raise Http404
    response = HttpResponse(bytes(picture.content), content_type=picture.media_type)
    response.headers["Content-Disposition"] = "inline"
    return response


@require_http_methods(["GET", "HEAD", "POST"])
@for_members(rules.can_manage_fleet)
def strike_off(request: HttpRequest, member: Member, pk: UUID) -> HttpResponse:
    device = managed_device(member, pk)
    if request.method == "POST":
        keeping.strike_off(device=device, by=member)
        messages.success(request, _("It is struck off: whatever it says from now on is refused."))
        return redirect("devices:board")
    return render(request, "devices/strike_off.html", {"device": device, "airport": airport(device.place)})
