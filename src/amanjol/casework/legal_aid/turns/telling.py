"""An e-mail that something waits, to whom it waits for: it says neither of whom nor of what, nor whose turn it is.

The worker sends it, once for each state; killed in between, it may come twice. Fictional people get none.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.db.models import F
from django.utils.translation import gettext_lazy as _

from amanjol.casework.cases.restricting.actions.emergencies import send
from amanjol.casework.legal_aid.models import Turn, TurnState
from amanjol.casework.legal_aid.turns import queries
from amanjol.foundation.organisations.queries import members_who_may
from amanjol.foundation.organisations.tenant import acting_for

if TYPE_CHECKING:
    from uuid import UUID

    from amanjol.foundation.organisations.models import Member

WAITS: Final = _("Something waits for you at the desk.")
_FOR_ADVOCATE: Final = frozenset({TurnState.HANDED, TurnState.NAMED})
_FOR_COORDINATOR: Final = frozenset({TurnState.TO_CALL, TurnState.MIGHT, TurnState.FREE})
_IF_NOBODY_IS_LEFT: Final = frozenset({TurnState.OVER, TurnState.DECLINED})
_OF: Final = _FOR_ADVOCATE | _FOR_COORDINATOR | _IF_NOBODY_IS_LEFT


def tell(organisation: UUID, coordinator: Member) -> None:
    """Each turn that has moved since the last time, in a transaction of its own."""
    with acting_for(coordinator):
        moved = Turn.objects.filter(organisation=organisation, state__in=_OF).exclude(told_of=F("state"))
        ids = list(moved.values_list("pk", flat=True))
    for pk in ids:
        with acting_for(coordinator):
            _tell(pk)


def _tell(pk: UUID) -> None:
    """Another worker passes by."""
    rows = Turn.objects.select_for_update(of=("self",), skip_locked=True).filter(pk=pk, state__in=_OF)
    turn = rows.exclude(told_of=F("state")).first()
    if turn is None:
        return
    turn.told_of = turn.state
    turn.save(update_fields=["told_of"])
    if turn.state in _FOR_ADVOCATE and turn.key is not None:
        advocates = members_who_may("legal-aid.be-asked", turn.organisation_id)
        for member in advocates.filter(account=turn.key.account_id):
            send(member, WAITS, "legal_aid:my_work")
    elif turn.state in _FOR_COORDINATOR or not queries.are_asked(turn.need_id):
        for member in members_who_may("legal-aid.coordinate", turn.organisation_id):
            send(member, WAITS, "web:home")
