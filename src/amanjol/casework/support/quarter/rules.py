"""Who may count."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amanjol.casework.cases.rules import can_supervise

if TYPE_CHECKING:
    from amanjol.foundation.organisations.models import Member


def can_count(member: Member) -> bool:
    """Whoever answers for what the organisation does. All that is sealed is opened for it, so keys are needed, too."""
    return can_supervise(member)
