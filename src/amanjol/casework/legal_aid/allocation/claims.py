"""What a plan claims: plain numbers, which `solving` writes and `certifying` checks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


@dataclass(frozen=True, slots=True)
class Claim:
    """That no plan serves more, the most urgent first, and none that serves as many costs less.

    `lawyer_of` has the place of a lawyer, or `None`, for each need; `served` counts by urgency; `cost` is of the
    pairs and of the load of the places that are taken, first to last. `unit` is what a need of the least urgent class
    weighs when it goes unserved, twice that in the next class and so on: more than any difference in cost. The prices
    prove it.
    """

    lawyer_of: Sequence[int | None]
    served: Mapping[int, int]
    cost: int
    unit: int
    need_prices: Sequence[int]
    lawyer_prices: Sequence[int]


@dataclass(frozen=True, slots=True)
class MatrixClaim:
    """That no assignment of as many rows to columns as there can be has a smaller sum.

    `column_of` counts from 0; rows that are left over have `None`.
    """

    value: int
    column_of: Sequence[int | None]
    row_prices: Sequence[int]
    column_prices: Sequence[int]


@dataclass(frozen=True, slots=True)
class WayOut:
    """If these conditions were relaxed, these lawyers could come; with fewer of them nobody could."""

    conditions: frozenset[str]
    lawyers: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Crowd:
    """These needs fit only these lawyers, who have fewer places (a set as in Hall's theorem)."""

    needs: tuple[int, ...]
    lawyers: tuple[int, ...]
    places: int


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a need is not served: nobody fits (then the ways out, perhaps none), or all who fit are full."""

    need: int
    ways_out: tuple[WayOut, ...] = ()
    crowd: Crowd | None = None
