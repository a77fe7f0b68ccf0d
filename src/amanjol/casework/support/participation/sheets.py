"""What the page of a case says of courses and work."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from amanjol.casework.desk.attachments import Panel, Unwritten
from amanjol.casework.learning.taking_part.showing import courses_shown, work_shown
from amanjol.casework.support.participation.queries import participations_of

if TYPE_CHECKING:
    from amanjol.casework.desk.attachments import OpenedCase


def courses(opened: OpenedCase) -> Panel | Unwritten | None:
    """For who may see learners: who only reads cases sees none. SealBroken."""
    if not opened.may_work:
        return None
    of_case = participations_of(opened.case, opened.keyring)
    if of_case.opened or of_case.are_fewer:
        context = {
            "courses": courses_shown(of_case.records, opened.keyring),
            "works": work_shown(of_case.records, opened.keyring, timezone.localdate()),
            "are_fewer": of_case.are_fewer,
        }
        return Panel("support/participation/sheet.html", context)
    if opened.may_write:
        return Unwritten(_("Courses and work"), reverse("support:courses", args=[opened.case.pk]))
    return None
