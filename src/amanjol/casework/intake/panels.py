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
class SourceLine:
    """Where it can be read, and the day it arrived; of a consultation the month."""

    words: str
    address: str
    on: date
    is_month: bool


def sources(opened: OpenedCase) -> Panel | None:
    """None for a case that came from nowhere else, and for who may not read these. SealBroken."""
    of_case = sources_of(opened.keyring, opened.case)
    lines = [
        SourceLine(
            _("Report %(code)s") % {"code": report.code},
            reverse("intake:read", args=[report.pk]),
            report.sent_on,
            False,
        )
        for report, _record in of_case.reports
    ]
    lines += [
        SourceLine(
            _("Consultation %(code)s") % {"code": consultation.code},
            reverse("intake:consultation", args=[consultation.pk]), consultation.month, True,
        )
        for consultation, _record in of_case.consultations
    ]  # fmt: skip
    return Panel("intake/sources.html", {"sources": lines}) if lines else None
