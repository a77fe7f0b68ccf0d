"""Who may do what with a programme. Which role holds which permission stands in `organisations/roles.py`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amanjol.foundation.organisations.queries import somebody_may

if TYPE_CHECKING:
    from amanjol.foundation.organisations.models import Member
    from amanjol.programme.results.models import Figure


def can_manage(member: Member) -> bool:
    """Whoever plans the programme of their organisation and reports its results."""
    return member.may("programme.manage")


def can_take_over(member: Member) -> bool:
    """Who opens letters of partners writes down what their returns say; who manages the programme approves it."""
    return member.may("circles.receiver")


def is_alone(member: Member) -> bool:
    """Nobody else of their organisation can be the second person."""
    return not somebody_may("programme.manage", member.organisation_id, besides=member)


def can_decide(member: Member, figure: Figure) -> bool:
    """A second person: nobody approves what they wrote."""
    return can_manage(member) and figure.written_by_id != member.pk
