"""Who may say where a house is and which beds it has. Who works on cases gives beds, who reads them sees the house."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amanjol.casework.cases.rules import can_supervise

if TYPE_CHECKING:
    from amanjol.foundation.organisations.models import Member


def can_describe_houses(member: Member) -> bool:
    return can_supervise(member)
