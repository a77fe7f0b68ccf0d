"""Who may do what with the guide. Which role holds which permission stands in `organisations/roles.py`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Container
    from uuid import UUID

    from amanjol.foundation.organisations.models import Member
    from amanjol.public.guide.waiting import Proposal

ANSWERS: Final = "cases.work"
"""Who answers people, at a desk or a hotline: told of warnings, and of nothing else of the guide."""


def can_translate(member: Member) -> bool:
    return member.may("guide.translate")


def can_take_down(member: Member) -> bool:
    """At once and alone: a wrong page is a danger. Putting it back needs a second person."""
    return member.may("guide.take-down")


def can_watch(member: Member) -> bool:
    """Say that a page of the law was looked at: who answers for what the guide says."""
    return member.may("guide.write") or member.may("guide.approve")


def can_propose(member: Member) -> bool:
    """Change a contact or a source, once a second person agrees."""
    return member.may("guide.write") or member.may("guide.approve")


def can_decide(member: Member, proposal: Proposal) -> bool:
    """A second person: never who proposed it."""
    return member.may("guide.approve") and proposal.proposed_by_id != member.account_id


def can_approve_file(member: Member, uploaded_by: UUID | None) -> bool:
    """A second person; where nobody knows who uploaded it, it is uploaded anew."""
    return member.may("guide.approve") and uploaded_by not in {None, member.account_id}


def can_approve_article(member: Member, authors: Container[UUID]) -> bool:
    """A second person: none of those who wrote a part of it."""
    return member.may("guide.approve") and member.account_id not in authors


def can_withdraw(member: Member, proposal: Proposal) -> bool:
    return can_propose(member) and proposal.proposed_by_id == member.account_id
