"""Who may do what with cases. Which role holds which permission stands in `organisations/roles.py`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amanjol.casework.desk.rules import can_read, can_work
from amanjol.foundation.organisations.keys.rules import can_hold

if TYPE_CHECKING:
    from amanjol.foundation.organisations.models import Member

__all__ = ["can_assign", "can_be_told", "can_read", "can_supervise", "can_work"]


def can_assign(by: Member, member: Member) -> bool:
    """Everybody may take a case or leave it; a supervisor gives it to others."""
    return (
        can_work(by)
        and can_work(member)
        and by.organisation_id == member.organisation_id
        and (by.pk == member.pk or by.may("cases.supervise"))
    )


def can_be_told(member: Member) -> bool:
    """Read what is for a person's lawyer alone, if it was written for this one. No case opens by it.

    An advocate of the register holds no key, and what is for them comes otherwise.
    """
    return member.may("legal-aid.give") and can_hold(member)


def can_supervise(member: Member) -> bool:
    """See how much everybody has to do, and decide whether a case is kept or erased."""
    return can_work(member) and member.may("cases.supervise")
