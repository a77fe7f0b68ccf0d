"""Integer prices of an assignment, from its residual graph: they prove that no other is better.

In exact integers, by Bellman and Ford's rounds, of which each only looks again at the needs whose price went up.
Whether the assignment came from scipy or from elsewhere plays no part; where it is not the best, no prices exist, and
`NotLeast` is raised. Also called: dual variables, potentials, shadow prices.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy.typing as npt

    Numbers = npt.NDArray[Any]  # of int64, or of Python's integers (dtype object)


class NotLeast(ArithmeticError):
    """There is a better assignment than this one."""


def lowest_prices(table: Numbers, columns: Sequence[int]) -> tuple[Numbers, Numbers]:
    """(u, p) of a square table whose row i has `columns[i]`: u[i] - p[j] <= table[i, j], equal in each pair.

    Raises `NotLeast`.
    """
    prices = np.zeros(table.shape[1], dtype=table.dtype)
    return raise_prices(table, np.asarray(columns), prices), prices


def raise_prices(table: Numbers, lawyer_of: Numbers, prices: Numbers) -> Numbers:
    """Raises `prices` of the columns until nobody would rather be elsewhere; gives what each row pays in all.

    Row i has column `lawyer_of[i]`; many may share one. A column that is nobody's pushes no price. The residual graph
    has an edge from the column of a row to every other, with the difference of the two costs as its length, and the
    prices are the longest ways; a way of more edges than columns would be a circle on which everybody gains. Raises
    `NotLeast`.
    """
    own = table[np.arange(len(table)), lawyer_of]
    changed = np.arange(len(table))
    for _ in range(table.shape[1] + 1):
        if not len(changed):
            return own + prices[lawyer_of]
        pays = own[changed] + prices[lawyer_of[changed]]
        offered = (pays[:, None] - table[changed]).max(axis=0)
        raised = offered > prices
        prices[raised] = offered[raised]
        changed = np.flatnonzero(raised[lawyer_of])
    raise NotLeast("Some needs could all change their lawyers and gain.")
