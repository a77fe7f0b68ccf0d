"""Rows of organisations: who works where, and the keys of each."""

from amanjol.foundation.organisations.models.circles import (
    Circle,
    CircleHolding,
    CircleKey,
    CircleVoucher,
)
from amanjol.foundation.organisations.models.keys import Epoch, Holding, Intake, RecoverySet, Regrant
from amanjol.foundation.organisations.models.members import Member, Node, Organisation

__all__ = [
    "Circle",
    "CircleHolding",
    "CircleKey",
    "CircleVoucher",
    "Epoch",
    "Holding",
    "Intake",
    "Member",
    "Node",
    "Organisation",
    "RecoverySet",
    "Regrant",
]
