"""Who may do what with a programme. Which role holds which permission stands in `organisations/roles.py`."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from amanjol.foundation.organisations.models import Member


def can_manage(member: Member) -> bool:
    """Whoever plans the programme of their organisation and reports its results."""
    return member.may("programme.manage")
