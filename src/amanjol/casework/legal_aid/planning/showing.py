"""A plan as its page shows it: who would be asked for what, who is left and why, and pictures of both."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from amanjol.casework.legal_aid.models import Need
from amanjol.casework.legal_aid.needs.words import URGENCIES, district_name
from amanjol.casework.legal_aid.offers import words
from amanjol.casework.legal_aid.offers.proposing import Candidate, Road
from amanjol.casework.standards.conflicts.checking import NOTHING
from amanjol.casework.standards.legal_needs.codes import Urgency

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from uuid import UUID

    from amanjol.casework.legal_aid.allocation.claims import Crowd, WayOut
    from amanjol.casework.legal_aid.needs.queries import OpenedNeed
    from amanjol.casework.legal_aid.offers.proposing import Facts
    from amanjol.casework.legal_aid.planning.helping import Reopened
    from amanjol.casework.legal_aid.planning.records import Pair
    from amanjol.casework.legal_aid.register.queries import OpenedAdvocate

MOST_NAMES: Final = 5
MOST_IN_PICTURE: Final = 40  # needs of one crowd
URGENCY_OF: Final = dict(enumerate(Urgency, 1))


@dataclass(frozen=True, slots=True)
class NeedShown:
    """`opened` is None for one that is open no more."""

    pk: UUID
    code: str
    opened: OpenedNeed | None
    urgency: str
    is_urgent: bool
    district: str


@dataclass(frozen=True, slots=True)
class PairShown:
    """`advocate` is None for who is not in the register any more."""

    need: NeedShown
    advocate: OpenedAdvocate | None
    parts: list[str]


@dataclass(frozen=True, slots=True)
class WayShown:
    """`learnt`: the one condition that a training of somebody would meet, or nothing."""

    conditions: list[str]
    names: list[str]
    more: int
    learnt: str
    first: UUID | None


@dataclass(frozen=True, slots=True)
class Left:
    """A need that fits nobody."""

    need: NeedShown
    ways: list[WayShown]


@dataclass(frozen=True, slots=True)
class Slots:
    """Places of somebody's year: `before` were taken, `given` by this plan, `free` are left."""

    pk: UUID
    name: str
    before: range
    given: range
    free: range
    needs: list[NeedShown]

    @property
    def is_full(self) -> bool:
        return not self.free


@dataclass(frozen=True, slots=True)
class CrowdShown:
    """Needs that fit only these advocates; `left` of them nobody can serve. `picture` is None where it is too large."""

    needs: list[NeedShown]
    left: list[NeedShown]
    advocates: list[Slots]
    places: int
    picture: Picture | None


@dataclass(frozen=True, slots=True)
class Line:
    """Between a need and an advocate of a picture, in its units; `is_served` is a place, else it only would fit."""

    y_need: int
    y_advocate: int
    is_served: bool


@dataclass(frozen=True, slots=True)
class Dot:
    """A need or an advocate of a picture, at `y`; `is_left`: a need without a place."""

    y: int
    text: str
    is_left: bool = False


@dataclass(frozen=True, slots=True)
class Picture:
    height: int
    needs: list[Dot]
    advocates: list[Dot]
    lines: list[Line]


@dataclass(frozen=True, slots=True)
class Place:
    """A district: its needs as squares, those without a lawyer first; `free` places of its advocates that are left."""

    name: str
    full: list[NeedShown]
    nobody: list[NeedShown]
    served: list[NeedShown]
    free: int

    @property
    def left(self) -> int:
        return len(self.full) + len(self.nobody)


