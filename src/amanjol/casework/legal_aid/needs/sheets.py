"""What the page of a case says of a lawyer that is sought, and what of it stands on somebody's day."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from amanjol.casework.desk.attachments import Panel, Unwritten
from amanjol.casework.desk.due import Due, DueOfRoom
from amanjol.casework.legal_aid.models import CaseNeed, Need
from amanjol.casework.legal_aid.needs import asked
from amanjol.casework.legal_aid.needs.showing import asked_shown
from amanjol.casework.legal_aid.rules import can_coordinate
from amanjol.casework.standards.legal_needs.states import State
from amanjol.foundation.organisations.queries import member_of
from amanjol.foundation.web.discretion import is_discreet
from amanjol.foundation.web.today import Part

if TYPE_CHECKING:
    from collections.abc import Collection

    from django.http import HttpRequest

    from amanjol.casework.cases.models import Case
    from amanjol.casework.desk.attachments import OpenedCase
    from amanjol.foundation.organisations.keys.keyring import Keyring
    from amanjol.foundation.organisations.models import Member

MOST: Final = 20


def needs(opened: OpenedCase) -> Panel | Unwritten | None:
    """SealBroken."""
    of_case = asked.in_case(opened.case, opened.keyring)
    are_fewer = asked.are_fewer(opened.case, of_case)
    if not of_case and not are_fewer:
        page = reverse("legal_aid:raise_need", args=[opened.case.pk])
        return Unwritten(_("Ask for a lawyer"), page) if opened.may_write else None
    now = timezone.now()
    lines = [(need.row.pk, asked_shown(need, {}, now)) for need in of_case]
    return Panel("legal_aid/needs/sheet.html", {"lines": lines, "are_fewer": are_fewer})


def due(member: Member, cases: Collection[Case], keyring: Keyring | None) -> DueOfRoom:
    """Coordinators who have not answered in time, in the member's cases: from what stands in clear."""
    late = CaseNeed.objects.filter(
        organisation=member.organisation_id,
        case__in=[case.pk for case in cases],
        sent__state=State.ASKED,
        sent__answer_by__lt=timezone.now(),
    ).select_related("sent")
    by_id = {case.pk: case for case in cases}
    text = _("No answer yet to the need for a lawyer: call the coordinator") if keyring is not None else ""
    return DueOfRoom(
        [
            Due(
                by_id[row.case_id],
                text,
                timezone.localdate(row.sent.answer_by),
                reverse("legal_aid:sent_need", args=[row.sent_id]),
            )
            for row in late
            if row.sent.answer_by is not None
        ]
    )


def still_open(keyring: Keyring, case: Case) -> list[str]:
    """SealBroken."""
    return [
        _("A lawyer is still sought through %(partner)s.") % {"partner": need.sent.name}
        for need in asked.in_case(case, keyring)
        if need.is_open
    ]


def where_a_lawyer_is(keyring: Keyring, case: Case) -> str:
    """The page of a need that a lawyer has accepted; empty where there is none, and an older copy says of none.

    SealBroken.
    """
    accepted = (
        need for need in asked.in_case(case, keyring) if need.state is State.ACCEPTED and not need.is_older
    )
    return next((reverse("legal_aid:sent_need", args=[need.row.pk]) for need in accepted), "")


def today(request: HttpRequest) -> Part | None:
    """For who coordinates: needs that wait for an answer, the earliest deadline first, from what stands in clear."""
    member = member_of(request.user)
    if member is None or not can_coordinate(member) or is_discreet(request):
        return None
    waiting = Need.objects.filter(organisation=member.organisation_id, answer_by__isnull=False)
    rows = list(waiting.order_by("answer_by", "pk")[: MOST + 1])
    now = timezone.now()
    lines = [(row, row.answer_by is not None and row.answer_by < now) for row in rows[:MOST]]
    context = {"lines": lines, "has_more": len(rows) > MOST}
    return Part("legal_aid/needs/today.html", context, "desk/desk.css") if rows else None
