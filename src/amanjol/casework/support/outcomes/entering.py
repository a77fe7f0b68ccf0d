"""What outcomes add to the figures of a quarter when the program starts. Their sheet stands with that of follow-up."""

from __future__ import annotations

from amanjol.casework.desk import tallies
from amanjol.casework.support.outcomes import tally


def enter() -> None:
    tallies.register(tally.OUTCOMES)
