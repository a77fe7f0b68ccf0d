"""What of a return crosses: the plan to the partner, what the partner says of it back, that the person does not go.

Consent, agreement and law are asked in the transaction that seals the letter, as for who it is. The way is told in the
group of help, what was agreed in that of danger; under a code word the second stays here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from amanjol.casework.cases import sealing
from amanjol.casework.cases.items import Items
from amanjol.casework.desk.recording import record_act
from amanjol.casework.referrals import previewing
from amanjol.casework.referrals.actions.telling import NotAllowed, check_agreed, code_word_of, permission
from amanjol.casework.referrals.actions.writing import AnotherState, locked_in_case, write
from amanjol.casework.referrals.partners import NotAPartner
from amanjol.casework.referrals.returning import actions
from amanjol.casework.referrals.returning.going import clock_in, planned_in, report_owed
from amanjol.casework.referrals.returning.queries import return_of
from amanjol.casework.standards.people.terms import FieldGroup
from amanjol.casework.standards.referring.codes import Purpose
from amanjol.casework.standards.referring.returning import (
    PlannedLeg,
    ReturnHere,
    ReturnPlanned,
    ReturnReport,
    ReturnStopped,
)
from amanjol.casework.standards.referring.voluntary_return import Known
from amanjol.foundation.seals.letters.letter import InboxClosed
from amanjol.foundation.seals.records import present_moment

if TYPE_CHECKING:
    from uuid import UUID

    from amanjol.casework.cases.models import Case
    from amanjol.casework.referrals.actions.telling import Permission
    from amanjol.casework.referrals.queries import OpenedReferral
    from amanjol.casework.referrals.returning.queries import OpenedReturn
    from amanjol.casework.standards.referring.bodies import Body
    from amanjol.casework.standards.referring.codes import Role
    from amanjol.foundation.organisations.keys.keyring import Keyring


class NothingToTell(AnotherState):
    """There is no partner who was told who comes, no day and hour, or the person does not go or is there."""


def body_of(of_case: OpenedReturn, contact: Role) -> ReturnPlanned:
    """What the partner is told. NothingToTell."""
    referral, record, clock = of_case.referral, of_case.record, of_case.clock
    if referral is None or record is None or clock is None or not referral.identities:
        raise NothingToTell
    plan = record.plan
    agreed = plan.not_arriving.tells if plan.not_arriving is not None and plan.not_arriving.agreed else ()
    return ReturnPlanned(
        referral=referral.row.referral,
        legs=tuple(PlannedLeg(leg.origin, leg.destination, leg.on) for leg in plan.legs),
        expected_at=clock.expected_at,
        hours=clock.hours,
        agreed=() if code_word_of(referral) else agreed,
        reports=plan.reports is Known.YES,
        contact=contact,
    )


def groups_of(body: ReturnPlanned) -> tuple[FieldGroup, ...]:
    """What a consent has to name before it goes."""
    return (FieldGroup.HELP, FieldGroup.DANGER) if body.agreed else (FieldGroup.HELP,)


def allowed_for(keyring: Keyring, case: Case, referral: OpenedReferral, body: ReturnPlanned) -> Permission:
    """NoAgreement; AnotherState where the way home was not asked for; SealBroken."""
    check_agreed(keyring, referral, Purpose.RETURN)
    person = sealing.open_person_of(case, keyring)
    written = Items(case, sealing.open_case(case, keyring), keyring)
    return permission(referral, person, written, groups_of(body), keyring)


@transaction.atomic
def tell(*, keyring: Keyring, case: Case, contact: Role, digests: str) -> None:
    """`digests`: what a page showed of it (`previewing`). AnotherLetter; NothingToTell; NoAgreement; NotAllowed;
    AnotherState.

    PermissionDenied; Closed; NotAPartner; letter.InboxClosed; SealBroken.
    """
    there = return_of(case, keyring).referral
    if there is None:
        raise NothingToTell
    written_in, opened, signing = locked_in_case(keyring, case, there.row.pk)
    of_case = return_of(written_in, keyring)
    body = body_of(of_case, contact)
    if not opened.may_write(ReturnPlanned) or of_case.is_older:
        raise AnotherState
    allowed = allowed_for(keyring, written_in, opened, body)
    if not allowed.is_given:
        raise NotAllowed(allowed)
    previewing.check(body, digests)
    write(keyring, signing, opened, body, allowed.rests_on)
    record_act("case.told-partner", keyring.member, "case", written_in.pk, referral=opened.row.pk)


def stop(*, keyring: Keyring, case: Case) -> bool:
    """The person does not go. Whether the partner, as far as they were told of the way, is told of it by letter.

    It is written down whatever becomes of the letter. As `actions.stop`.
    """
    with transaction.atomic():
        actions.stop(keyring=keyring, case=case)
        there = return_of(case, keyring).referral
    if there is None or planned_in(there) is None:
        return False
    body = ReturnStopped(referral=there.row.referral, at=present_moment())
    try:
        _write(keyring, case, there.row.pk, body, even_closed=True)
    except (AnotherState, NotAPartner, InboxClosed):
        return False
    return there.row.goes_by_letters


@transaction.atomic
def say_here(*, keyring: Keyring, case: Case, referral: UUID, body: ReturnHere) -> None:
    """By who receives: how great the danger is there, and who waits. NoAgreement; as `going_on.go_on`."""
    _written_in, opened, _signing = locked_in_case(keyring, case, referral)
    check_agreed(keyring, opened, Purpose.RETURN)
    _write(keyring, case, referral, body)


@transaction.atomic
def call_off(*, keyring: Keyring, case: Case, referral: UUID) -> None:
    """By who receives: the person does not come. Their own clock stops, also in a case that is closed; the sender is
    told, and asks the person. AnotherState where no clock runs; as `going_on.go_on`.
    """
    _written_in, opened, _signing = locked_in_case(keyring, case, referral, even_closed=True)
    if not may_call_off(opened):
        raise AnotherState
    body = ReturnStopped(referral=opened.row.referral, at=present_moment())
    _write(keyring, case, referral, body, even_closed=True)


def may_call_off(opened: OpenedReferral) -> bool:
    """On the receiving side, of one that lies in a case."""
    is_theirs = opened.case is not None and not opened.row.is_ours
    return is_theirs and clock_in(opened) is not None and opened.may_write(ReturnStopped)


@transaction.atomic
def report(*, keyring: Keyring, case: Case, referral: UUID, body: ReturnReport) -> None:
    """By who receives, also from a closed case. AnotherState for one that is not due next: the person agreed to none,
    or wishes none any more. As `going_on.go_on`.
    """
    _written_in, opened, _signing = locked_in_case(keyring, case, referral, even_closed=True)
    owed = report_owed(opened)
    if owed is None or owed.months != body.months:
        raise AnotherState
    _write(keyring, case, referral, body, even_closed=True)


@transaction.atomic
def _write(keyring: Keyring, case: Case, referral: UUID, body: Body, *, even_closed: bool = False) -> None:
    written_in, opened, signing = locked_in_case(keyring, case, referral, even_closed=even_closed)
    write(keyring, signing, opened, body)
    record_act("case.referral-went-on", keyring.member, "case", written_in.pk, referral=opened.row.pk)
