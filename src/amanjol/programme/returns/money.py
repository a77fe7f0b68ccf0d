"""Which sum of money leaves the desk: of ten people or more, of whom nobody stands out, coarsely rounded, and never so
that beside an earlier one of its quarter it would tell what a few got.

Of ten people's wages one can be nearly all: then the sum says what that person got. Two can be: then each of them
takes off their own, and has the other's.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Protocol

from amanjol.foundation.seals.records import DataRecord
from amanjol.programme.results.kinds import FEW

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from amanjol.programme.returns.bodies import Wages

DIGITS: Final = 2
"""So many of a sum are told, and noughts behind them."""


class OfCurrency(DataRecord, frozen=True):
    """What so many people got together, and the most and the second most that one of them got: it stays at the desk.

    `second` is None where an older program wrote it down.
    """

    people: int
    total: int
    largest: int
    second: int | None = None


class Telling(Protocol):
    """A paper or a letter of before: what it said by currency, and from what that was made, which it did not say."""

    @property
    def wages(self) -> Wages | None: ...

    @property
    def of_each(self) -> Mapping[str, OfCurrency]: ...


def tell(money: Mapping[str, OfCurrency], earlier: Iterable[Telling]) -> dict[str, int]:
    """By currency; what is not there is not shown. `earlier` are all papers and letters of the quarter."""
    before = list(earlier)
    return {
        currency: coarse(of.total)
        for currency, of in sorted(money.items())
        if may_tell(of) and all(_may_follow(currency, of, there) for there in before)
    }


def may_tell(of: OfCurrency) -> bool:
    return of.people >= FEW and _nobody_stands_out(of.total, [of.largest, of.second])


def coarse(amount: int) -> int:
    """451,300 becomes 450,000."""
    step: int = 10 ** max(len(str(amount)) - DIGITS, 0)
    return (amount + step // 2) // step * step


def _may_follow(currency: str, of: OfCurrency, before: Telling) -> bool:
    """Whether what lies between two sums is of ten people or more, too, of whom nobody can stand out."""
    sums = before.wages.sums if before.wages is not None else {}
    if sums.get(currency) in {None, coarse(of.total)}:
        return True
    then = before.of_each.get(currency)
    return (
        then is not None
        and abs(of.people - then.people) >= FEW
        and _nobody_stands_out(abs(of.total - then.total), [of.largest, of.second, then.largest, then.second])
    )


def _nobody_stands_out(total: int, got: Sequence[int | None]) -> bool:
    """Whether nobody can have half of it, and the rest beside the two who got most blurs what the first of them got by
    half of that at least. False where it is not known what somebody got.
    """
    amounts = sorted((amount for amount in got if amount is not None), reverse=True)
    if len(amounts) < len(got):
        return False
    first, second, *_others = amounts
    return 2 * first < total and 2 * (total - first - second) >= first
