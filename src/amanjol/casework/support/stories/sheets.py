"""What the page of a case says of a story."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext as _

from amanjol.casework.desk.attachments import Panel, Unwritten
from amanjol.casework.support.stories import queries

if TYPE_CHECKING:
    from amanjol.casework.desk.attachments import OpenedCase


def story(opened: OpenedCase) -> Panel | Unwritten | None:
    """SealBroken."""
    there = queries.story_of(opened.case, opened.keyring)
    page = reverse("support:story", args=[opened.case.pk])
    if there.record is None and not there.are_fewer:
        return Unwritten(_("A story to be published"), page) if opened.may_write else None
    permits = queries.permits_of(there.record) if there.record is not None else []
    context = {
        "record": there.record,
        "are_fewer": there.are_fewer,
        "in_force": next((issued.permit for issued in permits if issued.permit is not None), None),
        "left": sum(len(issued.left) for issued in permits),
        "page": page,
    }
    return Panel("support/stories/sheet.html", context)
