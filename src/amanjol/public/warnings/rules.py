"""Who may do what with warnings. Which role holds which permission stands in `organisations/roles.py`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amanjol.public.guide.rules import ANSWERS

if TYPE_CHECKING:
    from amanjol.foundation.organisations.models import Member
    from amanjol.public.warnings.models import Prolonging, PublicWarning


def can_write(member: Member) -> bool:
    """Compose, ask for more days, post copies by hand: who answers for what readers are told."""
    return member.may("guide.write") or member.may("guide.approve")


def can_translate(member: Member) -> bool:
    """Put free text into a language that it lacks, as long as nobody has approved it."""
    return member.may("guide.translate")


def answers_people(member: Member) -> bool:
    """Reads a warning before its readers do, for they call then: whoever works at a desk or a hotline of this node."""
    return member.may(ANSWERS)


def can_approve(member: Member, warning: PublicWarning) -> bool:
    """A second person: none of those who wrote a part of it."""
    return member.may("guide.approve") and member.account_id not in warning.authors


def can_agree(member: Member, prolonging: Prolonging) -> bool:
    """Two people again: not who asked for more days."""
    return member.may("guide.approve") and member.account_id != prolonging.asked_by_id


def can_end(member: Member) -> bool:
    """Withdraw, or say that it was wrong: one person, at once. A wrong warning is a danger."""
    return can_write(member)
