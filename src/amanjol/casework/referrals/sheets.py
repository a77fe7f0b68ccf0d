"""What the page of a case says of its referrals: with whom, how far, and what has to be done next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext as _

from amanjol.casework.cases import queries as case_queries
from amanjol.casework.cases.beneath import may_have
from amanjol.casework.desk.attachments import Panel, Unwritten
from amanjol.casework.referrals import queries, showing
from amanjol.casework.referrals.models import CaseReferral
from amanjol.casework.referrals.partners import NotAPartner, own_signing
from amanjol.casework.referrals.passed_on import awaits_word, passed_on

if TYPE_CHECKING:
    from amanjol.casework.desk.attachments import OpenedCase
    from amanjol.casework.referrals.queries import OpenedReferral


def referrals(opened: OpenedCase) -> Panel | Unwritten | None:
    """SealBroken."""
    keyring = opened.keyring
    recorded = queries.begun_by(case_queries.acts_in(opened.case))
    of_case = _of_case(opened) if may_have(CaseReferral, opened.case) else []
    if not of_case and not recorded:
        return _unwritten(opened)
    lines = [
        showing.shown(
            referral,
            referral.record.name,
            referral.record.country,
            keyring,
            unconsented=showing.rests_on_no_consent(referral, opened.items, opened.person.form),
        )
        for referral in of_case
        if referral.record is not None
    ]
    chain = passed_on(of_case)
    context = {
        "lines": lines,
        "are_fewer": recorded > len(of_case),
        "passed_on": chain,
        "taken_back": [line for line in lines if chain is None and awaits_word(line.opened)],
    }
    return Panel("referrals/sheet.html", context)


def _of_case(opened: OpenedCase) -> list[OpenedReferral]:
    try:
        return queries.in_case(opened.case, opened.keyring, own_signing(opened.keyring))
    except NotAPartner:
        return []


def _unwritten(opened: OpenedCase) -> Unwritten | None:
    page = reverse("referrals:ask", args=[opened.case.pk])
    return Unwritten(_("Refer to a partner"), page) if opened.may_write else None
