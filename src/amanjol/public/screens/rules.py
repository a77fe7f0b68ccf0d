"""Who may plan what screens show. Which role holds which permission stands in `organisations/roles.py`."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from amanjol.foundation.organisations.models import Member


def can_plan(member: Member) -> bool:
    """Playlists, schedules and notices, of the whole node: a screen shows one plan, whoever looks after it."""
    return member.may("screens.manage")
