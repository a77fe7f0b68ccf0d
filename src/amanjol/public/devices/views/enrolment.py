"""A manager types the code that a new device shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from amanjol.public.devices import rules
from amanjol.public.devices.actions import enrolling
from amanjol.public.devices.forms import EnrolForm
from amanjol.public.devices.queries import fleet
from amanjol.public.devices.views.access import for_members

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from amanjol.foundation.organisations.models import Member
    from amanjol.public.devices.models import Device


@require_http_methods(["GET", "HEAD", "POST"])
@for_members(rules.can_manage_fleet)
def enrol(request: HttpRequest, member: Member) -> HttpResponse:
    groups = fleet.groups_visible_to(member).filter(organisation=member.organisation_id)
    form = EnrolForm(request.POST if request.method == "POST" else None, groups=groups)
    if form.is_bound and form.is_valid() and (device := _enrolled(form, member)):
        messages.success(request, _("Enrolled. It fetches the guide and reports within minutes."))
        return redirect("devices:device", device.pk)
    return render(request, "devices/enrol.html", {"form": form, "node": settings.ORIGINS["guide"]})


def _enrolled(form: EnrolForm, member: Member) -> Device | None:
    """None, and the reason in the form."""
    typed = dict(form.cleaned_data)
    try:
        enrolling.count_try(by=member)
        return enrolling.enrol(typed=typed.pop("code"), by=member, **typed)
    except enrolling.TooManyTries:
        form.add_error("code", _("Too many tries. Wait ten minutes, then type the code that it shows then."))
    except enrolling.NoSuchCode:
        # One answer for mistyped, expired and used: nobody learns which codes exist.
        form.add_error(
            "code", _("No device waits with this code. Codes last ten minutes: look at the screen again.")
        )
    except enrolling.NameTaken:
        form.add_error("name", _("Another device at this airport is called so."))
    return None
