"""The choices of both forms in words, and the ILO's signs."""

from __future__ import annotations

from typing import Final

from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from amanjol.casework.intake.records import Age, Agreement, Kind, Office, Way
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
KINDS: Final = (
    (Kind.UNPAID_WAGES, _("Unpaid wages")),
    (Kind.KEPT_PASSPORT, _("A passport that somebody keeps")),
    (Kind.VULNERABLE_FAMILY, _("A family in need")),
    (Kind.RETURNEE, _("Came back and looks for work")),
    (Kind.MISSING_RELATIVE, _("A relative is missing")),
    (Kind.OTHER, _("Something else")),
)
WAYS: Final = (
    (Way.VISIT, _("Visit")),
    (Way.TELEPHONE, _("Telephone")),
    (Way.MESSAGE, _("Message")),
    (Way.KIOSK, _("Kiosk")),
    (Way.OUTREACH, _("Outreach")),
)


def signs() -> list[tuple[str, str]]:
    """The ILO's eleven, by key, in the language of the page."""
    language = get_language() or "en"
    return [(one.key, one.says.in_language(language)) for one in packaged_forced_labour().indicators]
