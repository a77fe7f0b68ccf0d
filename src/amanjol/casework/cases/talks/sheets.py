"""What the page of a case says of the talk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext as _

from amanjol.casework.desk.attachments import Panel, Unwritten

if TYPE_CHECKING:
    from amanjol.casework.desk.attachments import OpenedCase


def talk(opened: OpenedCase) -> Panel | Unwritten | None:
    if opened.record.interview is None:
        page = reverse("cases:talk", args=[opened.case.pk])
        return Unwritten(_("Talk"), page) if opened.may_write else None
    return Panel("cases/sheets/talk.html")
