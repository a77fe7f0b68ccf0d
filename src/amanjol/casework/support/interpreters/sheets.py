"""What the page of a case says of its interpreters; and whom the form of a consent offers, or refuses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from amanjol.casework.desk.attachments import Panel, Unwritten
from amanjol.casework.desk.interpreters import Offer
from amanjol.casework.support.interpreters import queries, words

if TYPE_CHECKING:
    from amanjol.casework.desk.attachments import OpenedCase
    from amanjol.foundation.organisations.keys.keyring import Keyring


def interpreting(opened: OpenedCase) -> Panel | Unwritten | None:
    """SealBroken."""
    there = queries.in_case(opened.case, opened.keyring)
    page = reverse("support:interpreting", args=[opened.case.pk])
    if not there.entries and not there.are_fewer:
        return Unwritten(_("Book an interpreter"), page) if opened.may_write else None
    lines = [
        (entry, words.languages_in_words([entry.record.language]), words.STATES[entry.record.state])
        for entry in there.entries[:3]
    ]
    return Panel(
        "support/interpreters/sheet.html", {"lines": lines, "are_fewer": there.are_fewer, "page": page}
    )


def offers(keyring: Keyring) -> list[Offer]:
    """All of the organisation, by name: those whose confidentiality does not hold are refused. SealBroken."""
    opened = queries.opened(keyring, timezone.localdate())
    return [Offer(entry.record.now.name, can_be_chosen=entry.can_be_chosen) for entry in opened]
