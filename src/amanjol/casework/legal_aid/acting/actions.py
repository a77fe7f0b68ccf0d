"""What the advocate or the deputy writes into the mandate itself: what was done, never its course.

Whether it is extended, handed over or closed says whoever coordinates, and after the end only they write: the mandate
of who acted is over, and what came of it counts in the figures of the house.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from amanjol.casework.desk.recording import record_act
from amanjol.casework.legal_aid.acting import queries
from amanjol.casework.legal_aid.mandates import actions as mandates
from amanjol.casework.legal_aid.mandates.records import (
    ContactAnswered,
    ContactAsked,
    ContactMade,
    HearingWritten,
    StepWritten,
    SumWritten,
)
from amanjol.casework.legal_aid.mandates.standing import ActRefused, Refusal
from amanjol.foundation.organisations.keys.queries import place_of

if TYPE_CHECKING:
    from uuid import UUID

    from amanjol.casework.legal_aid.mandates.records import Act
    from amanjol.foundation.organisations.keys.circles.opening import Circles

OF_ADVOCATE: Final = (
    StepWritten, HearingWritten, SumWritten, ContactAsked, ContactAnswered, ContactMade,
)  # fmt: skip


@transaction.atomic
def write(*, circles: Circles, mandate: UUID, act: Act) -> None:
    """As `mandates.actions.write`, under the key that is sealed to them; nothing once it is closed.

    PermissionDenied; OlderCopy; ActRefused; NoSuchStep; SealBroken; canonical.TooLarge.
    """
    own = queries.opened_mandate(circles, mandate, is_locked=True)
    if own is None or not isinstance(act, OF_ADVOCATE):
        raise PermissionDenied
    if not own.opened.now.is_running:
        raise ActRefused(Refusal.CLOSED_TO_ADVOCATE)
    mandates.check(own.opened, act, timezone.localdate())
    member = circles.member
    mandates.append(own.opened, act, str(member.account_id), own.key, place_of(member.organisation_id))
    record_act(mandates.VERBS[type(act)], member, "mandate", own.row.pk)
