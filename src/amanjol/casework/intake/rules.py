"""Who may send a report, and when one may be sent. Who may read them is who works on cases (`cases.rules`)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amanjol.casework.intake.records import Age, Agreement

if TYPE_CHECKING:
    from amanjol.foundation.organisations.models import Member


def can_send(member: Member) -> bool:
    return member.may("reports.send")


def may_be_passed_on(agreement: Agreement, age: Age, *, in_danger: bool) -> bool:
    """With the person's word; without it only for a child, or where life is in danger."""
    return agreement is Agreement.YES or in_danger or age is Age.CHILD
