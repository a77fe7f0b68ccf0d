"""What the page of a case says of its conferences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext as _

from amanjol.casework.desk.attachments import Panel, Unwritten
from amanjol.casework.support.conferences import queries, words

if TYPE_CHECKING:
    from amanjol.casework.desk.attachments import OpenedCase


def conferences(opened: OpenedCase) -> Panel | Unwritten | None:
    """SealBroken."""
    there = queries.of_case(opened.case, opened.keyring)
    page = reverse("support:conferences", args=[opened.case.pk])
    if not there.conferences and not there.are_fewer:
        return Unwritten(_("Case conference"), page) if opened.may_write else None
    lines = [
        (entry, str(words.STATES[entry.record.state]), len(entry.record.decisions))
        for entry in there.conferences[:3]
    ]
    context = {"lines": lines, "are_fewer": there.are_fewer, "page": page, "may_work": opened.may_work}
    return Panel("support/conferences/sheet.html", context)
