"""How a danger stands: on whose word it goes or went, whether the person was told, whether somebody called back.

It is read from pieces that bear our mark. What a row says in clear is asked nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from amanjol.casework.referrals.danger.records import (
    CalledBack,
    CallResult,
    Decided,
    PersonTold,
    Seconded,
)

if TYPE_CHECKING:
    from datetime import datetime

    from amanjol.casework.referrals.queries import OpenedReferral


class NotDecided(Exception):
    """Neither did the person say yes, nor have two people decided."""


class NotCalledBack(Exception):
    """Nobody here has called back, or what was heard last is that nobody there knows of it."""


@dataclass(frozen=True, slots=True)
class Deciding:
    """`by` decided first, `other` is the account of whoever gave the second word."""

    decided: Decided
    by: str
    at: datetime
    second: Seconded | None = None
    other: str = ""

    @property
    def by_two(self) -> bool:
        """Whether it is for two people to decide."""
        return self.decided.yes is None

    @property
    def waits_for_second(self) -> bool:
        return self.by_two and self.second is None

    @property
    def lets_go(self) -> bool:
        if not self.by_two:
            return True
        return self.second is not None and self.second.agrees and self.other != self.by


def deciding_of(opened: OpenedReferral) -> Deciding | None:
    """None for what is no danger, and for one that a partner told us. Of several words the first counts, of two in
    one second the no.
    """
    decided = opened.acts(Decided)
    if not decided:
        return None
    crossed, first = decided[0]
    seconds = sorted(opened.acts(Seconded), key=lambda word: (word[0].at, word[1].agrees))
    if not seconds:
        return Deciding(first, crossed.by, crossed.at)
    return Deciding(first, crossed.by, crossed.at, seconds[0][1], seconds[0][0].by)


def check_goes(opened: OpenedReferral) -> None:
    """Before a danger is told to anybody. NotDecided."""
    deciding = deciding_of(opened)
    if deciding is None or not deciding.lets_go:
        raise NotDecided


def owes_word(opened: OpenedReferral) -> bool:
    """Two people decided, the partner was told, and nobody has written yet that the person knows it."""
    deciding = deciding_of(opened)
    if deciding is None or not deciding.by_two or opened.danger is None:
        return False
    return not any(act.was_told for _crossed, act in opened.acts(PersonTold))


def is_confirmed(opened: OpenedReferral) -> bool:
    """By the newest call in which somebody was reached; of two in one second the no counts."""
    reached = [
        (crossed.at, act.result is CallResult.NOBODY_KNOWS)
        for crossed, act in opened.acts(CalledBack)
        if act.result is not CallResult.NOT_REACHED
    ]
    return bool(reached) and not max(reached)[1]
