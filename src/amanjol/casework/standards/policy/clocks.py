"""How long a stage takes at least or at most: days with their source, and what follows on a given day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from amanjol.casework.standards.sentences import Sentence

BASIS_WORDS: Final = {
    "law": Sentence("By law"),
    "benchmark": Sentence("A benchmark of others, not this country's law"),
    "own": Sentence("Our own aim"),
}


@dataclass(frozen=True, slots=True)
class Clock:
    """Calendar days from the day on which the stage began.

    `kind` is `at-least` (a time to think that nobody may shorten but the person) or `at-most` (a time by which
    somebody must act). `basis` is `law`, `benchmark` (of others, not this country's law) or `own` (an
    organisation's own aim).
    """

    stage: str
    kind: str
    days: int
    basis: str
    says: Sentence
    source: str
    checked: str

    def on(self, began_on: date, today: date) -> ClockState:
        return ClockState(self, began_on + timedelta(days=self.days), today)


OWN_SAYS: Final = Sentence("Set by the organisation. Days at most: {days}.")


def own_clock(stage: str, days: int) -> Clock:
    """An organisation's own aim: by when somebody should go on. No stage of the way waits for it."""
    return Clock(stage, "at-most", days, "own", OWN_SAYS.fill(days=days), source="", checked="")


@dataclass(frozen=True, slots=True)
class ClockState:
    """`until` is the first day after an `at-least`, the last day of an `at-most`."""

    clock: Clock
    until: date
    today: date

    @property
    def over(self) -> bool:
        return self.today >= self.until if self.clock.kind == "at-least" else self.today > self.until

    @property
    def overdue(self) -> bool:
        """Only what somebody must do by a day can be overdue, never a time to think."""
        return self.clock.kind == "at-most" and self.over

    @property
    def days_left(self) -> int:
        """Whole days until `until`; below zero when overdue, 0 once a time to think is over."""
        left = (self.until - self.today).days
        return left if self.clock.kind == "at-most" else max(left, 0)
