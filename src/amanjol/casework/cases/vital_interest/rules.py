"""Who records that care could not wait."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from amanjol.casework.cases.record_parts.vital_interest import VitalCare


def can_answer(person: str, care: VitalCare) -> bool:
    """The second of two people: anybody who works on the case but who began it. `person` is an account's id."""
    return care.waits_for_second and person != care.begun.by
