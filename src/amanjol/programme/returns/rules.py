"""Who takes a partner's return over, and who sees that it came."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amanjol.foundation.organisations.kinds import OrganisationKind
from amanjol.programme.results.rules import can_manage, can_take_over

if TYPE_CHECKING:
    from amanjol.foundation.organisations.models import Member

__all__ = ["can_see", "can_take_over", "expects"]


def can_see(member: Member) -> bool:
    """Which returns came and which are late; of no number."""
    return can_manage(member) or can_take_over(member)


def expects(member: Member) -> bool:
    """Whom the menu and the first page lead there: managers, and receivers of an international organisation, which has
    a programme as a rule. All others come by the letter.
    """
    is_where = member.organisation.kind == OrganisationKind.INTERNATIONAL
    return can_manage(member) or (is_where and can_take_over(member))
