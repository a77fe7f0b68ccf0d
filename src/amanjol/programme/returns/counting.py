"""The same few numbers for every organisation and quarter: sums, and parts of one dimension each."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from django.core.exceptions import PermissionDenied
from django.db import transaction

from amanjol.casework.desk.recording import record_act
from amanjol.casework.support.quarter.groups import Age, Kind, Sex
from amanjol.casework.support.quarter.queries import figures_of
from amanjol.casework.support.quarter.rules import can_count
from amanjol.programme.results.kinds import FEW, Dimension

if TYPE_CHECKING:
    from collections.abc import Mapping

    from amanjol.casework.desk.tallies import Quarter
    from amanjol.casework.support.quarter.queries import Figures
    from amanjol.foundation.organisations.keys.keyring import Keyring

SERVICES: Final = ("services", "sessions")
"""The tallies of what was done for people of cases, by their keys."""
SURVIVORS: Final = (Kind.RECOGNISED, Kind.PRESUMED)
_AGES: Final[Mapping[Age, str]] = {Age.CHILD: "child", Age.UNKNOWN: "unknown", Age.FAMILY: "unknown"}


@dataclass(frozen=True, slots=True)
class Return:
    """`people` once each; of these `survivors` were recognised or presumed. `parts` by dimension and code: those of all
    people, each dimension by itself. `services` and sessions, each time. `older` are codes of cases that an older copy
    was put in place of: then nothing of it is handed in.
    """

    quarter: Quarter
    people: int
    new: int
    survivors: int
    parts: Mapping[Dimension, Mapping[str, int]]
    services: int
    older: list[str]

    def is_told(self, dimension: Dimension) -> bool:
        """Whether no part of it is of a few people: else none of it is handed on."""
        return not any(is_few(part) for part in self.parts[dimension].values())

    def may_tell(self, of_these: int) -> bool:
        """Whether neither so many of the people nor the others are a few."""
        return not (is_few(self.people) or is_few(of_these) or is_few(self.people - of_these))


def is_few(people: int) -> bool:
    """So few that somebody could be recognised: on paper, which is not sealed, no such number leaves the house."""
    return 0 < people < FEW


@transaction.atomic
def count(*, keyring: Keyring, quarter: Quarter) -> Return:
    """The journal remembers that somebody counted, and which quarter. PermissionDenied; SealBroken."""
    member = keyring.member
    if not can_count(member):
        raise PermissionDenied
    counted = _return(figures_of(keyring, quarter, agreed_only=True))
    record_act(
        "return.counted", member, "organisation", member.organisation_id,
        year=quarter.year, quarter=quarter.number,
    )  # fmt: skip
    return counted


def _return(figures: Figures) -> Return:
    ages, sexes = Counter[str](), Counter[str]()
    for (age, sex), number in figures.groups.items():
        ages[_AGES.get(age, "adult")] += number
        sexes[sex.value] += number
    return Return(
        figures.quarter,
        figures.people,
        figures.new,
        sum(figures.kinds.get(kind, 0) for kind in SURVIVORS),
        {
            Dimension.SEX: {sex.value: sexes[sex.value] for sex in Sex},
            Dimension.AGE: {code: ages[code] for code in ("child", "adult", "unknown")},
        },
        sum(row.times for of in figures.tallies if of.tally.key in SERVICES for row in of.rows),
        figures.older,
    )
