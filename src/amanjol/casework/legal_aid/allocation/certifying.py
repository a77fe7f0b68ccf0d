"""Whether a claim is true. In integers of any size, from the problem and the claim alone.

Nothing here knows how a plan was made: no solver, no scipy (`lint-imports` holds it to that). Tables are compared whole
by numpy, in 64 bits where these hold every sum, else in Python's integers. Why it suffices: let u be the prices of
needs and p those of lawyers. Where no need's price is above cost plus price of any who may serve it, nor above what
going unserved weighs, every plan costs at least the sum of u less, for each place, what p exceeds its load by. A plan
that costs exactly this much cannot be bettered. Also called: weak duality, optimality certificate.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import numpy.typing as npt

    from amanjol.casework.legal_aid.allocation.claims import Claim, Crowd, MatrixClaim, Reason, WayOut
    from amanjol.casework.legal_aid.allocation.problem import Grid, Problem

    Pairs = npt.NDArray[np.bool_]

HOLDS: Final = 2**62
"""A price below it and a cost (`problem.LARGEST`) add up within 64 bits."""


class FalseClaim(Exception):
    """Something that is claimed does not hold; the sentence names the place."""


def certify(problem: Problem, claim: Claim) -> None:
    """Raises `FalseClaim`."""
    _check_whole("a price of a need", claim.need_prices, len(problem.needs))
    _check_whole("a price of a lawyer", claim.lawyer_prices, len(problem.lawyers))
    _check_whole("the cost and the unit", [claim.cost, claim.unit], 2)
    totals = problem.totals()
    taken = _check_lawyers(problem, claim.lawyer_of)
    _check_served(problem, claim.lawyer_of, claim.served)
    cost = _cost(problem, claim.lawyer_of, totals, taken)
    if claim.cost != cost:
        raise FalseClaim(f"The cost is claimed to be {claim.cost}, and the pairs cost {cost}.")
    weights = _check_unit(problem, claim.unit, totals)
    _check_prices(problem, claim, totals, weights)
    unserved = sum(weights[need] for need, lawyer in enumerate(claim.lawyer_of) if lawyer is None)
    bound = proved_bound(problem, claim)
    if bound != cost + claim.unit * unserved:
        raise FalseClaim(
            f"The prices prove {bound} and the plan comes to {cost + claim.unit * unserved}: "
            "that it is the best is not shown."
        )


def proved_bound(problem: Problem, claim: Claim) -> int:
    """What every plan comes to at least, cost and units of the unserved together, if the prices are as they must be."""
    return sum(claim.need_prices) - sum(
        max(0, price - load)
        for price, lawyer in zip(claim.lawyer_prices, problem.lawyers, strict=True)
        for load in lawyer.loads
    )


def _check_whole(what: str, numbers: Sequence[object], count: int) -> None:
    if len(numbers) != count:
        raise FalseClaim(f"Of {what} there are {len(numbers)}, and there must be {count}.")
    for place, number in enumerate(numbers):
        if type(number) is not int:  # True is an int to isinstance
            raise FalseClaim(f"Number {place + 1} of {what} is not a whole number.")


def _check_lawyers(problem: Problem, lawyer_of: Sequence[int | None]) -> list[int]:
    """Gives how many places of each lawyer are taken."""
    if len(lawyer_of) != len(problem.needs):
        raise FalseClaim(f"{len(lawyer_of)} needs are assigned, and there are {len(problem.needs)}.")
    taken = [0] * len(problem.lawyers)
    for place, (need, lawyer) in enumerate(zip(problem.needs, lawyer_of, strict=True)):
        if lawyer is None:
            continue
        if type(lawyer) is not int or not 0 <= lawyer < len(taken):
            raise FalseClaim(f"Need {need.key} has a lawyer who is not there.")
        if not problem.may_serve(place, lawyer):
            raise FalseClaim(f"{problem.lawyers[lawyer].key} may not serve need {need.key}.")
        taken[lawyer] += 1
    for count, who in zip(taken, problem.lawyers, strict=True):
        if count > len(who.loads):
            raise FalseClaim(f"{who.key} has {count} needs and {len(who.loads)} places.")
    return taken


def _check_served(problem: Problem, lawyer_of: Sequence[int | None], served: Mapping[int, int]) -> None:
    counts = {need.urgency: 0 for need in problem.needs}
    for need, lawyer in zip(problem.needs, lawyer_of, strict=True):
        counts[need.urgency] += lawyer is not None
    for urgency in sorted({*counts, *served}):
        claimed = served.get(urgency)
        if type(claimed) is not int or claimed != counts.get(urgency):
            raise FalseClaim(
                f"Of urgency {urgency} {claimed} are claimed to be served, and {counts.get(urgency, 0)} are."
            )


def _cost(problem: Problem, lawyer_of: Sequence[int | None], totals: Grid, taken: Sequence[int]) -> int:
    pairs = sum(int(totals[need, lawyer]) for need, lawyer in enumerate(lawyer_of) if lawyer is not None)
    return pairs + sum(sum(who.loads[:count]) for who, count in zip(problem.lawyers, taken, strict=True))


def _check_unit(problem: Problem, unit: int, totals: Grid) -> list[int]:
    """That no difference in cost reaches the unit. Gives what each need weighs in units."""
    loads = [load for lawyer in problem.lawyers for load in lawyer.loads]
    if totals.size and loads:
        most = min(len(problem.needs), len(loads))
        widest = max(0, int(totals.max()) + max(loads)) - min(0, int(totals.min()) + min(loads))
        if unit <= most * widest:
            raise FalseClaim(f"The unit {unit} is not above {most * widest}, by which costs may differ.")
    elif unit < 1:
        raise FalseClaim(f"The unit {unit} is below 1.")
    classes = sorted({need.urgency for need in problem.needs}, reverse=True)
    return [classes.index(need.urgency) + 1 for need in problem.needs]


def _check_prices(problem: Problem, claim: Claim, totals: Grid, weights: Sequence[int]) -> None:
    for place, price in enumerate(claim.need_prices):
        if price > claim.unit * weights[place]:
            raise FalseClaim(
                f"The price of need {problem.needs[place].key} is above what it weighs unserved."
            )
    offered, asked = totals + _in_room(claim.lawyer_prices), _in_room(claim.need_prices)
    above = (problem.fails() == 0) & (offered < asked[:, None])
    if above.any():
        need, lawyer = np.argwhere(above)[0].tolist()
        raise FalseClaim(
            f"The price of need {problem.needs[need].key} is above cost and price of "
            f"{problem.lawyers[lawyer].key}."
        )


def _in_room(numbers: Sequence[int]) -> npt.NDArray[Any]:
    """In 64 bits, or as Python's integers where one of them does not leave room for a cost beside it."""
    return np.array(numbers, dtype=np.int64 if all(-HOLDS < number < HOLDS for number in numbers) else object)


