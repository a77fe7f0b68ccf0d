"""What a partner's inquiry comes to here: an answer, and with a yes and who it is, a case."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied
from django.db import transaction

from amanjol.casework.desk.recording import record_act
from amanjol.casework.referrals import keys, queries
from amanjol.casework.referrals.actions.asking import hang_on, record_with
from amanjol.casework.referrals.actions.writing import AnotherState, locked, write
from amanjol.casework.referrals.partners import own_signing
from amanjol.casework.standards.referring.states import State

if TYPE_CHECKING:
    from uuid import UUID

    from amanjol.casework.cases.models import Case
    from amanjol.casework.referrals.queries import OpenedReferral
    from amanjol.casework.standards.referring.bodies import Body
    from amanjol.foundation.letters.signing import Signing
    from amanjol.foundation.organisations.keys.circles.opening import Circles
    from amanjol.foundation.organisations.keys.keyring import Keyring


@transaction.atomic
def write_from_inbox(*, keyring: Keyring, circles: Circles, referral: UUID, body: Body) -> None:
    """An answer, or what comes after one as long as there is no case.

    PermissionDenied for who is not in the inbox; AnotherState; NotAPartner; letter.InboxClosed; SealBroken. Of a danger
    deciding.NotCalledBack.
    """
    opened, signing = from_inbox(keyring, circles, referral)
    write(keyring, signing, opened, body)


@transaction.atomic
def become_case(*, keyring: Keyring, circles: Circles, referral: UUID, case: Case) -> None:
    """It lies in this case from now on, and no more in the inbox: who is not named for the case reads it no longer.

    AnotherState before anybody knows who it is; NotAPartner; PermissionDenied; SealBroken. Who is in danger is known
    by the meeting, so there our yes is enough.
    """
    opened, signing = from_inbox(keyring, circles, referral)
    row = opened.row
    if not may_become_case(opened):
        raise AnotherState
    seed = keys.take_from_circle(row, circles, signing).seed.hex()
    record = record_with(keyring, signing, row.with_partner, seed=seed)
    hang_on(row, case, record, keyring)
    row.circle, row.circle_number, row.wrapped = None, None, None
    row.save(update_fields=["circle", "circle_number", "wrapped"])
    record_act("referral.became-case", keyring.member, queries.SUBJECT, row.pk, case=case.pk)
    record_act("case.from-referral", keyring.member, "case", case.pk, referral=row.pk)


def may_become_case(opened: OpenedReferral) -> bool:
    """One that lies in the inbox."""
    if opened.is_older or opened.is_taken_back:
        return False
    if opened.row.is_danger:
        return opened.standing.state in {State.ACCEPTED, State.IN_PROGRESS}
    return bool(opened.identities)


def from_inbox(keyring: Keyring, circles: Circles, referral: UUID) -> tuple[OpenedReferral, Signing]:
    """Locked. PermissionDenied for who is not in the inbox; AnotherState once there is a case; SealBroken."""
    if not keyring.member.may(queries.RECEIVES):
        raise PermissionDenied
    signing = own_signing(keyring)
    row = locked(keyring, referral)
    if row.is_ours:
        raise PermissionDenied
    if row.circle_id is None:
        raise AnotherState  # a colleague has opened a case of it
    try:
        return queries.in_inbox(row, circles, signing), signing
    except LookupError:
        raise PermissionDenied from None
