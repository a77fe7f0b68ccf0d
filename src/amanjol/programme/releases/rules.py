"""Who may approve a release. Who may bring one says `results/rules.py`: whoever manages the programme."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amanjol.programme.results.rules import can_manage

if TYPE_CHECKING:
    from amanjol.foundation.organisations.models import Member
    from amanjol.programme.releases.models import Release


def can_approve(member: Member, release: Release) -> bool:
    """A second person: nobody approves what they brought."""
    return can_manage(member) and release.brought_by_id != member.pk
