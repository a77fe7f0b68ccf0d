"""Whom the desk's pages of complaints let in: who receives them, with their own key; who names; who types in."""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, Any, Final

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext_lazy as _

from amanjol.casework.complaints import queries, rules
from amanjol.casework.complaints.actions.working import Changed
from amanjol.casework.desk.guards import for_those_who, with_keys_at
from amanjol.casework.desk.refusals import refusing
from amanjol.foundation.accounts import unlocks
from amanjol.foundation.accounts.locked import answer_locked
from amanjol.foundation.organisations.queries import member_of

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from amanjol.casework.desk.guards import View
    from amanjol.casework.desk.refusals import Refusals
    from amanjol.foundation.organisations.models import Member

REFUSALS: Final[Refusals] = {
    Changed: _(
        "Somebody else has written here meanwhile. Look at it, then write yours again: nothing was saved."
    )
}
with_keys = with_keys_at("complaints:receivers", rules.can_name, of_record=False)


def may_come(member: Member) -> bool:
    return rules.can_type_in(member) or rules.can_name(member)


for_those_who_may_come = for_those_who(may_come)
for_those_who_type_in = for_those_who(rules.can_type_in)


def for_receivers(view: View) -> View:
    """Given the member and their key pair: the organisation's keys open nothing here. Locked: asks to unlock."""
    answered = refusing("complaints:complaint", REFUSALS)(view)

    @login_required
    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        member = member_of(request.user)
        if member is None or not rules.can_receive(member):
            raise PermissionDenied
        keys = unlocks.opened_keys(request)
        if keys is None:
            return answer_locked(request)
        return answered(request, member, keys, *args, **kwargs)

    return guarded


def is_named(member: Member) -> bool:
    return rules.can_receive(member) and queries.is_receiver(member)
