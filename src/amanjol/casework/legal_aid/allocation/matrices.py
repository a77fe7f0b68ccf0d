"""The least assignment of a matrix, with prices of its rows and columns: the bare problem that the literature knows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amanjol.casework.legal_aid.allocation.claims import MatrixClaim
from amanjol.casework.legal_aid.allocation.reasons import reasons
from amanjol.casework.legal_aid.allocation.solving import solve

if TYPE_CHECKING:
    from amanjol.casework.legal_aid.allocation.instance_files import Matrix


class NoFullAssignment(ValueError):
    """Not every row of a square matrix can have a column; the sentence names rows and columns that show it."""


def solve_matrix(matrix: Matrix) -> MatrixClaim:
    """Raises `NoFullAssignment`."""
    problem = matrix.problem()
    claim = solve(problem)
    left = claim.lawyer_of.count(None)
    if left > max(0, len(matrix.rows) - matrix.columns):
        why = reasons(problem, claim.lawyer_of)[0]
        rows = (why.need,) if why.crowd is None else why.crowd.needs
        columns = () if why.crowd is None else why.crowd.lawyers
        raise NoFullAssignment(
            f"Not every row can have a column: {_listed('row', rows)} fit only {_listed('column', columns)}."
        )
    # Rows that are left over must have the price 0: what they weigh goes from all rows to all columns.
    weight = claim.unit if len(matrix.rows) > matrix.columns else 0
    return MatrixClaim(
        value=claim.cost,
        column_of=claim.lawyer_of,
        row_prices=tuple(price - weight for price in claim.need_prices),
        column_prices=tuple(weight - price for price in claim.lawyer_prices),
    )


def _listed(what: str, numbers: tuple[int, ...]) -> str:
    """Counted from 1, as the file does; at most ten of them."""
    if not numbers:
        return f"no {what}"
    first = ", ".join(str(number + 1) for number in numbers[:10])
    more = f" and {len(numbers) - 10} more" if len(numbers) > 10 else ""
    return f"{what} {first}{more}" if len(numbers) == 1 else f"{what}s {first}{more}"
