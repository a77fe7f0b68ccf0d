"""Which sum of money leaves the desk: of ten people or more, of whom nobody has half, coarsely rounded, and never so
that beside an earlier one of its quarter it would tell what a few got.

Of ten people's wages one can be nearly all: then the sum says what that person got.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Protocol

from amanjol.programme.results.kinds import FEW

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from amanjol.casework.support.quarter.queries import MoneySum

DIGITS: Final = 2
"""So many of a sum are told, and noughts behind them."""


class Telling(Protocol):
    """A paper or a letter of before: what it said by currency, and of how many people, which it did not say."""

    @property
    def sums_told(self) -> Mapping[str, int]: ...

    @property
    def of_each(self) -> Mapping[str, int]: ...


def tell(money: Mapping[str, MoneySum], earlier: Iterable[Telling]) -> dict[str, int]:
    """By currency; what is not there is not shown. `earlier` are all papers and letters of the quarter."""
    before = list(earlier)
    return {
        currency: coarse(of.total)
        for currency, of in sorted(money.items())
        if may_tell(of) and all(_may_follow(currency, of, there) for there in before)
    }


def may_tell(of: MoneySum) -> bool:
    return of.people >= FEW and 2 * of.largest < of.total


def coarse(amount: int) -> int:
    """451,300 becomes 450,000."""
    step: int = 10 ** max(len(str(amount)) - DIGITS, 0)
    return (amount + step // 2) // step * step


def _may_follow(currency: str, of: MoneySum, before: Telling) -> bool:
    """Whether both together tell of no fewer than ten people."""
    was = before.sums_told.get(currency)
    return was is None or was == coarse(of.total) or abs(of.people - before.of_each.get(currency, 0)) >= FEW