def certify_reasons(problem: Problem, lawyer_of: Sequence[int | None], reasons: Sequence[Reason]) -> None:
    """That each need unserved has its reason, and that it holds. Raises `FalseClaim`."""
    left = [need for need, lawyer in enumerate(lawyer_of) if lawyer is None]
    if [reason.need for reason in reasons] != left:
        raise FalseClaim("The reasons are not of exactly those needs that nobody serves.")
    crowds: set[Crowd] = set()
    ways: set[tuple[bytes, tuple[WayOut, ...]]] = set()  # many needs fail with everybody alike
    fits = _fits(problem)
    for reason in reasons:
        key = problem.needs[reason.need].key
        who_fit = fits[reason.need].any()
        if reason.crowd is None:
            if who_fit:
                raise FalseClaim(f"Need {key} has no lawyer who fits, it is claimed, and there are.")
            alike = problem.failing(reason.need), reason.ways_out
            if alike not in ways:
                _check_ways_out(problem, reason)
            ways.add(alike)
            continue
        if reason.ways_out or not who_fit:
            raise FalseClaim(f"Need {key} has nobody who fits, and it is claimed that they are full.")
        if reason.need not in reason.crowd.needs:
            raise FalseClaim(f"Need {key} does not belong to its own crowd.")
        if type(reason.crowd.places) is not int or reason.crowd not in crowds:
            _check_crowd(problem, key, reason.crowd)
            _check_whom_it_fits(problem, reason.crowd, fits)
        crowds.add(reason.crowd)


def _fits(problem: Problem) -> Pairs:
    """Whom it fits and who have a place."""
    fits: Pairs = problem.fails() == 0
    fits &= np.array([bool(lawyer.loads) for lawyer in problem.lawyers], dtype=bool)
    return fits


