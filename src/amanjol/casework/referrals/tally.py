"""What referrals hand in for a quarter: how many inquiries we sent in it, and of these how many were accepted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from amanjol.casework.desk.tallies import Counting, Deed, Tally
from amanjol.casework.referrals import queries
from amanjol.casework.referrals.models import CaseReferral, Direction
from amanjol.casework.referrals.partners import NotAPartner, own_signing
from amanjol.casework.standards.referring.bodies import Answer, Inquiry
from amanjol.casework.standards.referring.codes import Answering

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amanjol.casework.referrals.queries import OpenedReferral

KEY: Final = "referrals"
SENT, ACCEPTED = "sent", "accepted"


def referrals(counting: Counting) -> Iterator[Deed]:
    """Of what was taken back nothing; a danger of which we told is none. SealBroken."""
    try:
        signing = own_signing(counting.keyring)
    except NotAPartner:
        return  # no letter was ever written
    rows = CaseReferral.objects.filter(case__in=list(counting.keys), referral__direction=Direction.SENT)
    listed = list(rows.select_related("referral", "case__person").order_by("pk"))
    for referral in queries.in_cases(listed, counting.keyring, signing):
        if referral.case is None or referral.is_taken_back or not _is_of(counting, referral):
            continue
        case = str(referral.case.pk)
        yield Deed(SENT, case)
        if any(_accepts(entry.body) for entry in referral.entries):
            yield Deed(ACCEPTED, case)


def _is_of(counting: Counting, referral: OpenedReferral) -> bool:
    asked = (entry.crossed for entry in referral.entries if isinstance(entry.body, Inquiry))
    first = next(asked, None)
    return first is not None and counting.quarter.holds(timezone.localdate(first.at))


def _accepts(body: object) -> bool:
    return isinstance(body, Answer) and body.answer is not Answering.CANNOT


def words(kind: str) -> str:
    return gettext("Sent to partners") if kind == SENT else gettext("Of these accepted")


REFERRALS = Tally(
    KEY,
    32,
    _("Referrals"),
    _("Counted in the quarter in which the partner was asked."),
    referrals,
    words,
    is_added_up=False,
)
