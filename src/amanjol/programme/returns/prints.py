"""What a paper of a quarter says: the numbers of now, or once more those that were printed last.

Two papers tell what lies between them. So a paper says other numbers only where each of them, and each rest, is as on
every earlier paper of the quarter, or differs from it by ten or more; else it says what was printed last.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amanjol.programme.results.kinds import FEW

if TYPE_CHECKING:
    from collections.abc import Sequence

    from amanjol.programme.returns.bodies import Sums
    from amanjol.programme.returns.records import Printed


def printed_again(prints: Sequence[Printed], sums: Sums) -> Printed | None:
    """The last print where it has to be printed once more; None where the numbers of now may be."""
    if all(may_differ(earlier.sums, sums) for earlier in prints):
        return None
    return prints[-1]


def may_differ(earlier: Sums, later: Sums) -> bool:
    """Whether who has both papers learns of no fewer than ten people, also of those that are told on neither."""
    there = zip(_numbers(earlier), _numbers(later), strict=True)
    return all(before == after or abs(before - after) >= FEW for before, after in there)


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
