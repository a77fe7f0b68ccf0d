"""Groups of devices that are set alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from amanjol.public.devices import rules
from amanjol.public.devices.actions import keeping
from amanjol.public.devices.actions.enrolling import NameTaken
from amanjol.public.devices.forms import GroupForm, SettingsForm
from amanjol.public.devices.queries import fleet
from amanjol.public.devices.views.access import for_members, managed_group

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from amanjol.foundation.organisations.models import Member


@require_http_methods(["GET", "HEAD", "POST"])
@for_members(rules.can_read_fleet)
def groups(request: HttpRequest, member: Member) -> HttpResponse:
    """All groups, and a new one."""
    form = GroupForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        try:
            group = keeping.create_group(name=form.cleaned_data["name"], by=member)
        except NameTaken:
            form.add_error("name", _("There is a group of this name."))
        else:
            return redirect("devices:group", group.slug)
    context = {
        "groups": fleet.groups_visible_to(member),
        "form": form,
        "can_manage": rules.can_manage_fleet(member),
    }
    return render(request, "devices/groups.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@for_members(rules.can_manage_fleet)
def group(request: HttpRequest, member: Member, slug: str) -> HttpResponse:
    sent = request.POST if request.method == "POST" else None
    row = managed_group(member, slug, is_locked=sent is not None)
    form = GroupForm(sent, initial={"name": row.name})
    settings = SettingsForm(sent, initial=SettingsForm.initial_of(row.settings))
    if sent is not None and form.is_valid() & settings.is_valid():
        try:
            name = form.cleaned_data["name"]
            keeping.change_group(group=row, name=name, settings=settings.settings, by=member)
        except NameTaken:
            form.add_error("name", _("There is a group of this name."))
        else:
            messages.success(request, _("Saved. The devices follow when they fetch next."))
            return redirect("devices:groups")
    devices = fleet.visible_to(member).filter(group=row)
    context = {"group": row, "form": form, "settings": settings, "devices": devices}
    return render(request, "devices/group.html", context)


@require_POST
@for_members(rules.can_manage_fleet)
def remove_group(request: HttpRequest, member: Member, slug: str) -> HttpResponse:
    group = managed_group(member, slug)
    try:
        keeping.remove_group(group=group, by=member)
    except keeping.NotEmpty:
        messages.error(request, _("Devices are in it: move them to another group first."))
        return redirect("devices:group", group.slug)
    messages.success(request, _("The group is gone."))
    return redirect("devices:groups")
