"""The same few numbers for every organisation and quarter: sums, and parts of one dimension each."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from django.core.exceptions import PermissionDenied
from django.db import transaction

from amanjol.casework.desk.recording import record_act
from amanjol.casework.legal_aid.needs import tally as needs
from amanjol.casework.referrals import tally as referrals
from amanjol.casework.support.quarter.groups import Age, Kind, Sex
from amanjol.casework.support.quarter.queries import figures_of
from amanjol.casework.support.quarter.rules import can_count
from amanjol.casework.support.wages import tally as wages
from amanjol.programme.results.kinds import FEW, Dimension
from amanjol.programme.returns import money, queries
from amanjol.programme.returns.bodies import Sums, Wages
from amanjol.programme.returns.money import OfCurrency

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from amanjol.casework.desk.tallies import Quarter
    from amanjol.casework.support.quarter.queries import Figures
    from amanjol.foundation.organisations.keys.keyring import Keyring
    from amanjol.programme.returns.money import Telling

SERVICES: Final = ("services", "sessions")
"""The tallies of what was done for people of cases, by their keys."""
SURVIVORS: Final = (Kind.RECOGNISED, Kind.PRESUMED)
_NAMES: Final = (
    "people", "new", "survivors", "services", "needs", "needs_met", "referrals", "referrals_accepted",
)  # fmt: skip
_AGES: Final[Mapping[Age, str]] = {Age.CHILD: "child", Age.UNKNOWN: "unknown", Age.FAMILY: "unknown"}


@dataclass(frozen=True, slots=True)
class Return:
    """`people` once each; of these `survivors` were recognised or presumed. `parts` by dimension and code: those of all
    people, each dimension by itself. `services` and sessions, each time; so are needs for a lawyer and referrals, and
    how many of these were met and accepted so far. `wages` is None where a partner says nothing of them; `of_each` says
    by currency from what its sum is made, which stays at the desk. `older` are codes of cases that an older
    copy was put in place of: then nothing of it is handed in.
    """

    quarter: Quarter
    people: int
    new: int
    survivors: int
    parts: Mapping[Dimension, Mapping[str, int]]
    services: int
    older: list[str]
    needs: int = 0
    needs_met: int = 0
    referrals: int = 0
    referrals_accepted: int = 0
    wages: Wages | None = None
    of_each: Mapping[str, OfCurrency] = field(default_factory=dict)

    @classmethod
    def of_sums(cls, quarter: Quarter, sums: Sums, wages: Wages | None = None) -> Return:
        parts = {Dimension.SEX: sums.sex.as_data(), Dimension.AGE: sums.age.as_data()}
        return cls(
            quarter, sums.people, sums.new, sums.survivors, parts, sums.services, [],
            sums.needs, sums.needs_met, sums.referrals, sums.referrals_accepted, wages,
        )  # fmt: skip

    @property
    def sums(self) -> Sums:
        """As they are written down and sent. canonical.NotCanonical for more than any organisation counts."""
        parts = {dimension.value: dict(self.parts[dimension]) for dimension in Dimension}
        return Sums.from_data({name: getattr(self, name) for name in _NAMES} | parts)

    def value(self, name: str) -> int:
        """Of the line of this name."""
        of_wages = self.wages.lines if self.wages is not None else {}
        return of_wages[name] if name in of_wages else int(getattr(self, name))

    def is_told(self, dimension: Dimension) -> bool:
        """Whether no part of it is of a few people: else none of it is handed on."""
        return not any(is_few(part) for part in self.parts[dimension].values())

    def may_tell(self, of_these: int) -> bool:
        """Whether neither so many of the people nor the others are a few."""
        return may_tell(self.people, of_these)


def may_tell(everybody: int, of_these: int) -> bool:
    """Whether neither all, nor so many of them, nor the others are a few."""
    return not (is_few(everybody) or is_few(of_these) or is_few(everybody - of_these))


def is_few(people: int) -> bool:
    """So few that somebody could be recognised: on paper, which is not sealed, no such number leaves the house."""
    return 0 < people < FEW


def is_doubtful(now: Sums, before: Sums | None) -> bool:
    """Whether somebody is asked first: nothing at all was counted, or a sum is less than half of what it was."""
    if not any(getattr(now, name) for name in _NAMES):
        return True
    return before is not None and any(
        getattr(before, name) >= FEW and 2 * getattr(now, name) < getattr(before, name) for name in _NAMES
    )


@transaction.atomic
def count(*, keyring: Keyring, quarter: Quarter) -> Return:
    """The journal remembers that somebody counted, and which quarter. PermissionDenied; SealBroken."""
    member = keyring.member
    if not can_count(member):
        raise PermissionDenied
    earlier = queries.told_before(keyring, quarter)
    counted = _return(figures_of(keyring, quarter, agreed_only=True), earlier)
    record_act(
        "return.counted", member, "organisation", member.organisation_id,
        year=quarter.year, quarter=quarter.number,
    )  # fmt: skip
    return counted


def times(figures: Figures, key: str, kinds: Collection[str] = ()) -> int:
    """How often that was done which the tally of this key counts; of these `kinds` alone, where there are some."""
    return sum(
        row.times
        for of in figures.tallies
        if of.tally.key == key
        for row in of.rows
        if not kinds or row.kind in kinds
    )


def _people(figures: Figures, key: str, kind: str) -> int:
    """Of how many the tally of this key counts this kind, each once."""
    return sum(
        row.people or 0
        for of in figures.tallies
        if of.tally.key == key
        for row in of.rows
        if row.kind == kind
    )


def _wages(figures: Figures, of_each: Mapping[str, OfCurrency], earlier: Iterable[Telling]) -> Wages:
    """The rule is kept here, in the request of who counts: what it hides is in nothing that leaves the desk."""
    sums = money.tell(of_each, earlier)
    return Wages(
        people=_people(figures, wages.KEY, wages.RECEIVED),
        chose_not=_people(figures, wages.KEY, wages.CHOSE_NOT),
        sums=sums,
        has_others=sums.keys() != of_each.keys(),
    )


def _return(figures: Figures, earlier: Iterable[Telling]) -> Return:
    ages, sexes = Counter[str](), Counter[str]()
    for (age, sex), number in figures.groups.items():
        ages[_AGES.get(age, "adult")] += number
        sexes[sex.value] += number
    of_each = {
        currency: OfCurrency(there.people, there.total, there.largest, there.second)
        for of in figures.tallies
        if of.tally.key == wages.KEY
        for currency, there in of.money.items()
    }
    return Return(
        figures.quarter,
        figures.people,
        figures.new,
        sum(figures.kinds.get(kind, 0) for kind in SURVIVORS),
        {
            Dimension.SEX: {sex.value: sexes[sex.value] for sex in Sex},
            Dimension.AGE: {code: ages[code] for code in ("child", "adult", "unknown")},
        },
        sum(times(figures, key) for key in SERVICES),
        figures.older,
        times(figures, needs.KEY, {needs.RAISED}),
        times(figures, needs.KEY, {needs.MET}),
        times(figures, referrals.KEY, {referrals.SENT}),
        times(figures, referrals.KEY, {referrals.ACCEPTED}),
        _wages(figures, of_each, earlier),
        of_each,
    )
