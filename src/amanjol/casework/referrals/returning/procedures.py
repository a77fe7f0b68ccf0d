"""Where a case stands in the five procedures of a transnational referral mechanism, read from what is there.

They are those of ICMPD's guidelines (TRM-EU, 2010): identification; first assistance and protection; long-term
assistance and social inclusion; return and social inclusion; criminal and civil proceedings. Nobody ticks anything, and
none is a condition for another.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from amanjol.casework.cases.beneath import may_have
from amanjol.casework.cases.details.wording import language
from amanjol.casework.desk.attachments import Panel, named
from amanjol.casework.referrals.models import CaseReferral, CaseReturn
from amanjol.casework.referrals.returning import showing
from amanjol.casework.referrals.returning.sheets import return_on_page
from amanjol.casework.standards.screening.determinations import STATUS_WORDS, Determination
from amanjol.casework.standards.stages import assistance, justice
from amanjol.casework.support.plans.queries import plan_of
from amanjol.casework.support.sessions.queries import clients_of
from amanjol.casework.support.shelter.queries import stays_of

if TYPE_CHECKING:
    from amanjol.casework.desk.attachments import OpenedCase


@dataclass(frozen=True, slots=True)
class Procedure:
    """`is_begun`: something of it is there."""

    title: str
    says: str
    page: str
    is_begun: bool


def procedures(opened: OpenedCase) -> Panel | None:
    """Of a case that goes across a border: one with a referral or a return. SealBroken."""
    if opened.record.accompanies is not None:
        return None
    if not (may_have(CaseReturn, opened.case) or may_have(CaseReferral, opened.case)):
        return None
    return Panel("referrals/returning/procedures.html", {"procedures": procedures_of(opened)})


def procedures_of(opened: OpenedCase) -> list[Procedure]:
    """In their order."""
    return [
        _identification(opened),
        _first_help(opened),
        _inclusion(opened),
        _return(opened),
        _proceedings(opened),
    ]


def _identification(opened: OpenedCase) -> Procedure:
    decisions = opened.items.of(Determination)
    if decisions:
        says = STATUS_WORDS[decisions[-1].status].in_language(language())
    else:
        says = _("No decision; help waits for none")
    page = reverse("cases:determine", args=[opened.case.pk])
    return Procedure(_("Identification"), says, page, bool(decisions))


def _first_help(opened: OpenedCase) -> Procedure:
    beds = len(stays_of(opened.case, opened.keyring).stays)
    circles = len(clients_of(opened.case, opened.keyring).clients)
    said_of = []
    if beds:
        said_of.append(ngettext("%(number)s stay", "%(number)s stays", beds) % {"number": beds})
    if circles:
        said_of.append(
            ngettext("%(number)s specialist", "%(number)s specialists", circles) % {"number": circles}
        )
    if opened.record.safety_plan:
        said_of.append(_("safety plan"))
    stage = named(assistance.packaged_track().stage(opened.record.help.now.stage), opened)
    says = "; ".join(said_of) or stage.title.in_language(language())
    page = reverse("cases:stage", args=[opened.case.pk])
    return Procedure(_("First assistance and protection"), says, page, bool(said_of))


def _inclusion(opened: OpenedCase) -> Procedure:
    plan = opened.once("plan", lambda: plan_of(opened.case, opened.keyring, timezone.localdate()))
    if plan.row is None:
        says = _("No plan yet")
    elif plan.is_agreed:
        says = _("The person agrees with the plan")
    else:
        says = _("The plan is a draft")
    page = reverse("support:plan", args=[opened.case.pk])
    return Procedure(_("Long-term assistance and social inclusion"), says, page, plan.row is not None)


def _return(opened: OpenedCase) -> Procedure:
    of_case = return_on_page(opened)
    is_begun = of_case.record is not None
    says = showing.state_of(of_case).beside if is_begun else _("Not asked for")
    page = reverse("referrals:return", args=[opened.case.pk])
    return Procedure(_("Return and social inclusion"), says, page, is_begun)


def _proceedings(opened: OpenedCase) -> Procedure:
    way = opened.record.justice
    step = justice.packaged_track().stage(way.now.stage)
    page = reverse("cases:justice", args=[opened.case.pk])
    return Procedure(
        _("Criminal and civil proceedings"), step.title.in_language(language()), page, len(way.entries) > 1
    )
