"""Telling a partner that a life is in danger, and what whoever is told does first: call back.

Before it goes, the person says yes; who cannot be asked, and a child, has two people who decide. Their words lie inside
the seal, and are asked again in the transaction that seals the letter. It rests on no agreement and on no consent to
who somebody is: it holds no name.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from amanjol.casework.cases import sealing
from amanjol.casework.cases.details.choosing import names_of_person
from amanjol.casework.cases.tasks import actions as tasking
from amanjol.casework.cases.tasks.actions import Plan
from amanjol.casework.desk.recording import record_act
from amanjol.casework.referrals import queries
from amanjol.casework.referrals.actions.answering import from_inbox
from amanjol.casework.referrals.actions.asking import lay_in, new_row, record_with
from amanjol.casework.referrals.actions.writing import (
    AnotherState,
    answer_by,
    keep_act,
    locked_in_case,
    stand,
    write,
)
from amanjol.casework.referrals.danger import deciding
from amanjol.casework.referrals.danger.records import CalledBack, Cannot, Decided, PersonTold, Seconded, Yes
from amanjol.casework.referrals.partners import own_signing
from amanjol.casework.standards.people.forms import CHILDREN
from amanjol.casework.standards.referring.bodies import names_in_place, number_in_place
from amanjol.casework.standards.referring.codes import Urgency
from amanjol.casework.standards.referring.states import State
from amanjol.casework.support.locking import case_to_write_in
from amanjol.foundation.seals.records import present_moment

if TYPE_CHECKING:
    from amanjol.casework.cases.models import Case
    from amanjol.casework.cases.record_parts.vital_interest import WhyNobody
    from amanjol.casework.cases.records import CaseRecord, PersonRecord
    from amanjol.casework.referrals.models import Referral
    from amanjol.casework.standards.referring.codes import Reach, Threat
    from amanjol.foundation.letters.signing import Signing
    from amanjol.foundation.organisations.keys.circles.opening import Circles
    from amanjol.foundation.organisations.keys.keyring import Keyring
    from amanjol.foundation.organisations.models import Member
    from amanjol.foundation.seals.epochs import Organisation


class PlaceTells(Exception):
    """The line of the place holds what looks like the person's name, or a number of a telephone."""


class TwoDecide(Exception):
    """A child says what they wish, and two people decide."""


class NotAnother(Exception):
    """Two people decide: who began it is not the second."""


@dataclass(frozen=True, slots=True)
class Situation:
    """What the partner is told. `country` in ISO 3166, `languages` in ISO 639."""

    threat: Threat
    country: str
    place: str
    languages: tuple[str, ...]
    reach: Reach
    is_child: bool


@dataclass(frozen=True, slots=True)
class CannotAsk:
    """Why the person cannot be asked, what was seen, and which colleague decides, too."""

    why: WhyNobody
    says: str
    second: Member


@transaction.atomic
def decide(
    *, keyring: Keyring, case: Case, partner: Organisation, situation: Situation, word: Yes | CannotAsk
) -> Referral:
    """With the person's yes it goes at once; else a task for the second person is written, and nothing is sent.

    PlaceTells; TwoDecide; NotAnother; PermissionDenied, also for a second who could not open the case; Closed;
    NotAPartner; letter.InboxClosed; SealBroken.
    """
    written_in = case_to_write_in(keyring, case.pk)
    person = sealing.open_person_of(written_in, keyring)
    check_place(situation.place, person, sealing.open_case(written_in, keyring))
    if isinstance(word, Yes) and person.form in CHILDREN:
        raise TwoDecide
    signing = own_signing(keyring)
    record = record_with(keyring, signing, partner, agreed=keyring.person if isinstance(word, Yes) else "")
    decided = _decided(keyring, written_in, situation, word)
    row = new_row(keyring, partner, Urgency.TODAY, is_danger=True)
    lay_in(row, written_in, record, keyring, signing)
    keep_act(row, decided, keyring, signing)
    record_act("case.danger-decided", keyring.member, "case", written_in.pk, referral=row.pk)
    if decided.yes is not None:
        _send(keyring, signing, row, written_in)
    return row


