"""How a referral goes on, written from its case on either side; and taking back what was told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from amanjol.casework.cases.record_parts.reviews import ErasureNotice
from amanjol.casework.desk import ledger
from amanjol.casework.desk.recording import record_act
from amanjol.casework.referrals import queries
from amanjol.casework.referrals.actions.writing import AnotherState, keep, locked_in_case, stand, write
from amanjol.casework.referrals.records import Crossed
from amanjol.casework.standards.referring.bodies import Arrival, TakenBack
from amanjol.casework.standards.referring.codes import Remains
from amanjol.casework.standards.referring.states import Side, State, Step, after, next_states
from amanjol.foundation.letters import recalling
from amanjol.foundation.seals.letters import envelopes
from amanjol.foundation.seals.records import present_moment

if TYPE_CHECKING:
    from uuid import UUID

    from amanjol.casework.cases.models import Case
    from amanjol.casework.standards.referring.bodies import Body
    from amanjol.foundation.organisations.keys.keyring import Keyring


@transaction.atomic
def go_on(*, keyring: Keyring, case: Case, referral: UUID, body: Body) -> None:
    """An arrival also from a case that is closed, whose clock runs on; and what remains, which in a case is never
    nothing: that it is erased is said when the case is (`erasing`).

    AnotherState; PermissionDenied; Closed; NotAPartner; letter.InboxClosed; SealBroken.
    """
    even_closed = isinstance(body, Arrival | TakenBack)
    if isinstance(body, TakenBack) and body.remains is Remains.ERASED:
        raise AnotherState
    written_in, opened, signing = locked_in_case(keyring, case, referral, even_closed=even_closed)
    write(keyring, signing, opened, body)
    verb = "case.remains-told" if isinstance(body, TakenBack) else "case.referral-went-on"
    record_act(verb, keyring.member, "case", written_in.pk, referral=opened.row.pk)


@transaction.atomic
def take_back(*, keyring: Keyring, case: Case, referral: UUID) -> None:
    """All that we wrote of it: the partner's node drops it unopened, and what has not gone yet never goes. Who has no
    node is told by telephone, by us.

    recalling.NodeNotBelieved, where it has to be said by telephone; as `go_on` otherwise, without letter.InboxClosed
    and Closed.
    """
    written_in, opened, signing = locked_in_case(keyring, case, referral, even_closed=True)
    if (
        State.RECALLED not in next_states(opened.standing.state, opened.side)
        or opened.side is not Side.SENDER
        or not opened.has_sent
    ):
        raise AnotherState
    if opened.row.goes_by_letters:
        ours = [
            entry.letter for entry in opened.entries if entry.crossed is not None and entry.crossed.is_ours
        ]
        recalling.recall(keyring=keyring, signing=signing, letters=ours)
        ledger.write(
            organisation=opened.row.organisation_id,
            erased=ours,
            on=timezone.localdate(),
            reason=ErasureNotice.RECALLED,
        )
    now = present_moment()
    crossed = Crossed(kind=queries.RECALL, is_ours=True, at=now, by=keyring.person, body={})
    keep(opened.row, envelopes.new_id(), crossed, signing)
    step = Step(now, State.RECALLED, opened.side)
    stand(opened.row, after([*opened.steps, step]), opened.asked, keyring)
    record_act("referral.recalled", keyring.member, queries.SUBJECT, opened.row.pk)
    record_act("case.taken-back", keyring.member, "case", written_in.pk, referral=opened.row.pk)
