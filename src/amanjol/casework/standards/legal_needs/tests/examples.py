"""A sound body of each kind."""

from __future__ import annotations

from typing import Any, Final
from uuid import uuid4

from amanjol.casework.standards.legal_needs.bodies import Answered, NeedBody, Raised, Withdrawn
from amanjol.foundation.seals.records import present_moment

_BODIES: Final[dict[type[NeedBody], dict[str, Any]]] = {
    Raised: {
        "version": 1, "country": "kg", "against": [], "against_is_known": True, "proceeding": "criminal",
        "stage": "investigation", "urgency": "today", "district": "uzgen", "language": "ru", "interpreter": False,
        "sex": None, "sex_is_condition": False, "is_child": False, "outcome": None, "rules": [],
    },
    Withdrawn: {"reason": "has-a-lawyer"},
    Answered: {
        "number": 1, "version": 1, "state": "taken-up", "at": "", "reason": None, "helps": [], "lawyer": "",
        "reach": "",
    },
}  # fmt: skip


def example[B: NeedBody](kind: type[B], **changed: Any) -> B:
    """With these fields changed, as data. NotCanonical for what is no body of this kind."""
    data = _BODIES[kind] | {"need": uuid4()} | changed
    if data.get("at") == "":
        data["at"] = f"{present_moment():%Y-%m-%dT%H:%M:%SZ}"
    return kind.from_data(data | {"need": str(data["need"])})
