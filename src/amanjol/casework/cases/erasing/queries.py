"""Reads of the erasure ledger."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amanjol.casework.cases.models import Erased

if TYPE_CHECKING:
    from uuid import UUID


def was_erased(organisation: UUID, pk: UUID) -> bool:
    """Whether this id went there for good."""
    return Erased.objects.filter(pk=pk, organisation_id=organisation).exists()
