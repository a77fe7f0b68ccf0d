"""What the page of a case says of its group, and of what is owed to the person."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext as _

from amanjol.casework.cases import sealing
from amanjol.casework.cases.record_parts.interviews import state_of
from amanjol.casework.desk.attachments import Panel, Unwritten
from amanjol.casework.standards.interview.triage import triage

if TYPE_CHECKING:
    from amanjol.casework.desk.attachments import OpenedCase


def group(opened: OpenedCase) -> Panel | None:
    """What all of the group share, and what three minutes alone said. SealBroken."""
    if opened.case.group is None:
        return None
    answers = opened.record.triage
    context = {
        "shared": sealing.open_group(opened.case.group, opened.keyring),
        "sorted_as": triage(state_of(answers)) if answers else None,
    }
    return Panel("cases/sheets/group.html", context)


def wages(opened: OpenedCase) -> Panel | Unwritten | None:
    if opened.record.wages is None:
        page = reverse("cases:wages", args=[opened.case.pk])
        return Unwritten(_("Unpaid wages"), page) if opened.may_write else None
    return Panel("cases/sheets/wages.html")
