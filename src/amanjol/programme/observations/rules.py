"""Who writes and sends observations, and who makes warnings of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amanjol.casework.desk.rules import can_work
from amanjol.foundation.organisations.keys.rules import can_hold
from amanjol.public.warnings.rules import can_write as can_take_up

if TYPE_CHECKING:
    from amanjol.foundation.organisations.models import Member

__all__ = ["can_observe", "can_take_up"]


def can_observe(member: Member) -> bool:
    """Whoever works on cases and may hold the keys: no observation is written without."""
    return can_work(member) and can_hold(member)
