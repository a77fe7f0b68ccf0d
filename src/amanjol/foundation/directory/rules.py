"""Who may do what with contacts. Which role holds which permission stands in `organisations/roles.py`."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from amanjol.foundation.organisations.models import Member


def can_dial(member: Member) -> bool:
    """Say whether a number was answered: what is found at the telephone needs no second person."""
    return member.may("contacts.dial")
