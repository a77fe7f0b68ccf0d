"""What the page of a case says of care that could not wait."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from amanjol.casework.cases.record_parts.vital_interest import VitalInterest, has_consented, reasons_for
from amanjol.casework.cases.vital_interest.words import cares_in_words
from amanjol.casework.desk.attachments import Panel, Unwritten
from amanjol.casework.desk.country import country_here
from amanjol.casework.standards.people.given import GivenConsent

if TYPE_CHECKING:
    from amanjol.casework.desk.attachments import OpenedCase


def vital_care(opened: OpenedCase) -> Panel | Unwritten | None:
    """What has not ended; else where it is begun, as long as nobody has consented to support."""
    running = [
        care
        for care in cares_in_words(opened.items.of(VitalInterest), opened.keyring)
        if care.care.ended is None
    ]
    if running:
        return Panel("cases/sheets/vital_care.html", {"cares": running})
    form = opened.person.form
    if not opened.may_write or not reasons_for(form):
        return None
    if has_consented(form, opened.items.of(GivenConsent), timezone.localdate(), country_here()):
        return None
    return Unwritten(_("Care that cannot wait"), reverse("cases:vital_care", args=[opened.case.pk]))
