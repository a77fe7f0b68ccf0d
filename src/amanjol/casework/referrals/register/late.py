"""How late answers come, by pair of countries: from what stands in clear, so that it needs no key. Partners without a
node are not counted: where they are stands inside the seal.

Nothing here is about anybody: how often was asked, how often an answer came in time, which wait the longest.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from amanjol.casework.desk.country import country_here
from amanjol.casework.referrals import queries
from amanjol.casework.referrals.models import Direction
from amanjol.casework.referrals.partners import countries
from amanjol.casework.standards.referring.states import FINAL, State
from amanjol.foundation.organisations.keys.queries import place_of

if TYPE_CHECKING:
    from datetime import datetime

    from amanjol.casework.referrals.models import Referral
    from amanjol.foundation.organisations.models import Member

WINDOW: Final = timedelta(days=90)


@dataclass
class Pair:
    """From the country that asks to the one that answers (ISO 3166; empty for a node that is believed no more).

    `withdrawn` were cancelled or taken back before an answer. `oldest_at` is when the longest of `overdue` was asked.
    """

    asks: str
    answers: str
    in_time: int = 0
    late: int = 0
    waiting: int = 0
    overdue: int = 0
    withdrawn: int = 0
    oldest_at: datetime | None = None

    @property
    def asked(self) -> int:
        return self.in_time + self.late + self.waiting + self.overdue + self.withdrawn


def pairs(member: Member, now: datetime) -> list[Pair]:
    """Of what was asked in the last 90 days, and whatever was asked before and has no answer yet; by country."""
    here, country_of_node = country_here(), countries(place_of(member.organisation_id).node)
    by_pair: dict[tuple[str, str], Pair] = {}
    for row in queries.visible_to(member).order_by("made_at"):
        if not row.goes_by_letters:  # its country stands inside the seal
            continue
        if row.state == State.DRAFT or (now - row.made_at > WINDOW and not _is_overdue(row, now)):
            continue
        there = country_of_node.get(row.partner_node, "")
        key = (here, there) if row.direction == Direction.SENT else (there, here)
        _count(by_pair.setdefault(key, Pair(*key)), row, now)
    return [by_pair[key] for key in sorted(by_pair)]


def _count(pair: Pair, row: Referral, now: datetime) -> None:
    if row.answered_at is not None:
        if row.answer_by is not None and row.answered_at > row.answer_by:
            pair.late += 1
        else:
            pair.in_time += 1
    elif row.state in FINAL:
        pair.withdrawn += 1
    elif _is_overdue(row, now):
        pair.overdue += 1
        pair.oldest_at = min(pair.oldest_at or row.made_at, row.made_at)
    else:
        pair.waiting += 1


def _is_overdue(row: Referral, now: datetime) -> bool:
    is_open = row.answered_at is None and row.state not in FINAL
    return is_open and row.answer_by is not None and row.answer_by < now
