"""What the page of a case says of its plan; and whether the plan is what a stage of help asks for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from amanjol.casework.desk.attachments import Panel, Unwritten
from amanjol.casework.support.plans import showing
from amanjol.casework.support.plans.queries import plan_of
from amanjol.casework.support.plans.taking_over import plans_in_details

if TYPE_CHECKING:
    from amanjol.casework.cases.models import Case
    from amanjol.casework.desk.attachments import OpenedCase
    from amanjol.casework.support.plans.queries import OpenedPlan
    from amanjol.foundation.organisations.keys.keyring import Keyring


def plan(opened: OpenedCase) -> Panel | Unwritten | None:
    """SealBroken."""
    of_case = _plan(opened)
    left = plans_in_details(opened.case, opened.keyring) if of_case.row is None else []
    if of_case.row is None and not of_case.are_fewer and not left:
        return Unwritten(_("Support plan"), page(opened.case)) if opened.may_write else None
    context = {
        "plan": of_case,
        "goals": showing.goals_shown(of_case.open_goals),
        "together": showing.together_shown(of_case, opened.keyring)[:1],
        "next_day": showing.next_day(of_case),
    }
    return Panel("support/plans/sheet.html", context)


def care(opened: OpenedCase) -> Panel | None:
    """Above all else, where a goal asks for it and the talk does not yet: its hours run."""
    if showing.care_of_talk(opened.record) is not None:
        return None
    called_for = showing.care_of(_plan(opened), opened.record)
    return Panel("cases/sheets/care.html", {"care": called_for}) if called_for else None


def is_agreed(keyring: Keyring, case: Case) -> bool:
    """What opens a stage of help and gives it its tick. SealBroken."""
    return plan_of(case, keyring, timezone.localdate()).is_agreed


def is_agreed_on_page(opened: OpenedCase) -> bool:
    """As `is_agreed`, where the page of the case opens the plan besides. SealBroken."""
    return _plan(opened).is_agreed


def _plan(opened: OpenedCase) -> OpenedPlan:
    """Opened once for all that the page says of it. SealBroken."""
    return opened.once("plan", lambda: plan_of(opened.case, opened.keyring, timezone.localdate()))


def page(case: Case) -> str:
    return reverse("support:plan", args=[case.pk])
