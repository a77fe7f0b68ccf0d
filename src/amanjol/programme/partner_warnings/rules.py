"""Who tells partners of a warning, who opens what they tell, and who decides about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amanjol.casework.desk.rules import can_work
from amanjol.foundation.organisations.keys.rules import can_hold
from amanjol.public.warnings.rules import can_write as can_decide

if TYPE_CHECKING:
    from amanjol.foundation.organisations.models import Member

__all__ = ["can_decide", "can_tell"]


def can_tell(member: Member) -> bool:
    """Whoever works on cases and may hold the keys: a letter is signed with them, and says what is public already."""
    return can_work(member) and can_hold(member)
