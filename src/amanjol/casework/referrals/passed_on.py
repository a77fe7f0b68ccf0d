"""What was told to us and told on to a third: when the first takes it back, the third has to be asked to drop it too.

Both referrals lie in one case. Once our side has told the first what remains, and why, it is settled; that nothing
remains cannot be said as long as the third has it.

Also called: onward transfer, downstream recipients.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from django.utils import timezone

from amanjol.casework.referrals import pending
from amanjol.casework.standards.referring.bodies import TakenBack

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.db.models import QuerySet

    from amanjol.casework.referrals.models import Referral
    from amanjol.casework.referrals.queries import OpenedReferral
    from amanjol.foundation.organisations.models import Member

SILENT_FOR: Final = timedelta(days=3)
"""After that a supervisor sees it, too: ours, no law names a time."""


@dataclass(frozen=True, slots=True)
class PassedOn:
    """`by` are the names of who took back, `to` the referrals by which it was told on and is not taken back."""

    by: list[str]
    to: list[OpenedReferral]


def passed_on(of_case: Iterable[OpenedReferral]) -> PassedOn | None:
    """Of the referrals of one case; None where nothing is to be taken back."""
    of_all = list(of_case)
    by = [_name(referral) for referral in of_all if awaits_word(referral)]
    to = [
        referral
        for referral in of_all
        if referral.row.is_ours and referral.identities and not referral.is_taken_back
    ]
    return PassedOn(by, to) if by and to else None


def silent(member: Member) -> QuerySet[Referral]:
    """Those by which something was told on, in cases that this member sees, of which nobody has done anything since."""
    return pending.told_on(member, taken_back_before=timezone.now() - SILENT_FOR)


def unsaid(member: Member) -> QuerySet[Referral]:
    """What was taken back, on whichever side, and nobody has said for days what remains of it."""
    return pending.unsaid(member, before=timezone.now() - SILENT_FOR)


def awaits_word(referral: OpenedReferral) -> bool:
    """Its partner has taken back what they told, and nobody here has said what remains."""
    is_said = any(isinstance(entry.body, TakenBack) for entry in referral.entries)
    return not referral.row.is_ours and referral.is_taken_back and not is_said


def _name(referral: OpenedReferral) -> str:
    return referral.record.name if referral.record is not None else ""