class Shown:
    """Of a plan, held against what stands on the desk now: names are of today, what was weighed is of then."""

    def __init__(self, plan: Reopened, pairs: Sequence[Pair], facts: Facts) -> None:
        self._plan = plan
        self._pairs = {pair.need: pair for pair in pairs}
        self._register = {of.row.pk: of for of in facts.book.register}
        opened = {need.row.pk: need for need in facts.needs}
        gone = Need.objects.filter(pk__in=[pk for pk in plan.needs if pk not in opened])
        codes = {row.pk: row.code for row in gone}
        self.needs = {
            pk: _need(pk, opened.get(pk), codes.get(pk, str(pk)[:6].upper()), plan.problem.needs[at].urgency)
            for at, pk in enumerate(plan.needs)
        }

    def pairs(self) -> list[PairShown]:
        """The most urgent first, as the plan has them."""
        return [self._pair(self.needs[pk], self._pairs[pk]) for pk in self._plan.needs if pk in self._pairs]

    def left(self, learnt: Iterable[str]) -> list[Left]:
        """Those that fit nobody, with what would have to be let go."""
        may_be_learnt = frozenset(learnt)
        return [
            Left(
                self.needs[self._plan.needs[reason.need]],
                [self._way(reason.need, way, may_be_learnt) for way in reason.ways_out],
            )
            for reason in self._plan.reasons
            if reason.crowd is None
        ]

    def crowds(self) -> list[CrowdShown]:
        """Each once; the largest first."""
        crowds = {reason.crowd: None for reason in self._plan.reasons if reason.crowd is not None}
        return sorted(map(self._crowd, crowds), key=lambda crowd: -len(crowd.needs))

    def slots(self) -> list[Slots]:
        """Of each advocate whom the plan would ask, the fullest first."""
        given = [of for of in self._of_advocates() if of.needs]
        return sorted(given, key=lambda of: (len(of.free), -len(of.given), of.name))

    def places(self) -> list[Place]:
        """By district, where most are left first."""
        crowded = {self._plan.needs[reason.need] for reason in self._plan.reasons if reason.crowd is not None}
        by_name: dict[str, tuple[list[NeedShown], list[NeedShown], list[NeedShown]]] = defaultdict(
            lambda: ([], [], [])
        )
        for pk, need in self.needs.items():
            kind = 2 if pk in self._pairs else (0 if pk in crowded else 1)
            by_name[need.district][kind].append(need)
        free = self._free_places()
        places = [
            Place(name, full, nobody, served, free[name]) for name, (full, nobody, served) in by_name.items()
        ]
        return sorted(places, key=lambda place: (-place.left, -len(place.served), place.name))

    def advocate(self, advocate: UUID | None) -> OpenedAdvocate | None:
        """None for who is not in the register any more."""
        return None if advocate is None else self._register.get(advocate)

    def name(self, advocate: UUID) -> str:
        opened = self._register.get(advocate)
        return opened.says.name if opened is not None else str(advocate)[:6].upper()

    def _pair(self, need: NeedShown, pair: Pair) -> PairShown:
        advocate = self._register.get(pair.advocate)
        if advocate is None or need.opened is None:
            return PairShown(need, advocate, [])
        road = Road(*pair.road, pair.line) if pair.road is not None else None
        candidate = Candidate(advocate, NOTHING, pair.nth - 1, pair.places, dict(pair.parts), road=road)
        return PairShown(need, advocate, words.parts_of(candidate, need.opened.says))

    def _way(self, need: int, way: WayOut, learnt: frozenset[str]) -> WayShown:
        """Those who cost least come first."""
        cost = self._plan.problem.cost
        lawyers = sorted(way.lawyers, key=lambda at: (cost(need, at), at))
        advocates = [self._plan.advocates[at] for at in lawyers]
        only = next(iter(way.conditions)) if len(way.conditions) == 1 else ""
        return WayShown(
            words.conditions_in_words(way.conditions),
            [self.name(pk) for pk in advocates[:MOST_NAMES]],
            max(len(advocates) - MOST_NAMES, 0),
            only if only in learnt else "",
            advocates[0] if advocates else None,
        )

    def _of_advocates(self) -> list[Slots]:
        served: dict[UUID, list[Pair]] = defaultdict(list)
        for pair in self._pairs.values():
            served[pair.advocate].append(pair)
        return [self._slots(at, served.get(pk, [])) for at, pk in enumerate(self._plan.advocates)]

    def _slots(self, lawyer: int, served: Sequence[Pair]) -> Slots:
        loads = self._plan.problem.lawyers[lawyer].loads
        before = served[0].places - len(loads) if served else 0
        return Slots(
            self._plan.advocates[lawyer],
            self.name(self._plan.advocates[lawyer]),
            range(before),
            range(len(served)),
            range(len(loads) - len(served)),
            [self.needs[pair.need] for pair in served],
        )

    def _crowd(self, crowd: Crowd) -> CrowdShown:
        slots = self._of_advocates()
        needs = [self._plan.needs[at] for at in crowd.needs]
        return CrowdShown(
            [self.needs[pk] for pk in needs],
            [self.needs[pk] for pk in needs if pk not in self._pairs],
            [slots[at] for at in crowd.lawyers],
            crowd.places,
            self._picture(crowd) if len(needs) <= MOST_IN_PICTURE else None,
        )

    def _picture(self, crowd: Crowd) -> Picture:
        height = 34 * max(len(crowd.needs), len(crowd.lawyers))
        at_need = _spread(crowd.needs, height)
        at_lawyer = _spread(crowd.lawyers, height)
        lines = []
        for need in crowd.needs:
            pair = self._pairs.get(self._plan.needs[need])
            for lawyer in self._plan.problem.fitting(need):
                is_served = pair is not None and pair.advocate == self._plan.advocates[lawyer]
                if lawyer in at_lawyer and (is_served or pair is None):
                    lines.append(Line(at_need[need], at_lawyer[lawyer], is_served))
        left = {need for need in crowd.needs if self._plan.needs[need] not in self._pairs}
        return Picture(
            height,
            [Dot(y, self.needs[self._plan.needs[at]].code, at in left) for at, y in at_need.items()],
            [Dot(y, self.name(self._plan.advocates[at])) for at, y in at_lawyer.items()],
            lines,
        )

    def _free_places(self) -> Counter[str]:
        """By the name of the district: of whoever can act, what this plan leaves."""
        country = next((need.opened.says.country for need in self.needs.values() if need.opened), "")
        free: Counter[str] = Counter()
        for at, slots in enumerate(self._of_advocates()):
            advocate = self._register.get(self._plan.advocates[at])
            if advocate is not None and advocate.can_act:
                for district in advocate.says.districts:
                    free[district_name(country, district)] += len(slots.free)
        return free


def _need(pk: UUID, opened: OpenedNeed | None, code: str, urgency: int) -> NeedShown:
    words_of = URGENCY_OF.get(urgency)
    return NeedShown(
        pk,
        opened.row.code if opened is not None else code,
        opened,
        str(URGENCIES[words_of]) if words_of is not None else "",
        words_of in {Urgency.NOW, Urgency.TODAY},
        district_name(opened.says.country, opened.says.district) if opened is not None else "",
    )


def _spread(items: Sequence[int], height: int) -> Mapping[int, int]:
    """The middle of each, from the top."""
    return {item: height * (2 * place + 1) // (2 * len(items)) for place, item in enumerate(items)}