def _check_ways_out(problem: Problem, reason: Reason) -> None:
    """Each pair that may be relaxed, and that no other undercuts, is named with exactly its conditions; no other is."""
    width = len(problem.lawyers)
    fixed = problem.names_of(
        sum(1 << place for place, condition in enumerate(problem.conditions) if not condition.may_be_relaxed)
    )
    failed = problem.failed[reason.need * width : (reason.need + 1) * width]
    named = {bits: problem.names_of(bits) for bits in set(failed)}  # few sets of conditions, many lawyers
    ways: dict[frozenset[str], list[int]] = {}
    for lawyer, bits in enumerate(failed):
        if problem.lawyers[lawyer].loads and not named[bits] & fixed:
            ways.setdefault(named[bits], []).append(lawyer)
    least = {names: tuple(who) for names, who in ways.items() if not any(other < names for other in ways)}
    claimed = {way.conditions: tuple(sorted(way.lawyers)) for way in reason.ways_out}
    if claimed != least or len(claimed) != len(reason.ways_out):
        raise FalseClaim(f"What would give need {problem.needs[reason.need].key} somebody is not as claimed.")


def _check_crowd(problem: Problem, key: str, crowd: Crowd) -> None:
    """`key`: of the need that it is claimed for."""
    needs, lawyers = frozenset(crowd.needs), frozenset(crowd.lawyers)
    if (len(needs), len(lawyers)) != (len(crowd.needs), len(crowd.lawyers)):
        raise FalseClaim(f"In the crowd of need {key} somebody is in it twice.")
    if not needs <= frozenset(range(len(problem.needs))) or not lawyers <= frozenset(
        range(len(problem.lawyers))
    ):
        raise FalseClaim(f"In the crowd of need {key} is somebody who is not there.")
    if type(crowd.places) is not int or crowd.places != sum(
        len(problem.lawyers[lawyer].loads) for lawyer in lawyers
    ):
        raise FalseClaim(f"The lawyers who fit need {key} have not {crowd.places} places.")
    if len(needs) <= crowd.places:
        raise FalseClaim(f"There are places enough for need {key} and those beside it.")


def _check_whom_it_fits(problem: Problem, crowd: Crowd, fits: Pairs) -> None:
    is_other = np.ones(len(problem.lawyers), dtype=bool)
    is_other[list(crowd.lawyers)] = False
    needs = np.array(crowd.needs, dtype=np.intp)
    others = fits[needs][:, is_other].any(axis=1)
    if others.any():
        need = crowd.needs[int(others.argmax())]
        raise FalseClaim(f"Need {problem.needs[need].key} fits others than those who are claimed.")


def certify_matrix(costs: Sequence[Sequence[int | None]], columns: int, claim: MatrixClaim) -> None:
    """Of rows of costs, `None` where a pair is forbidden. Raises `FalseClaim`."""
    _check_whole("a price of a row", claim.row_prices, len(costs))
    _check_whole("a price of a column", claim.column_prices, columns)
    _check_whole("the value", [claim.value], 1)
    value = _matrix_value(costs, columns, claim.column_of)
    if claim.value != value:
        raise FalseClaim(f"The value is claimed to be {claim.value}, and the assignment costs {value}.")
    if len(costs) > columns and max(claim.row_prices) > 0:
        raise FalseClaim("A row has a price above 0, and rows may be left over.")
    if len(costs) < columns and max(claim.column_prices) > 0:
        raise FalseClaim("A column has a price above 0, and columns may be left over.")
    for place, (row, price) in enumerate(zip(costs, claim.row_prices, strict=True)):
        for column, cost in enumerate(row):
            if cost is not None and price + claim.column_prices[column] > cost:
                raise FalseClaim(f"The prices of row {place} and column {column} are above their cost.")
    bound = sum(claim.row_prices) + sum(claim.column_prices)
    if bound != value:
        raise FalseClaim(f"The prices prove {bound} and the value is {value}: that it is least is not shown.")


def _matrix_value(
    costs: Sequence[Sequence[int | None]], columns: int, column_of: Sequence[int | None]
) -> int:
    if len(column_of) != len(costs):
        raise FalseClaim(f"{len(column_of)} rows are assigned, and there are {len(costs)}.")
    value, used = 0, set()
    for row, column in enumerate(column_of):
        if column is None:
            continue
        if type(column) is not int or not 0 <= column < columns:
            raise FalseClaim(f"Row {row} has a column that is not there.")
        if column in used:
            raise FalseClaim(f"Column {column} is assigned twice.")
        cost = costs[row][column]
        if cost is None:
            raise FalseClaim(f"Row {row} may not have column {column}.")
        used.add(column)
        value += cost
    if len(used) != min(len(costs), columns):
        raise FalseClaim(f"{len(used)} pairs are assigned, and there can be {min(len(costs), columns)}.")
    return value
