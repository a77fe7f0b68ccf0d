"""What a partner without Amanjol said to us, by telephone or on paper, written down by whoever heard it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from django.db import transaction

from amanjol.casework.desk.recording import record_act
from amanjol.casework.referrals import queries
from amanjol.casework.referrals.actions.writing import (
    AnotherState,
    keep,
    locked_in_case,
    note_moments,
    stand,
)
from amanjol.casework.referrals.records import Crossed
from amanjol.casework.standards.referring import kinds
from amanjol.casework.standards.referring.bodies import TakenBack
from amanjol.casework.standards.referring.states import after, next_states
from amanjol.foundation.seals.letters import envelopes
from amanjol.foundation.seals.records import present_moment

if TYPE_CHECKING:
    from uuid import UUID

    from amanjol.casework.cases.models import Case
    from amanjol.casework.standards.referring.bodies import Body
    from amanjol.foundation.organisations.keys.keyring import Keyring


@transaction.atomic
def write_down(*, keyring: Keyring, case: Case, referral: UUID, body: Body) -> None:
    """The step that it makes is the partner's. AnotherState for what they cannot have said now, or say by letters.

    PermissionDenied; Closed, but for what remains of what was taken back; NotAPartner; SealBroken.
    """
    is_last_word = isinstance(body, TakenBack)
    written_in, opened, signing = locked_in_case(keyring, case, referral, even_closed=is_last_word)
    now, theirs = present_moment(), opened.partners_side
    step = kinds.step_of(body, theirs, now)
    if not opened.may_have_said(type(body)):
        raise AnotherState
    if step is not None and step.state not in next_states(opened.standing.state, theirs):
        raise AnotherState
    crossed = Crossed(
        kind=kinds.kind_of(body),
        is_ours=False,
        at=now,
        by=keyring.person,
        body=kinds.write(body),
        was_said=True,
    )
    identifier = envelopes.new_id()
    keep(opened.row, identifier, crossed, signing)
    note_moments(opened.row, body, now, identifier)
    standing = after([*opened.steps, step]) if step is not None else opened.standing
    if is_last_word:
        standing = replace(standing, since=None)  # nothing is waited for any more
    stand(opened.row, standing, opened.asked, keyring)
    record_act(queries.WRITTEN_DOWN, keyring.member, queries.SUBJECT, opened.row.pk)
    record_act("case.referral-written-down", keyring.member, "case", written_in.pk, referral=opened.row.pk)
