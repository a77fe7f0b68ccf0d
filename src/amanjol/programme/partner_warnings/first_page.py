"""What first pages and letters say: of warnings that partners do not know, and of what partners told."""

from __future__ import annotations

from datetime import datetime, time
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from amanjol.foundation.organisations.queries import everyone_who_may, member_of
from amanjol.foundation.organisations.tenant import acting_for
from amanjol.foundation.web.today import Part
from amanjol.programme.partner_warnings import queries, showing
from amanjol.programme.partner_warnings.rules import can_decide, can_tell
from amanjol.public.guide.home_panel import Waiting
from amanjol.public.guide.telling.things import Thing

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from django.http import HttpRequest

    from amanjol.foundation.organisations.models import Member


def to_tell(request: HttpRequest) -> Part | None:
    """For who holds keys, also while locked: an end that partners were not told of comes first."""
    member = member_of(request.user)
    if member is None or not can_tell(member) or not queries.has_partners_elsewhere(member):
        return None
    owed, new = len(queries.owed_an_end(member)), len(queries.told_nobody(member))
    if not owed and not new:
        return None
    return Part("partner_warnings/today.html", {"owed": owed, "new": new}, is_first=bool(owed))


def what_partners_told() -> Iterator[Thing]:
    """For letters to editors: that something came, and that the sender of a copy of ours takes it back.

    The worker, which writes them, has no session, and the database shows it no row: it reads as one of those editors.
    """
    editor = next(filter(can_decide, everyone_who_may("guide.write", "guide.approve")), None)
    if editor is None:
        return
    with acting_for(editor):
        lines = showing.lines()
    for line in lines:
        path = reverse("arrived_warnings:arrived", args=[line.arrived.id])
        title = _("Warning of a partner: %(title)s") % {"title": line.title}
        if line.copy_needs_a_look:
            yield Thing(
                about=f"partner-warning-ended:{line.arrived.id}",
                heading="partner",
                since=timezone.now(),
                title=_("The sender says that it holds no longer: %(title)s") % {"title": line.title},
                path=path,
                is_for=can_decide,
                is_urgent=True,
                is_from_outside=True,
            )
        elif line.state == "new":
            yield Thing(
                about=f"partner-warning:{line.arrived.id}",
                heading="partner",
                since=_morning(line.arrived.came_on),
                title=title,
                path=path,
                is_for=can_decide,
                is_from_outside=True,
            )


def waiting(member: Member) -> Iterator[Waiting]:
    """For the first page of the editor."""
    lines = showing.lines() if can_decide(member) else []
    if count := sum(line.state == "new" or line.copy_needs_a_look for line in lines):
        words = ngettext(
            "warning of a partner to decide about", "warnings of partners to decide about", count
        )
        yield Waiting(count, words, reverse("warnings:board"))


def _morning(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))
