"""Who may see and write what learners are: whose role gives `learning.teach`. Keys are needed besides."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from amanjol.foundation.organisations.models import Member


def can_teach(member: Member) -> bool:
    return member.may("learning.teach")


def can_name_training(member: Member) -> bool:
    """Says what stands on certificates: it is the organisation's word, not one trainer's."""
    return can_teach(member) and member.may("cases.supervise")
