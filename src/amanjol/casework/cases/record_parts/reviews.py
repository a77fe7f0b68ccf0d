"""What a supervisor decides when the day of review has come, or when the person asks earlier: keep, or erase."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any, Self


class Told(StrEnum):
    """What the person knows of the erasing."""

    ASKED = "asked"
    TOLD = "told"
    NOT_TOLD = "not-told"


@dataclass(frozen=True, slots=True)
class Review:
    """A decision to keep a case, and why; `until` is its next day of review.

    `at` is a moment in UTC to the second, `by` an account's id.
    """

    at: datetime
    by: str
    until: date
    reason: str

    def as_data(self) -> dict[str, Any]:
        return asdict(self) | {"at": self.at.isoformat(), "until": self.until.isoformat()}

    @classmethod
    def from_data(cls, data: Any) -> Self:
        """TypeError, KeyError or ValueError for other data."""
        at, until = datetime.fromisoformat(data["at"]), date.fromisoformat(data["until"])
        return cls(**data | {"at": at, "until": until})