@transaction.atomic
def give_second_word(*, keyring: Keyring, case: Case, referral: UUID, agrees: bool, says: str) -> None:
    """With another person's yes it goes at once. Who does not agree ends it; so does who began it and needs it no more.

    AnotherState; NotAnother; deciding.NotDecided; as `decide` otherwise.
    """
    written_in, opened, signing = locked_in_case(keyring, case, referral)
    stands = deciding.deciding_of(opened)
    if stands is None or not stands.waits_for_second or opened.is_older:
        raise AnotherState
    if agrees and stands.by == keyring.person:
        raise NotAnother
    row = opened.row
    keep_act(row, Seconded(agrees=agrees, says=says), keyring, signing)
    record_act("case.danger-seconded", keyring.member, "case", written_in.pk, referral=row.pk)
    if stands.decided.cannot is not None:
        with suppress(tasking.NoSuchTask):
            tasking.end_task(keyring=keyring, case=written_in, task=UUID(stands.decided.cannot.task))
    if agrees:
        _send(keyring, signing, row, written_in)
    else:
        opened = queries.of_referral(row, written_in, keyring, signing)
        stand(row, opened.standing, None, keyring)


@transaction.atomic
def note_person_told(*, keyring: Keyring, case: Case, referral: UUID, word: PersonTold) -> None:
    """What two people decided the person hears as soon as it can be said; until then why not yet is written.

    AnotherState where nothing is owed; PermissionDenied; SealBroken.
    """
    written_in, opened, signing = locked_in_case(keyring, case, referral, even_closed=True)
    if not deciding.owes_word(opened):
        raise AnotherState
    keep_act(opened.row, word, keyring, signing)
    record_act("case.person-told", keyring.member, "case", written_in.pk, referral=opened.row.pk)


@transaction.atomic
def call_back(*, keyring: Keyring, circles: Circles, referral: UUID, called: CalledBack) -> None:
    """On a number from before. Nothing of it is sent. AnotherState; PermissionDenied; SealBroken."""
    opened, signing = from_inbox(keyring, circles, referral)
    if not may_call_back(opened):
        raise AnotherState
    keep_act(opened.row, called, keyring, signing)


def may_call_back(opened: queries.OpenedReferral) -> bool:
    """As long as we were told of a danger and have not answered."""
    waits = opened.standing.state in {State.REQUESTED, State.RECEIVED}
    return opened.danger is not None and not opened.row.is_ours and waits and not opened.is_older


def check_place(place: str, person: PersonRecord, record: CaseRecord) -> None:
    """PlaceTells."""
    if number_in_place(place) or names_in_place(place, names_of_person(person, record)):
        raise PlaceTells


def _decided(keyring: Keyring, case: Case, situation: Situation, word: Yes | CannotAsk) -> Decided:
    if isinstance(word, Yes):
        return _of(situation, yes=word)
    if word.second.pk == keyring.member.pk:
        raise NotAnother
    plan = Plan(
        _("A life is in danger: decide as the second person. It is in the case, at “Referrals”."),
        word.second,
        timezone.localdate(),
    )
    task = tasking.write_task(keyring=keyring, case=case, plan=plan)
    cannot = Cannot(word.why, word.says, str(word.second.account_id), str(task.pk))
    return _of(situation, cannot=cannot)


def _of(situation: Situation, *, yes: Yes | None = None, cannot: Cannot | None = None) -> Decided:
    return Decided(
        threat=situation.threat,
        country=situation.country,
        place=situation.place,
        languages=situation.languages,
        reach=situation.reach,
        is_child=situation.is_child,
        yes=yes,
        cannot=cannot,
    )


def _send(keyring: Keyring, signing: Signing, row: Referral, case: Case) -> None:
    """As it lies inside the seal now. deciding.NotDecided; PlaceTells; NotAPartner; letter.InboxClosed; SealBroken."""
    opened, now = queries.of_referral(row, case, keyring, signing), present_moment()
    stands = deciding.deciding_of(opened)
    if stands is None:
        raise deciding.NotDecided
    check_place(stands.decided.place, sealing.open_person_of(case, keyring), sealing.open_case(case, keyring))
    letter = stands.decided.letter(row.referral, now)
    row.answer_by = answer_by(row.with_partner, letter, now, keyring)
    row.save(update_fields=["answer_by"])
    write(keyring, signing, opened, letter)
    record_act("case.danger-told-partner", keyring.member, "case", case.pk, referral=row.pk)
