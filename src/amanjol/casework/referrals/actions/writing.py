"""One letter of a referral, whatever it says: sent, kept by us, and the state moved, in one transaction."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from amanjol.casework.desk.recording import record_act
from amanjol.casework.referrals import keys, queries
from amanjol.casework.referrals.agreements.queries import in_force_with
from amanjol.casework.referrals.danger import deciding, records
from amanjol.casework.referrals.models import Referral, ReferralLetter
from amanjol.casework.referrals.partners import own_signing, write_to
from amanjol.casework.referrals.records import Crossed
from amanjol.casework.referrals.returning.going import THERE, calls_at
from amanjol.casework.standards.referring import kinds
from amanjol.casework.standards.referring.bodies import Answer, Arrival, Danger, DangerAnswer, Inquiry
from amanjol.casework.standards.referring.codes import Urgency
from amanjol.casework.standards.referring.deadlines import due_at
from amanjol.casework.standards.referring.returning import ReturnPlanned, ReturnStopped
from amanjol.casework.standards.referring.states import Standing, State, after, further, next_states
from amanjol.casework.support.locking import case_to_write_in
from amanjol.foundation.letters.sending import Draft
from amanjol.foundation.seals.letters import envelopes
from amanjol.foundation.seals.records import present_moment

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID

    from amanjol.casework.cases.models import Case
    from amanjol.casework.referrals.queries import OpenedReferral
    from amanjol.casework.referrals.records import Ground
    from amanjol.casework.standards.people.terms import FieldGroup
    from amanjol.casework.standards.referring.bodies import Body
    from amanjol.casework.standards.referring.states import Step
    from amanjol.foundation.letters.files.sending import Attachment
    from amanjol.foundation.letters.signing import Signing
    from amanjol.foundation.organisations.keys.keyring import Keyring
    from amanjol.foundation.seals.epochs import Organisation
    from amanjol.foundation.seals.letters.letter import LetterConsent

    type Asked = Inquiry | Danger


class AnotherState(Exception):
    """The other side, or a colleague, was faster; or an older copy was put back."""


@dataclass(frozen=True, slots=True)
class RestsOn:
    """What lets an identity be told: `consent` goes along, `ids` are all that were asked, `groups` what they name.

    `why_more` says why it is more than the least; `ground` is for the register of transfers.
    """

    consent: LetterConsent | None
    ids: tuple[str, ...]
    groups: tuple[FieldGroup, ...]
    why_more: str = ""
    ground: Ground | None = None


NOTHING_TOLD = RestsOn(None, (), ())


def locked(keyring: Keyring, pk: UUID) -> Referral:
    """Until the transaction ends. PermissionDenied."""
    row = queries.visible_to(keyring.member).select_for_update(of=("self",)).filter(pk=pk).first()
    if row is None:
        raise PermissionDenied
    return row


def locked_in_case(
    keyring: Keyring, case: Case, pk: UUID, *, even_closed: bool = False
) -> tuple[Case, OpenedReferral, Signing]:
    """Of an open case on which the member works, both locked. PermissionDenied; Closed; NotAPartner; SealBroken."""
    written_in = case_to_write_in(keyring, case.pk, even_closed=even_closed)
    signing = own_signing(keyring)
    try:
        opened = queries.of_referral(locked(keyring, pk), written_in, keyring, signing)
    except LookupError:
        raise PermissionDenied from None
    return written_in, opened, signing


@transaction.atomic
def write(
    keyring: Keyring,
    signing: Signing,
    opened: OpenedReferral,
    body: Body,
    rests_on: RestsOn = NOTHING_TOLD,
    files: tuple[Attachment, ...] = (),
) -> None:
    """Send it and keep it; the row is locked. AnotherState; NotAPartner; letter.InboxClosed; pieces.TooLarge. Of a
    danger deciding.NotDecided, and deciding.NotCalledBack for a yes to one.

    To a partner without Amanjol nothing is sent: that it was told is kept. ValueError for files with it.
    """
    if files and not opened.row.goes_by_letters:
        raise ValueError("No file goes where no letter goes.")
    now = present_moment()
    if isinstance(body, Danger):
        deciding.check_goes(opened)
    if isinstance(body, DangerAnswer) and body.acts and not deciding.is_confirmed(opened):
        raise deciding.NotCalledBack
    step = kinds.step_of(body, opened.side, now)
    if not opened.may_write(type(body)) or not _may_step(opened, step):
        raise AnotherState
    standing = after([*opened.steps, step]) if step is not None else opened.standing
    draft = Draft(kinds.kind_of(body), body, rests_on.consent, files)
    letter = (
        write_to(keyring, signing, opened.row.with_partner, draft) if opened.row.goes_by_letters else None
    )
    crossed = Crossed(
        kind=draft.kind,
        is_ours=True,
        at=now,
        by=keyring.person,
        body=kinds.write(body),
        consents=rests_on.ids,
        groups=rests_on.groups,
        why_more=rests_on.why_more,
        ground=rests_on.ground,
        files=letter.files if letter is not None else (),
    )
    identifier = letter.id if letter is not None else envelopes.new_id()
    keep(opened.row, identifier, crossed, signing)
    note_moments(opened.row, body, now, identifier)
    stand(opened.row, standing, body if isinstance(body, Inquiry | Danger) else opened.asked, keyring)
    record_act(queries.VERBS[draft.kind][0], keyring.member, queries.SUBJECT, opened.row.pk)


def keep(row: Referral, letter: UUID, crossed: Crossed, signing: Signing) -> None:
    """Our own copy of what we wrote. SealBroken."""
    sealed = keys.seal(row, letter, crossed, signing)
    ReferralLetter.objects.create(
        organisation_id=row.organisation_id, referral=row, letter=letter, sealed=sealed
    )


def keep_act(row: Referral, act: records.Act, keyring: Keyring, signing: Signing) -> None:
    """What is written beside the letters, and not sent. SealBroken."""
    now, kind = present_moment(), records.kind_of(act)
    crossed = Crossed(kind=kind, is_ours=True, at=now, by=keyring.person, body=act.as_data())
    keep(row, envelopes.new_id(), crossed, signing)
    record_act(kind, keyring.member, queries.SUBJECT, row.pk)


def stand(row: Referral, standing: Standing, asked: Asked | None, keyring: Keyring) -> None:
    """Let the row say in clear what it comes to, and by when the other side goes on; save it.

    `asked` is None where it does not open here: then the urgency in clear says it. `standing` without a moment is one
    in which nothing is waited for.
    """
    if further(State(row.state), standing.state) is not standing.state:
        return
    if row.state != standing.state:
        row.state, row.since = standing.state, standing.since or timezone.now()
    row.due_at = _due_at(row, standing, asked, keyring)
    row.save(update_fields=["state", "since", "due_at"])


def _due_at(row: Referral, standing: Standing, asked: Asked | None, keyring: Keyring) -> datetime | None:
    """An answer is waited for from the asking on: that it has arrived there moves no row. Who had it when it was taken
    back has as long to say what remains.
    """
    is_recalled_there = standing.state is State.RECALLED and standing.reached is not State.REQUESTED
    if standing.state is State.REQUESTED or is_recalled_there:
        standing = replace(standing, state=State.RECEIVED)
    if asked is None:
        return due_at(standing, Urgency(row.urgency)) if row.urgency in set(Urgency) else None
    partner = row.with_partner if row.goes_by_letters else None
    return due_at(standing, urgency_of(asked), _agreed(partner, asked, keyring))


def urgency_of(asked: Asked) -> Urgency:
    """A life in danger is of today (`data/deadlines.yaml`)."""
    return asked.urgency if isinstance(asked, Inquiry) else Urgency.TODAY


def note_moments(row: Referral, body: Body, at: datetime, letter: UUID) -> None:
    """In clear, on whichever side: when the first answer was written, for the figures of late answers; from when both
    sides of a return call each other, and when the person was there, for who is locked. The clock follows what was
    said last, as `going.clock_in` does, and not what came last.
    """
    if isinstance(body, Answer | DangerAnswer) and (row.answered_at is None or at < row.answered_at):
        row.answered_at = at
        row.save(update_fields=["answered_at"])
    if isinstance(body, Arrival) and body.arrived in THERE and row.arrived_at is None:
        row.arrived_at = body.at
        row.save(update_fields=["arrived_at"])
    if isinstance(body, ReturnPlanned | ReturnStopped) and _is_later(row, at, letter):
        row.calls_at = calls_at(body) if isinstance(body, ReturnPlanned) else None
        row.calls_said_at, row.calls_said_in = at, letter
        row.save(update_fields=["calls_at", "calls_said_at", "calls_said_in"])


def _is_later(row: Referral, at: datetime, letter: UUID) -> bool:
    """Than what moved the clock before; letters of one second stand in the order of their ids (`queries`)."""
    if row.calls_said_at is None or row.calls_said_in is None:
        return True
    return (at, str(letter)) > (row.calls_said_at, str(row.calls_said_in))


def answer_by(
    partner: Organisation | None, asked: Asked, asked_at: datetime, keyring: Keyring
) -> datetime | None:
    """Until when an answer is in time, on both sides from the moment in which it was asked. `partner` is None for one
    without a node.
    """
    standing = Standing(State.RECEIVED, asked_at)
    return due_at(standing, urgency_of(asked), _agreed(partner, asked, keyring))


def _agreed(partner: Organisation | None, asked: Asked, keyring: Keyring) -> dict[State, int]:
    """Hours to an answer, as an agreement of both nodes has them. A danger rests on none."""
    if partner is None or isinstance(asked, Danger):
        return {}
    for purpose in asked.purposes:
        agreement = in_force_with(keyring, partner, purpose, timezone.localdate())
        if agreement is not None:
            return {State.RECEIVED: agreement.terms.hours(asked.urgency)}
    return {}


def _may_step(opened: OpenedReferral, step: Step | None) -> bool:
    return step is None or step.state in next_states(opened.standing.state, opened.side)
