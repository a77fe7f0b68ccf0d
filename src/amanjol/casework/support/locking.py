"""The case of what is written in any room: locked, open, and of somebody whom the member may help."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied

from amanjol.casework.cases import queries
from amanjol.casework.cases.actions.working import Closed, check_works
from amanjol.casework.cases.models import Status

if TYPE_CHECKING:
    from uuid import UUID

    from amanjol.casework.cases.models import Case
    from amanjol.foundation.organisations.keys.keyring import Keyring


def case_to_write_in(keyring: Keyring, pk: UUID, *, even_closed: bool = False) -> Case:
    """Locked until the transaction ends: of two who write in one room, the second sees what the first wrote.

    PermissionDenied for who may only read, and for a case of others; Closed, unless `even_closed`.
    """
    check_works(keyring)
    cases = queries.visible_to(keyring.member).select_related("person").select_for_update(of=("self",))
    case = cases.filter(pk=pk).first()
    if case is None:
        raise PermissionDenied
    if case.status == Status.CLOSED and not even_closed:
        raise Closed
    return case
