"""What goes with a case that is erased: its referrals and our copies of what crossed. Who has taken back what they told
us, and waits for word of what remains, is told then that it is erased.

What arrived is sealed to the referral's key, whose private half lay in the case: it opens no more, also in an older
copy of the database.
"""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from django.utils import timezone

from amanjol.casework.desk.recording import record_act
from amanjol.casework.referrals import queries
from amanjol.casework.referrals.models import CaseReferral, Referral, ReferralLetter
from amanjol.casework.referrals.partners import NotAPartner, own_signing, write_to
from amanjol.casework.referrals.passed_on import awaits_word, passed_on
from amanjol.casework.standards.referring.bodies import TakenBack
from amanjol.casework.standards.referring.codes import Remains
from amanjol.casework.standards.referring.kinds import kind_of
from amanjol.foundation.letters.files import receiving, sending
from amanjol.foundation.letters.models import ArrivingFile, OpenedLetter, Outgoing, SentFile
from amanjol.foundation.letters.sending import Draft
from amanjol.foundation.seals.fields import SealBroken
from amanjol.foundation.seals.letters.letter import InboxClosed
from amanjol.foundation.seals.records import present_moment

if TYPE_CHECKING:
    from uuid import UUID

    from amanjol.casework.cases.models import Case
    from amanjol.foundation.organisations.keys.keyring import Keyring


def erase_with(keyring: Keyring, case: Case) -> list[UUID]:
    """The ids of the referrals, of their letters and of files that went with them. What was not brought to a partner
    yet never goes, also not from an older copy of the database.
    """
    _say_erased(keyring, case)
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


def _say_erased(keyring: Keyring, case: Case) -> None:
    """The last word on what was taken back, unless something was said before, or a third has it from us still. Where
    no letter can go now, or a row does not open, nothing is said and the case goes all the same: the partner's own
    people call when they have waited.
    """
    if not CaseReferral.objects.filter(case=case).exists():
        return
    try:
        signing = own_signing(keyring)
        of_case = queries.in_case(case, keyring, signing)
    except (NotAPartner, SealBroken):
        return
    if passed_on(of_case) is not None:
        return
    for opened in filter(awaits_word, of_case):
        said = TakenBack(
            referral=opened.row.referral, remains=Remains.ERASED, reason=None, at=present_moment()
        )
        with suppress(NotAPartner, InboxClosed):
            write_to(keyring, signing, opened.row.with_partner, Draft(kind_of(said), said))
            record_act(queries.VERBS[kind_of(said)][0], keyring.member, queries.SUBJECT, opened.row.pk)
