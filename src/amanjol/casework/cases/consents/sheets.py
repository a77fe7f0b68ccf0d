"""What the page of a case says of consents."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amanjol.casework.cases.consents.words import consents_of
from amanjol.casework.desk.attachments import Panel
from amanjol.casework.standards.people.given import GivenConsent

if TYPE_CHECKING:
    from amanjol.casework.desk.attachments import OpenedCase


def consents(opened: OpenedCase) -> Panel:
    """Those that count today."""
    shown = consents_of(opened.person, opened.items.of(GivenConsent))
    now = [consent for consent in shown if consent.why_not is None]
    return Panel("cases/sheets/consents.html", {"consents": now})
