"""What a paper of a quarter says: the numbers of now, or once more those that were printed last.

Two papers tell what lies between them. So a paper says other numbers only where each of them, and each rest, is as on
every earlier paper of the quarter, or differs from it by ten or more; else it says what was printed last.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amanjol.programme.results.kinds import FEW

if TYPE_CHECKING:
    from collections.abc import Sequence

    from amanjol.programme.returns.bodies import Sums, Wages
    from amanjol.programme.returns.records import Printed


def printed_again(prints: Sequence[Printed], sums: Sums, wages: Wages | None = None) -> Printed | None:
    """The last print where it has to be printed once more; None where the numbers of now may be."""
    if all(_may_follow(earlier, sums, wages) for earlier in prints):
        return None
    return prints[-1]


def _may_follow(earlier: Printed, sums: Sums, wages: Wages | None) -> bool:
    return may_differ(earlier.sums, sums) and may_wages_differ(earlier, sums, wages)


def may_differ(earlier: Sums, later: Sums) -> bool:
    """Whether who has both papers learns of no fewer than ten people, also of those that are told on neither."""
    return _lie_apart(_numbers(earlier), _numbers(later))


def may_wages_differ(earlier: Printed, sums: Sums, wages: Wages | None) -> bool:
    """As `may_differ`, of who received wages and who chose not to claim; of money `money.tell` has decided. A paper of
    before these were counted says nothing of them.
    """
    if earlier.wages is None or wages is None:
        return True
    return _lie_apart(_of_wages(earlier.sums, earlier.wages), _of_wages(sums, wages))


def _lie_apart(before: Sequence[int], after: Sequence[int]) -> bool:
    return all(was == now or abs(was - now) >= FEW for was, now in zip(before, after, strict=True))


def _of_wages(sums: Sums, wages: Wages) -> list[int]:
    of_people = [wages.people, wages.chose_not]
    return [*of_people, *(sums.people - number for number in of_people)]


def _numbers(sums: Sums) -> list[int]:
    """All that stands on a paper or follows from it: each sum, each part, and the rest that a sum or a part leaves."""
    parts = [*sums.sex.as_data().values(), *sums.age.as_data().values()]
    of_people = [sums.new, sums.survivors, *parts]
    return [
        sums.people,
        *of_people,
        *(sums.people - number for number in of_people),
        sums.services,
        sums.needs,
        sums.needs_met,
        sums.needs - sums.needs_met,
        sums.referrals,
        sums.referrals_accepted,
        sums.referrals - sums.referrals_accepted,
    ]
