"""Who may see and write what learners are: whose role gives `learning.teach`. Keys are needed besides."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from amanjol.foundation.organisations.models import Member


def can_teach(member: Member) -> bool:
    return member.may("learning.teach")
