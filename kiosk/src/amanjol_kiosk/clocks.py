"""Whether this device's clock can be right, and what to judge age by. Kiosks lose the time with their battery.

Also called: clock skew.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amanjol_kiosk import moments

if TYPE_CHECKING:
    from datetime import datetime


def reference(clock: datetime, newest: datetime | None, *, has_lost_versions: bool) -> datetime:
    """The time to judge expiry by.

    While the version numbers accepted last are there, they refuse what is older, whatever the clock says.
    Where they were lost, a clock that was set back could be made to accept what ended long ago; then the
    latest signed time that was seen counts. Not always: a node whose clock once ran ahead would lock out
    its devices.
    """
    return max(clock, newest) if newest and has_lost_versions else clock


def warning(clock: datetime, newest: datetime | None, other_clock: datetime | None) -> str:
    """What is wrong with the clock, in one sentence; empty where it can be right.

    `newest` is the latest signed time, `other_clock` what the other side says now, which nobody has signed.
    """
    if newest and clock < newest - moments.TOLERANCE:
        return (
            f"The clock is wrong: it says {moments.day(clock)}, but what this device holds was signed on"
            f" {moments.day(newest)}. Set the clock."
        )
    if other_clock and abs(clock - other_clock) > moments.TOLERANCE:
        return (
            f"The clock may be wrong: it says {moments.day(clock)}, and the other side {moments.day(other_clock)}."
            " Set the clock."
        )
    return ""
