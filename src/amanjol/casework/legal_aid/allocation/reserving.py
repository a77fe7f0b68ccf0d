"""What speaks for keeping a lawyer free: needs to come that seek each of her places, beside others whom they fit.

Needs of one sort fit the same lawyers, and of each sort so many are to be expected. They are shared out alike among all
free places of who fits them; what comes to a place, from every sort together, is how sought it is. Only what somebody
is sought more than the least sought who fits the need itself is a cost: a need is led to another lawyer, never to none.

Also called: bid prices, opportunity cost.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy.typing as npt

WHOLE: Final = 10**6
"""In so many parts a need to come is shared out: no more of them than fit 64 bits with a weight of days."""


@dataclass(frozen=True, slots=True)
class Coming:
    """`fits`: whom each sort of needs fits, a row a sort; `expected`: how many of each will come, in parts of `WHOLE`.

    One whole need a place more costs `weight`. Who costs more than the cheapest by more than `most`, this cost aside,
    comes behind all who do not; None for no limit.
    """

    fits: npt.NDArray[np.bool_]
    expected: Sequence[int]
    weight: int
    most: int | None = None


@dataclass(frozen=True, slots=True)
class Sought:
    """Needs of this sort fit the lawyer and not the least sought, and press on her places most of all: who fits them
    has so many free `places` in all.
    """

    cost: int
    sort: int
    places: int


def sought(lawyers: Sequence[int], free: Sequence[int], coming: Coming) -> dict[int, Sought]:
    """Of these lawyers those who are sought more than the least sought of them. `free`: places of all lawyers."""
    if not lawyers or not coming.expected:
        return {}
    places = coming.fits @ np.array(free, dtype=np.int64)
    shares = np.array(coming.expected, dtype=np.int64) // np.maximum(places, 1)
    fits = coming.fits[:, lawyers]
    presses = np.where(fits, shares[:, None], 0)
    together = presses.sum(axis=0)
    least = int(together.argmin())
    costs = (together - together[least]) * coming.weight // WHOLE
    most_of_all = np.where(fits[:, [least]], 0, presses).argmax(axis=0)
    return {
        lawyer: Sought(int(cost), int(sort), int(places[sort]))
        for lawyer, cost, sort in zip(lawyers, costs, most_of_all, strict=True)
        if cost
    }
