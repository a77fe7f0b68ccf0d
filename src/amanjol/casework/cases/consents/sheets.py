"""What the page of a case says of consents."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext as _

from amanjol.casework.cases.consents.words import consents_of
from amanjol.casework.desk.attachments import Panel, Unwritten
from amanjol.casework.standards.people.given import ENDED, GivenConsent

if TYPE_CHECKING:
    from amanjol.casework.desk.attachments import OpenedCase


def consents(opened: OpenedCase) -> Panel | Unwritten | None:
    """Those that count today, and those that ended by themselves; also that none does, where somebody was asked."""
    history = consents_of(opened.person, opened.items.of(GivenConsent))
    now = [consent for consent in history if consent.why_not is None]
    asked_again = [consent for consent in history if consent.why_not is ENDED]
    if not opened.items.of(GivenConsent):
        page = reverse("cases:consents", args=[opened.case.pk])
        return Unwritten(_("Consent"), page) if opened.may_write else None
    return Panel("cases/sheets/consents.html", {"consents": now, "ended": asked_again})
