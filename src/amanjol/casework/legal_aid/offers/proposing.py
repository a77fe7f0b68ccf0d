"""Who could take a need now: the rows of needs, register, offers and conflicts, as `allocation` wants them.

What a pair costs is in minutes on the road that somebody would accept for it. Roads are those of the coordinator's
table; where a way is not written down, the straight line between the centres counts, and where nobody knows where these
lie, the same region comes before others (`roads.toml`). Nothing starts from where somebody lives.
"""

from __future__ import annotations

import tomllib
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from amanjol.casework.legal_aid.allocation.instant import proposals, ranked
from amanjol.casework.legal_aid.allocation.policy import read_policy
from amanjol.casework.legal_aid.allocation.problem import Lawyer
from amanjol.casework.legal_aid.allocation.problem import Need as NeedOfProblem
from amanjol.casework.legal_aid.allocation.reasons import ways_out
from amanjol.casework.legal_aid.allocation.reserving import Coming
from amanjol.casework.legal_aid.offers.expecting import (
    AT_ONCE,
    asked_of_all,
    has_for_all,
    offices_of,
    sorts_to_come,
)
from amanjol.casework.legal_aid.offers.queries import places_taken
from amanjol.casework.legal_aid.offers.records import State
from amanjol.casework.legal_aid.roads.straight_lines import line_between
from amanjol.casework.standards.conflicts.checking import NOTHING, Checked, Verdict
from amanjol.casework.standards.entitlement.districts import districts_of
from amanjol.casework.standards.legal_needs.codes import Urgency

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date
    from uuid import UUID

    from amanjol.casework.legal_aid.allocation.instant import Proposal
    from amanjol.casework.legal_aid.allocation.policy import Policy
    from amanjol.casework.legal_aid.allocation.problem import Problem
    from amanjol.casework.legal_aid.conflict.queries import Book
    from amanjol.casework.legal_aid.mandates.queries import OpenedMandate
    from amanjol.casework.legal_aid.needs.queries import OpenedNeed
    from amanjol.casework.legal_aid.offers.expecting import Sort
    from amanjol.casework.legal_aid.offers.queries import OpenedOffer
    from amanjol.casework.legal_aid.register.queries import OpenedAdvocate
    from amanjol.casework.legal_aid.roads.queries import Roads
    from amanjol.casework.standards.legal_needs.bodies import Raised

COURSE: Final = "representing-a-victim"
FULL: Final = "full"
NOT_WHOM_SHE_KNOWS: Final = "somebody she knows"
"""As the policy calls what it costs to go to somebody else than a lawyer whom she knows."""
AWAY: Final = "away"
_NOW: Final = "now"
ROADS: Final = Path(__file__).with_name("roads.toml")
_PLACE: Final = {urgency: place for place, urgency in enumerate(Urgency, 1)}
_HAS_LAWYER: Final = frozenset({State.NAMED, State.ACCEPTED})


@dataclass(frozen=True, slots=True)
class Road:
    """`kilometres` of a straight line, where nobody has written the way down; None for one of the table."""

    minutes: int
    is_winter: bool
    kilometres: int | None = None


@dataclass(frozen=True, slots=True)
class SoughtBy:
    """Needs of this sort, for whom all who fit them have so many `places` left."""

    sort: Sort
    places: int


@dataclass(frozen=True, slots=True)
class Candidate:
    """`parts` in minutes; `fails` are conditions of the policy, or `FULL`. `kept_for`: needs that only they can take.

    `taken` of `places` of this year. `road`: the way from the nearest office, where anything is known of it.
    `sought`: by needs to come, where `parts` count that.
    """

    advocate: OpenedAdvocate
    checked: Checked
    taken: int
    places: int
    parts: Mapping[str, int]
    fails: frozenset[str] = frozenset()
    kept_for: int = 0
    road: Road | None = None
    sought: SoughtBy | None = None

    @property
    def cost(self) -> int:
        return sum(self.parts.values())


@dataclass(frozen=True, slots=True)
class Way:
    """If these conditions were let go, these could come; with fewer of them nobody could."""

    conditions: tuple[str, ...]
    advocates: tuple[OpenedAdvocate, ...]


