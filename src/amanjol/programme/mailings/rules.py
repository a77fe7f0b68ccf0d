"""Who may approve a mailing. Who may write one says `results/rules.py`: whoever manages the programme."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from amanjol.programme.results.rules import can_manage

if TYPE_CHECKING:
    from amanjol.foundation.organisations.models import Member
    from amanjol.programme.mailings.models import Mailing

CONFIRM_WITHIN: Final = timedelta(days=7)
"""Afterwards an address that said no yes is erased."""


def can_approve(member: Member, mailing: Mailing) -> bool:
    """A second person: nobody approves what they wrote."""
    return can_manage(member) and mailing.written_by_id != member.pk
