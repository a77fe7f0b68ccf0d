"""The state of an interview, or of three minutes alone, as a case keeps it."""

from __future__ import annotations

from typing import Any

from amanjol.casework.standards.interview.state import State, StateUnreadable
from amanjol.foundation.seals.fields import SealBroken


def state_of(data: Any) -> State:
    """SealBroken for what is none."""
    try:
        return State.from_data(data)
    except StateUnreadable:
        raise SealBroken from None
