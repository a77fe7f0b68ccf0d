"""What the page of a case says of the present stage of help, and apart from it of justice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext as _

from amanjol.casework.cases.clocks import clocks_of
from amanjol.casework.desk.attachments import Panel, Unwritten, named
from amanjol.casework.desk.country import country_policy
from amanjol.casework.standards.stages import assistance, justice

if TYPE_CHECKING:
    from amanjol.casework.desk.attachments import OpenedCase


def help_stage(opened: OpenedCase) -> Panel:
    context = {
        "stage": named(assistance.packaged_track().stage(opened.record.help.now.stage), opened),
        "clocks": clocks_of(opened.keyring, opened.record),
        "can_go_on": opened.may_write and country_policy() is not None,
    }
    return Panel("cases/sheets/help.html", context)


def justice_step(opened: OpenedCase) -> Panel | Unwritten | None:
    """Nothing was said of it yet, as long as it stands where every case begins."""
    if len(opened.record.justice.entries) == 1 and not opened.record.wishes:
        page = reverse("cases:justice", args=[opened.case.pk])
        return Unwritten(_("Justice"), page) if opened.may_write else None
    step = justice.packaged_track().stage(opened.record.justice.now.stage)
    return Panel("cases/sheets/justice.html", {"step": step})
