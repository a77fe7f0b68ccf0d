"""What goes with a case that is erased: its referrals and our copies of what crossed.

What arrived is sealed to the referral's key, whose private half lay in the case: it opens no more, also in an older
copy of the database.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils import timezone

from amanjol.casework.referrals.models import CaseReferral, Referral, ReferralLetter
from amanjol.foundation.letters.files import receiving, sending
from amanjol.foundation.letters.models import ArrivingFile, OpenedLetter, Outgoing, SentFile

if TYPE_CHECKING:
    from uuid import UUID

    from amanjol.casework.cases.models import Case
    from amanjol.foundation.organisations.keys.keyring import Keyring


def erase_with(_keyring: Keyring, case: Case) -> list[UUID]:
    """The ids of the referrals, of their letters and of files that went with them. What was not brought to a partner
    yet never goes, also not from an older copy of the database.
    """
    ids = list(CaseReferral.objects.filter(case=case).values_list("referral_id", flat=True))
    letters = ReferralLetter.objects.filter(referral__in=ids)
    written = list(letters.filter(opened=None).values_list("letter", flat=True))
    arrived = list(letters.filter(opened__isnull=False).values_list("opened", flat=True))
    files = [
        *SentFile.objects.filter(letter__in=written).values_list("pk", flat=True),
        *ArrivingFile.objects.filter(opened__in=arrived).values_list("pk", flat=True),
    ]
    sending.drop(written)
    receiving.drop(arrived)
    now = timezone.now()
    # The database enters what arrived of them (migration 0013): who erases need not see that.
    OpenedLetter.objects.filter(pk__in=letters.values("opened"), gone_at=None).update(kept=None, gone_at=now)
    Outgoing.objects.filter(pk__in=letters.values("letter"), sealed__isnull=False).update(
        sealed=None, next_try_at=None, gone_at=now
    )
    Referral.objects.filter(pk__in=ids).delete()
    return [*ids, *written, *files]
