"""What the page of a case says of circles: a danger that was passed on, above all else; clients and their sessions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext as _

from amanjol.casework.cases.beneath import may_have
from amanjol.casework.desk.attachments import Panel, Unwritten
from amanjol.casework.support.models import CircleClient, CircleDanger
from amanjol.casework.support.sessions.queries import clients_of
from amanjol.casework.support.sessions.showing import dangers_shown, of_case_shown

if TYPE_CHECKING:
    from amanjol.casework.desk.attachments import OpenedCase


def danger(opened: OpenedCase) -> Panel | None:
    """SealBroken."""
    if not may_have(CircleClient, opened.case):
        return None
    if not CircleDanger.objects.filter(client__case=opened.case, is_open=True).exists():
        return None
    lines = dangers_shown(clients_of(opened.case, opened.keyring))
    return Panel("support/sessions/danger_sheet.html", {"dangers": lines})


def clients(opened: OpenedCase) -> Panel | Unwritten | None:
    """SealBroken."""
    there = clients_of(opened.case, opened.keyring)
    if there.clients or there.are_fewer:
        return Panel("support/sessions/sheet.html", {"clients": of_case_shown(there), "there": there})
    if opened.may_write:
        return Unwritten(_("Psychologist, doctor, lawyer"), reverse("support:ask", args=[opened.case.pk]))
    return None
