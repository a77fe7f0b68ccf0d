"""A sound body of each kind."""

from __future__ import annotations

import base64
from typing import Any, Final
from uuid import uuid4

from amanjol.casework.standards.legal_needs.bodies import Acting, Answered, File, NeedBody, Raised, Withdrawn
from amanjol.foundation.seals.records import present_moment


def _base64(size: int) -> str:
    return base64.b64encode(b"x" * size).decode()


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
    Acting: {"number": 1, "at": "", "lawyer": "Небывалова Айгуль", "reach": "", "deputy": "", "keys": []},
    File: {
        "version": 1, "until": None, "sealed": _base64(40),
        "keys": [{"key": _base64(12), "wrapped": _base64(1169)}],
    },
}  # fmt: skip


def example[B: NeedBody](kind: type[B], **changed: Any) -> B:
    """With these fields changed, as data. NotCanonical for what is no body of this kind."""
    data = _BODIES[kind] | {"need": uuid4()} | changed
    if data.get("at") == "":
        data["at"] = f"{present_moment():%Y-%m-%dT%H:%M:%SZ}"
    return kind.from_data(data | {"need": str(data["need"])})
