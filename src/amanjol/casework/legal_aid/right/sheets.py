"""What the page of a case says of the person's right to a lawyer at the state's cost."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext as _

from amanjol.casework.desk.attachments import Panel, Unwritten
from amanjol.casework.legal_aid.right import queries
from amanjol.casework.legal_aid.right.words import shown

if TYPE_CHECKING:
    from amanjol.casework.desk.attachments import OpenedCase


def right(opened: OpenedCase) -> Panel | Unwritten | None:
    """SealBroken."""
    answers = queries.answers_in(opened.case, opened.keyring)
    if answers.newest is None and not answers.are_fewer:
        page = reverse("legal_aid:ask_right", args=[opened.case.pk])
        return Unwritten(_("A lawyer at the state's cost"), page) if opened.may_write else None
    newest = shown(answers.newest, {}) if answers.newest is not None else None
    page = reverse("legal_aid:right", args=[opened.case.pk])
    return Panel("legal_aid/sheet.html", {"newest": newest, "are_fewer": answers.are_fewer, "page": page})
