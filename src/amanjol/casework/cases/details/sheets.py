"""What the page of a case says of the details."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext as _

from amanjol.casework.cases import earlier
from amanjol.casework.cases.details import parts
from amanjol.casework.cases.details.counts import parts_of
from amanjol.casework.cases.details.earlier import earlier_details
from amanjol.casework.cases.record_parts.changes import Change
from amanjol.casework.desk.attachments import Panel, Unwritten

if TYPE_CHECKING:
    from amanjol.casework.desk.attachments import OpenedCase


def details(opened: OpenedCase) -> Panel | Unwritten | None:
    """How many answers are filled in, and what was filled in before."""
    answers = sum(number for _part, number in parts_of(opened.person, opened.record))
    changes = [*earlier.changes_on_page(opened), *opened.items.of(Change)]
    before = earlier_details(changes, opened.keyring.member.organisation, opened.person.form, parts.PARTS)
    if not answers and not before:
        page = reverse("cases:details", args=[opened.case.pk])
        return Unwritten(_("Details"), page) if opened.may_write else None
    return Panel("cases/sheets/details.html", {"answers": answers, "earlier": before})
