"""Whom the pages of the fleet let in."""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, Any

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404

from amanjol.foundation.organisations.queries import member_of
from amanjol.foundation.web import transactions
from amanjol.public.devices import rules
from amanjol.public.devices.queries import fleet

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from django.http import HttpRequest, HttpResponse

    from amanjol.foundation.organisations.models import Member
    from amanjol.public.devices.models import Device, DeviceGroup

    type View = Callable[..., HttpResponse]


def for_members(*any_of: Callable[[Member], bool]) -> Callable[[View], View]:
    """Only whom one of the rules lets in, given to the view as `member`; strangers are led to the sign-in."""

    def decorate(view: View) -> View:
        @login_required
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            member = member_of(request.user)
            if member is None or not any(rule(member) for rule in any_of):
                raise PermissionDenied
            return view(request, member, *args, **kwargs)

        return guarded

    return decorate


def device_for(member: Member, pk: UUID) -> Device:
    """Another organisation's devices do not exist here."""
    return get_object_or_404(fleet.visible_to(member), pk=pk)


def managed_device(member: Member, pk: UUID, *, is_locked: bool = False) -> Device:
    """One that the member may change; an operator sees more than that. `is_locked` until the form is saved."""
    devices = fleet.visible_to(member)
    device = get_object_or_404(devices.select_for_update(of=("self",)) if is_locked else devices, pk=pk)
    if not rules.can_manage(member, device.organisation_id):
        raise PermissionDenied
    return device


def managed_group(member: Member, slug: str, *, is_locked: bool = False) -> DeviceGroup:
    if is_locked:  # the row itself cannot be: it comes with a count
        transactions.hold(f"group {member.organisation_id} {slug}")
    group = get_object_or_404(fleet.groups_visible_to(member), slug=slug)
    if not rules.can_manage(member, group.organisation_id):
        raise PermissionDenied
    return group
