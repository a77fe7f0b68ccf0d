"""Before and after, as a page shows it: who is served, of which urgency, kind and district, hours on the road."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from amanjol.casework.legal_aid.offers.proposing import road_of
from amanjol.casework.legal_aid.register.words import ONE_CASE
from amanjol.casework.legal_aid.roads.words import in_hours

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from uuid import UUID

    from amanjol.casework.legal_aid.offers.proposing import Facts
    from amanjol.casework.legal_aid.planning.changing import Compared
    from amanjol.casework.legal_aid.planning.showing import NeedShown, Shown


@dataclass(frozen=True, slots=True)
class Row:
    """Of `all` needs, how many are served now and `then`."""

    name: str
    now: int
    then: int
    all: int

    @property
    def more(self) -> int:
        return self.then - self.now

    @property
    def stays(self) -> int:
        """Served in both, as far as numbers tell."""
        return min(self.now, self.then)

    @property
    def differs(self) -> int:
        return abs(self.more)


@dataclass(frozen=True, slots=True)
class OnRoad:
    """Hours, one way, from the nearest office of each who would come. `lines` of the ways are written down nowhere, so
    that the straight line counts; of `unknown` ones nothing is known.
    """

    hours: str
    of_one: str
    lines: int
    unknown: int


@dataclass(frozen=True, slots=True)
class BeforeAndAfter:
    """`full` and `nobody` are needs without somebody, now and then. `moved` have another advocate than now. `spared`:
    time of the road, wishes and loads; where it `costs_more`, what is added.
    """

    in_all: Row
    by_urgency: list[Row]
    by_kind: list[Row]
    by_district: list[Row]
    same_districts: int
    road_now: OnRoad
    road_then: OnRoad
    full: tuple[int, int]
    nobody: tuple[int, int]
    spared: str
    costs_more: bool
    served: list[tuple[NeedShown, str]]
    left: list[NeedShown]
    moved: int


def before_and_after(
    compared: Compared, display: Shown, facts: Facts, unserved: tuple[int, int]
) -> BeforeAndAfter:
    """`unserved`: how many are crowded out and how many nobody fits, by the plan as it is."""
    now, then = compared.now, compared.then
    needs = display.needs

    def rows(name_of: Callable[[NeedShown], str]) -> list[Row]:
        of_all, of_now, of_then = (
            Counter(name_of(needs[pk]) for pk in of) for of in (needs, _served(now), _served(then))
        )
        return [Row(name, of_now[name], of_then[name], amount) for name, amount in of_all.items()]

    districts = rows(lambda need: need.district or _("district not named"))
    changed = [row for row in districts if row.more]
    [in_all] = rows(lambda _need: "") or [Row("", 0, 0, 0)]
    return BeforeAndAfter(
        in_all,
        rows(lambda need: need.urgency),
        sorted(rows(_kind), key=lambda row: -row.all),
        sorted(changed, key=lambda row: (-row.more, row.name)),
        len(districts) - len(changed),
        _on_road(now, display, facts),
        _on_road(then, display, facts),
        (unserved[0], compared.full),
        (unserved[1], compared.nobody),
        in_hours(abs(compared.gain.cost)),
        compared.gain.cost < 0,
        [(needs[pk], display.name(to)) for pk, to in then.items() if to is not None and now[pk] is None],
        [needs[pk] for pk, to in now.items() if to is not None and then[pk] is None],
        sum(1 for pk, to in then.items() if to is not None and now[pk] not in {None, to}),
    )


def _served(plan: Mapping[UUID, UUID | None]) -> list[UUID]:
    return [need for need, advocate in plan.items() if advocate is not None]


def _kind(need: NeedShown) -> str:
    return str(ONE_CASE[need.opened.says.proceeding]) if need.opened is not None else _("sought no more")


def _on_road(plan: Mapping[UUID, UUID | None], display: Shown, facts: Facts) -> OnRoad:
    minutes = ways = lines = unknown = 0
    for pk, to in plan.items():
        need, advocate = display.needs[pk].opened, display.advocate(to)
        if need is None or advocate is None or not need.says.district:
            continue
        if need.says.district in advocate.says.districts:
            ways += 1
        elif (road := road_of(advocate, need, facts.roads)) is not None:
            ways, minutes = ways + 1, minutes + road.minutes
            lines += road.kilometres is not None
        else:
            unknown += 1
    return OnRoad(in_hours(minutes), in_hours(round(minutes / ways)) if ways else "", lines, unknown)
