"""The day of the tests' node does not end while they run.

People and days that tests share are made once, so a midnight in between would be of another day for the half of them.
The node lies where the next midnight is far: usually where the settings lay it, in the last hours before that
midnight in Korea, whose day has just begun.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from datetime import datetime

USUAL: Final = "Asia/Tashkent"  # UTC+5: midnight at 19:00 UTC
LATE: Final = "Asia/Seoul"  # UTC+9: midnight at 15:00 UTC; neither has summer time
LONGEST: Final = 4  # hours; no run takes as long


def zone_at(now: datetime) -> str:
    """For a run that begins now, an aware moment in UTC."""
    return LATE if 19 - LONGEST <= now.hour < 19 else USUAL
