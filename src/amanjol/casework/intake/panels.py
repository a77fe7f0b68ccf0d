"""What the page of a case shows of this room: the reports and consultations that it came from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext as _

from amanjol.casework.desk.attachments import Panel
from amanjol.casework.intake.sources import sources_of

if TYPE_CHECKING:
    from datetime import date

    from amanjol.casework.desk.attachments import OpenedCase


@dataclass(frozen=True, slots=True)
class Source:
    """Where it can be read, and the day it arrived; of a consultation the month."""

    words: str
    address: str
    on: date
    is_month: bool


def sources(opened: OpenedCase) -> Panel | None:
    """None for a case that came from nowhere else, and for who may not read these. SealBroken."""
    of_case = sources_of(opened.keyring, opened.case)
    found = [
        Source(
            _("Report %(code)s") % {"code": one.code},
            reverse("intake:read", args=[one.pk]),
            one.sent_on,
            False,
        )
        for one, _record in of_case.reports
    ]
    found += [
        Source(
            _("Consultation %(code)s") % {"code": one.code},
            reverse("intake:consultation", args=[one.pk]), one.month, True,
        )
        for one, _record in of_case.consultations
    ]  # fmt: skip
    return Panel("intake/sources.html", {"sources": found}) if found else None