@dataclass(frozen=True, slots=True)
class Proposed:
    """`best` are those who can come now, the cheapest first; `others` everybody else, with what they fail.

    `lifted` stand further up than if nobody had said on the telephone whom the person knows. `ways` are there when
    nobody can come.
    """

    best: tuple[Candidate, ...]
    others: tuple[Candidate, ...]
    lifted: frozenset[UUID]
    ways: tuple[Way, ...]
    never_relaxed: frozenset[str]

    @property
    def first(self) -> UUID | None:
        """Who may be asked without a reason: the best, unless only what was said makes them so."""
        best = self.best[0].advocate.row.pk if self.best else None
        return None if best in self.lifted else best

    def candidate(self, advocate: UUID) -> Candidate | None:
        return next((of for of in (*self.best, *self.others) if of.advocate.row.pk == advocate), None)


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known on the desk: all needs that were `raised`, all offers and mandates, the register with its
    conflicts, and who is away now; `roads` of this season.
    """

    raised: Sequence[OpenedNeed]
    offers: Sequence[OpenedOffer]
    mandates: Sequence[OpenedMandate]
    book: Book
    away: frozenset[UUID]
    today: date
    roads: Roads

    @property
    def needs(self) -> list[OpenedNeed]:
        """Those that are open."""
        return [need for need in self.raised if need.record.is_open]

    @property
    def year(self) -> int:
        return self.today.year


@dataclass(frozen=True, slots=True)
class Weighed:
    """Needs and register as numbers: needs as given, lawyers as in the register; `taken` places by row. `checked` of
    those alone of whom there is anything to say.
    """

    problem: Problem
    checked: Mapping[UUID, Mapping[str, Checked]]
    taken: Mapping[UUID, int]


def propose(need: OpenedNeed, facts: Facts) -> Proposed:
    """As many of the needs that wait as ever can be served beside this one, which is served if anybody can."""
    served = {offer.record.need for offer in facts.offers if offer.state in _HAS_LAWYER}
    waiting = [of for of in facts.needs if of.row.pk not in served and of.row.pk != need.row.pk]
    needs = [need, *waiting]
    weighed = weigh(needs, facts, at_once=frozenset({need.row.pk}))
    problem, checked, taken = weighed.problem, weighed.checked, weighed.taken
    register = facts.book.register
    sorts, coming = _to_come(need, facts)
    offers = proposals(problem, 0, range(1, len(needs)), coming)
    proposal_of = {offer.lawyer: offer for offer in offers}

    def candidate(place: int) -> Candidate:
        of = register[place]
        offer = proposal_of.get(place)
        sought = offer.sought if offer else None
        fails = problem.names_of(problem.failed[place])
        return Candidate(
            of,
            checked[need.row.pk].get(str(of.row.pk), NOTHING),
            taken[of.row.pk],
            of.says.places_in(facts.year),
            dict(offer.parts) if offer else problem.cost_parts(0, place),
            fails if problem.lawyers[place].loads else fails | {FULL},
            len(offer.kept_for) if offer else 0,
            road_of(of, need, facts.roads),
            SoughtBy(sorts[sought.sort], sought.places) if sought else None,
        )

    return Proposed(
        tuple(candidate(place) for place in proposal_of),
        tuple(candidate(place) for place in range(len(register)) if place not in proposal_of),
        _lifted(offers, coming.most if coming else None, register),
        () if proposal_of else _ways(problem, register),
        frozenset(condition.name for condition in problem.conditions if not condition.may_be_relaxed)
        | {FULL},
    )


def weigh(
    needs: Sequence[OpenedNeed],
    facts: Facts,
    *,
    at_once: frozenset[UUID],
    promised: Iterable[UUID] = (),
) -> Weighed:
    """For the needs of `at_once` somebody has to be there now. `promised`: of each of these a place is kept."""
    policy = the_policy()
    checked = {of.row.pk: facts.book.conflicts_of(of.row.pk) for of in needs}
    register = facts.book.register
    taken = places_taken(facts.offers, facts.mandates, register, facts.year)
    taken.update(promised)
    conflicted, asked = _conflicted(checked), _asked(facts)
    lawyers = [
        (
            Lawyer(str(of.row.pk), policy.loads(of.says.places_in(facts.year), taken[of.row.pk])),
            _of_lawyer(of, conflicted, asked, facts.away),
        )
        for of in register
    ]
    problem = policy.problem(
        [
            (
                NeedOfProblem(str(of.row.pk), _PLACE[of.says.urgency]),
                _of_need(of, is_asked=of.row.pk in at_once),
            )
            for of in needs
        ],
        lawyers,
        _roads(needs, register, facts.roads),
    )
    return Weighed(problem, checked, taken)


def _to_come(need: OpenedNeed, facts: Facts) -> tuple[tuple[Sort, ...], Coming | None]:
    """None where nothing is expected."""
    policy = the_policy()
    reserve = policy.reserve
    sorts = sorts_to_come(facts.raised, need.row.pk, facts.today, reserve) if reserve else ()
    if not reserve or not sorts:
        return (), None
    have = [has_for_all(of) for of in facts.book.register]
    fits = policy.fitting([asked_of_all(of.says) for of in sorts], have)
    most = reserve.most_today if need.says.urgency in AT_ONCE else None
    return sorts, Coming(fits, [of.expected for of in sorts], reserve.weight, most)


def _lifted(
    offers: Sequence[Proposal], most: int | None, register: Sequence[OpenedAdvocate]
) -> frozenset[UUID]:
    """`offers` as they are proposed, the best first."""
    unsaid = {offer.lawyer: at for at, offer in enumerate(ranked(offers, most, without=NOT_WHOM_SHE_KNOWS))}
    return frozenset(
        register[offer.lawyer].row.pk for at, offer in enumerate(offers) if at < unsaid[offer.lawyer]
    )


def _ways(problem: Problem, register: Sequence[OpenedAdvocate]) -> tuple[Way, ...]:
    """Lawyers who fit and have no place left are no way. Of each way the cheapest come first."""
    return tuple(
        Way(
            tuple(sorted(way.conditions)),
            tuple(
                register[place]
                for place in sorted(way.lawyers, key=lambda place: (problem.cost(0, place), place))
            ),
        )
        for way in ways_out(problem, 0)
    )


def _of_need(need: OpenedNeed, *, is_asked: bool) -> dict[str, frozenset[str]]:
    """Somebody has to be there now for the need that is asked about; the others can wait for who is away."""
    says: Raised = need.says
    words = {
        "this_need": str(need.row.pk),
        "other_side": str(need.row.pk),
        "sex_wished": says.sex.value if says.sex and not says.sex_is_condition else "",
        "training_wished": COURSE,
        "days": _NOW if is_asked else "",
        "from": says.district,
    }
    named = {subject: frozenset({word}) for subject, word in words.items() if word}
    known_lawyers = frozenset(map(str, need.record.known_lawyers))
    return {**asked_of_all(says), **named, "known_lawyers": known_lawyers}


def _conflicted(checked: Mapping[UUID, Mapping[str, Checked]]) -> Mapping[str, frozenset[str]]:
    """By the advocate, the needs for which they are in conflict, or may be until somebody looked."""
    needs: dict[str, set[str]] = defaultdict(set)
    for need, of_need in checked.items():
        for advocate, of in of_need.items():
            if of.verdict is not Verdict.FREE:
                needs[advocate].add(str(need))
    return {advocate: frozenset(of) for advocate, of in needs.items()}


def _asked(facts: Facts) -> Mapping[UUID, frozenset[str]]:
    """By the advocate, the needs for which they were asked."""
    needs: dict[UUID, set[str]] = defaultdict(set)
    for offer in facts.offers:
        needs[offer.record.advocate].add(str(offer.record.need))
    return {advocate: frozenset(of) for advocate, of in needs.items()}


def _of_lawyer(
    advocate: OpenedAdvocate,
    conflicted: Mapping[str, frozenset[str]],
    asked: Mapping[UUID, frozenset[str]],
    away: frozenset[UUID],
) -> dict[str, frozenset[str]]:
    key = advocate.row.pk
    return {
        **has_for_all(advocate),
        "lawyer": frozenset({str(key)}),
        "acted_for": conflicted.get(str(key), frozenset()),
        "asked_for": asked.get(key, frozenset()),
        "days_away": frozenset({_NOW} if key in away else ()),
    }


def _roads(
    needs: Sequence[OpenedNeed], register: Sequence[OpenedAdvocate], table: Roads
) -> dict[tuple[str, str], int]:
    """Minutes between districts, whatever is known of the way."""
    offices = {district for of in register for district in offices_of(of)}
    return {
        (district, office): _counted(country, district, office, _way(country, district, office, table))
        for country, district in {(of.says.country, of.says.district) for of in needs if of.says.district}
        for office in offices
    }


def _counted(country: str, district: str, office: str, way: Road | None) -> int:
    """The minutes of a way; of one of which nothing is known, what stands for regions of this country."""
    if way is not None:
        return way.minutes
    regions = region_of(country)
    is_near = district in regions and regions[district] == regions.get(office)
    return _minutes()["same_region" if is_near else "other_region"]


def _way(country: str, district: str, office: str, table: Roads) -> Road | None:
    """As the coordinator wrote it down, else the straight line. None where nobody knows where both lie."""
    written = table.between(district, office)
    if written is not None:
        return Road(written, table.is_winter)
    line = line_between(country, district, office)
    return Road(line.minutes, table.is_winter, line.kilometres) if line else None


def road_of(advocate: OpenedAdvocate, need: OpenedNeed, roads: Roads) -> Road | None:
    """None in the same district, and where of the shortest way that counts nothing is known."""
    country, district = need.says.country, need.says.district
    if not district or district in advocate.says.districts:
        return None
    ways = {office: _way(country, district, office, roads) for office in advocate.says.districts}
    nearest = min(
        ways,
        key=lambda office: (_counted(country, district, office, ways[office]), ways[office] is None),
        default="",
    )
    return ways.get(nearest)


@cache
def region_of(country: str) -> Mapping[str, str]:
    """The region of each district, by its key."""
    districts = districts_of(country)
    regions = districts.regions if districts else ()
    return {district.key: region.key for region in regions for district in region.districts}


@cache
def the_policy() -> Policy:
    return read_policy()


@cache
def _minutes() -> Mapping[str, int]:
    minutes: dict[str, int] = tomllib.loads(ROADS.read_text(encoding="utf-8"))
    return defaultdict(int, minutes)
