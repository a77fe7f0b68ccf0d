"""Telling of a danger that was passed on, by an e-mail that says only that something waits.

It runs in the worker, which asks with a session of each member in turn and opens nothing sealed: whoever may not open a
restricted person is not told.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from django.tasks import task

from amanjol.casework.cases import rules
from amanjol.casework.cases.restricting.actions.emergencies import NEEDS_YOU_NOW, send
from amanjol.casework.support.sessions.queries import open_dangers_for
from amanjol.foundation.organisations.queries import members_who_may
from amanjol.foundation.organisations.tenant import acting_for

if TYPE_CHECKING:
    from amanjol.foundation.organisations.models import Member


@task
def tell(organisation: str, danger: str, but: str) -> int:
    """To who has it above their day, who works on the case and every supervisor; not to the member who passed it on.

    Gives how many were sent; none once it was taken up.
    """
    colleagues = list(members_who_may("cases.work", UUID(organisation)).exclude(pk=UUID(but)))
    return sum(send(member, NEEDS_YOU_NOW, "web:home") for member in colleagues if _has(member, UUID(danger)))


def _has(member: Member, danger: UUID) -> bool:
    with acting_for(member):
        rows = open_dangers_for(member, supervises=rules.can_supervise(member))
        return danger in {row.pk for row in rows}
