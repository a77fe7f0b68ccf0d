"""What sums tell one after the other: of each unknown the least and the most that it can be.

Whole numbers throughout. What is told here is true, and not all that is: the sums together may tell more.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from scipy.sparse import csr_array

PASSES: Final = 50

type Ends = NDArray[np.int64]


class Impossible(ValueError):
    """No people can be counted so."""


class Narrowing:
    """`sums`: a row for each, 1 for each part, -1 for the whole, so that all together is nothing."""

    def __init__(self, sums: csr_array) -> None:
        self._unknown = sums.indices
        self._is_part = sums.data > 0
        self._filled = np.flatnonzero(np.diff(sums.indptr))
        self._starts = sums.indptr[:-1][self._filled]
        self._sum = np.repeat(np.arange(len(self._filled)), np.diff(sums.indptr)[self._filled])

    def narrowed(self, low: Ends, high: Ends) -> tuple[Ends, Ends]:
        """Raises `Impossible`."""
        for _ in range(PASSES):
            if (low > high).any():
                raise Impossible
            before = low, high
            low, high = self._once(low, high)
            if np.array_equal(before[0], low) and np.array_equal(before[1], high):
                break
        return low, high

    def probe(self, low: Ends, high: Ends, unknown: int, least: int, most: int) -> None:
        """Whether an unknown can lie in `least` to `most`. Raises `Impossible` where the sums tell that it cannot."""
        low, high = low.copy(), high.copy()
        low[unknown], high[unknown] = max(low[unknown], least), min(high[unknown], most)
        self.narrowed(low, high)

    def _once(self, low: Ends, high: Ends) -> tuple[Ends, Ends]:
        """Each unknown is what the others of its sum leave."""
        if not len(self._starts):
            return low, high
        unknown, is_part = self._unknown, self._is_part
        least = np.where(is_part, low[unknown], -high[unknown])
        most = np.where(is_part, high[unknown], -low[unknown])
        left_most = least - np.add.reduceat(least, self._starts)[self._sum]
        left_least = most - np.add.reduceat(most, self._starts)[self._sum]
        low, high = low.copy(), high.copy()
        np.maximum.at(low, unknown, np.where(is_part, left_least, -left_most))
        np.minimum.at(high, unknown, np.where(is_part, left_most, -left_least))
        return low, high
