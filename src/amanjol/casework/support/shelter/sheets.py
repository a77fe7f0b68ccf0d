"""What the page of a case says of a bed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext as _

from amanjol.casework.cases.beneath import may_have
from amanjol.casework.desk.attachments import Panel, RestsOnCare, Unwritten
from amanjol.casework.support.models import Stay
from amanjol.casework.support.shelter.queries import houses_visible_to, stays_of
from amanjol.casework.support.shelter.records import LeftToDo
from amanjol.casework.support.shelter.words import LEFT_TO_DO

if TYPE_CHECKING:
    from amanjol.casework.cases.models import Case
    from amanjol.casework.desk.attachments import OpenedCase
    from amanjol.casework.support.shelter.queries import CaseStays
    from amanjol.foundation.organisations.keys.keyring import Keyring


def stay(opened: OpenedCase) -> Panel | Unwritten | None:
    """SealBroken."""
    of_case = _stays(opened)
    if of_case.stays or of_case.are_fewer:
        newest = of_case.now or next(iter(of_case.stays), None)
        context = {"stays": of_case, "now": of_case.now, "newest": newest}
        return Panel("support/shelter/sheet.html", context)
    if opened.may_write and houses_visible_to(opened.keyring.member).exists():
        return Unwritten(_("A bed for tonight"), reverse("support:bed", args=[opened.case.pk]))
    return None


def child_gone(opened: OpenedCase) -> Panel | None:
    """Above all else, until somebody wrote what was done: a child whom nobody saw leave the house, whatever is said of
    their age since. SealBroken.
    """
    if not may_have(Stay, opened.case):
        return None
    for stay in _stays(opened).stays:
        if stay.record.left is not None and LeftToDo.LOOK in stay.record.left.to_do:
            says = str(LEFT_TO_DO[LeftToDo.LOOK])
            return Panel("support/shelter/child_gone_sheet.html", {"stay": stay, "says": says})
    return None


def _stays(opened: OpenedCase) -> CaseStays:
    """Opened once a page. SealBroken."""
    return opened.once("stays", lambda: stays_of(opened.case, opened.keyring))


def resting_on_care(keyring: Keyring, case: Case) -> list[RestsOnCare]:
    """The stays that rest on care without consent. SealBroken."""
    return [
        RestsOnCare(
            stay.record.care,
            _("Bed %(bed)s, since %(day)s")
            % {"bed": stay.record.bed, "day": f"{stay.record.since:%d.%m.%Y}"},
            reverse("support:stay", args=[case.pk, stay.row.pk]),
        )
        for stay in stays_of(case, keyring).stays
        if stay.record.care is not None
    ]
