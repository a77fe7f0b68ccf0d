"""What the page of a case says of its referrals: with whom, how far, and what has to be done next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext as _

from amanjol.casework.cases.beneath import may_have
from amanjol.casework.desk.attachments import Panel, Unwritten
from amanjol.casework.referrals import queries, showing
from amanjol.casework.referrals.models import CaseReferral
from amanjol.casework.referrals.partners import NotAPartner, own_signing

if TYPE_CHECKING:
    from amanjol.casework.desk.attachments import OpenedCase


def referrals(opened: OpenedCase) -> Panel | Unwritten | None:
    """SealBroken."""
    keyring = opened.keyring
    if not may_have(CaseReferral, opened.case):
        return _unwritten(opened)
    try:
        of_case = queries.in_case(opened.case, keyring, own_signing(keyring))
    except NotAPartner:
        of_case = []
    if not of_case:
        return _unwritten(opened)
    lines = [
        showing.shown(
            referral,
            referral.record.name,
            referral.record.country,
            keyring.member.organisation,
            unconsented=showing.rests_on_no_consent(referral, opened.items, opened.person.form),
        )
        for referral in of_case
        if referral.record is not None
    ]
    return Panel("referrals/sheet.html", {"lines": lines})


def _unwritten(opened: OpenedCase) -> Unwritten | None:
    page = reverse("referrals:ask", args=[opened.case.pk])
    return Unwritten(_("Refer to a partner"), page) if opened.may_write else None
