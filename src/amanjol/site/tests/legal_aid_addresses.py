"""Addresses of legal aid, for `address_table`: those of whoever coordinates, and those of whoever works on a case."""

from __future__ import annotations

from typing import Final

OF_COORDINATOR: Final = (
    *(f"desk/advocates/{end}" for end in ("", "districts/", "file/", "<uuid:pk>/erase/")),
    *(f"desk/needs/{end}" for end in ("", "<uuid:pk>/", "<uuid:pk>/erase/")),
    "POST desk/needs/<uuid:pk>/progress/",
)
OF_CASES: Final = (
    *(f"desk/cases/<uuid:pk>/{end}" for end in ("right/", "right/ask/", "need/")),
    *(f"desk/lawyers-asked/<uuid:pk>/{end}" for end in ("", "change/", "withdraw/")),
)
