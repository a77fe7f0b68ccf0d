"""The choices of both forms in words, and the ILO's signs."""

from __future__ import annotations

from typing import Final

from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from amanjol.casework.intake.records import Age, Agreement, Concern, ContactMode, Office
from amanjol.casework.standards.screening.forced_labour import packaged_forced_labour

OFFICES: Final = (
    (Office.POLICE, _("Police")),
    (Office.BORDER, _("Border service")),
    (Office.LABOUR_INSPECTORATE, _("Labour inspectorate")),
    (Office.HOTLINE, _("Hotline")),
    (Office.AIRPORT, _("Airport")),
    (Office.OTHER, _("Other")),
)
AGES: Final = (
    (Age.ADULT, _("18 or older")),
    (Age.CHILD, _("Younger than 18")),
    (Age.UNKNOWN, _("Not known")),
)
AGREEMENTS: Final = (
    (Agreement.YES, _("Yes")),
    (Agreement.NO, _("No")),
    (Agreement.COULD_NOT_ASK, _("I could not ask")),
)
CONCERNS: Final = (
    (Concern.UNPAID_WAGES, _("Unpaid wages")),
    (Concern.KEPT_PASSPORT, _("A passport that somebody keeps")),
    (Concern.VULNERABLE_FAMILY, _("A family in need")),
    (Concern.RETURNEE, _("Came back and looks for work")),
    (Concern.MISSING_RELATIVE, _("A relative is missing")),
    (Concern.OTHER, _("Something else")),
)
CONTACT_MODES: Final = (
    (ContactMode.VISIT, _("Visit")),
    (ContactMode.TELEPHONE, _("Telephone")),
    (ContactMode.MESSAGE, _("Message")),
    (ContactMode.KIOSK, _("Kiosk")),
    (ContactMode.OUTREACH, _("Outreach")),
)


def signs() -> list[tuple[str, str]]:
    """The ILO's eleven, by key, in the language of the page."""
    language = get_language() or "en"
    return [(sign.key, sign.says.in_language(language)) for sign in packaged_forced_labour().indicators]
