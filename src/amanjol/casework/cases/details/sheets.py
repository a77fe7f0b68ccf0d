"""What the page of a case says of the details."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext as _

from amanjol.casework.cases.details.counts import parts_of
from amanjol.casework.desk.attachments import Panel, Unwritten

if TYPE_CHECKING:
    from amanjol.casework.desk.attachments import OpenedCase


def details(opened: OpenedCase) -> Panel | Unwritten | None:
    """How many answers are filled in."""
    answers = sum(number for _part, number in parts_of(opened.person, opened.record))
    if not answers:
        page = reverse("cases:details", args=[opened.case.pk])
        return Unwritten(_("Details"), page) if opened.may_write else None
    return Panel("cases/sheets/details.html", {"answers": answers})
