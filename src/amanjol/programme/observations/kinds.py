"""Closed lists of an observation: how it is known, who said it in public, what is answered about who told it."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

ENOUGH: Final = 3
"""So many people at least, each counted once, a family or a group as one."""
LONGEST_FIRM: Final = 80
LONGEST_LINK: Final = 300
LONGEST_REASON: Final = 300
MONTHS_BACK: Final = 12
HOLDS_DAYS: Final = 90
"""So long editors see one that nobody answered."""


class Known(StrEnum):
    """`HELPED`: several people whom the organisation helps. `PUBLIC`: a public source, and nobody stands behind it."""

    HELPED = "helped"
    PUBLIC = "public"


class SaidBy(StrEnum):
    REGISTER = "register"
    COURT = "court"
    OFFICE = "office"
    REPORT = "report"


NAMING: Final = frozenset({SaidBy.REGISTER, SaidBy.COURT})
"""Only what these named is called by its name."""


class Answer(StrEnum):
    """`OPEN`: nobody has answered yet."""

    OPEN = "open"
    NO = "no"
    YES = "yes"


class Asked(StrEnum):
    """Whether the person was asked about this very observation. `UNREACHABLE`: not safely."""

    OPEN = "open"
    AGREED = "agreed"
    REFUSED = "refused"
    UNREACHABLE = "unreachable"
