"""Reads of the table of roads. Every one starts from `visible_to`; row security says the same."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from amanjol.casework.desk import sealed_rows
from amanjol.casework.legal_aid import rules
from amanjol.casework.legal_aid.models import RoadTable
from amanjol.casework.legal_aid.roads.records import RoadsRecord
from amanjol.foundation.journal.queries import entries_of

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from django.db.models import QuerySet

    from amanjol.casework.legal_aid.roads.records import Way
    from amanjol.foundation.organisations.keys.keyring import Keyring
    from amanjol.foundation.organisations.models import Member

SUBJECT, WRITTEN = "roads", "roads.written"
SEASONS: Final = Path(__file__).with_name("seasons.toml")


@dataclass(frozen=True, slots=True)
class OpenedRoads:
    """`row` and `record` are None where nobody has written one. `is_older`: the journal knows of more than stands here,
    so nothing is written into it, and no way of it is believed.
    """

    row: RoadTable | None = None
    record: RoadsRecord | None = None
    is_older: bool = False

    @property
    def ways(self) -> tuple[Way, ...]:
        return self.record.ways if self.record is not None else ()

    @property
    def acts(self) -> int:
        return self.record.acts if self.record is not None else 0


@dataclass(frozen=True, slots=True)
class Roads:
    """Minutes in the season of one day, by two districts in either order."""

    is_winter: bool = False
    minutes: Mapping[tuple[str, str], int] = field(default_factory=dict)

    def between(self, start: str, end: str) -> int | None:
        """None where nobody has written it down."""
        return self.minutes.get((start, end) if start <= end else (end, start))


def visible_to(member: Member) -> QuerySet[RoadTable]:
    """The one door to roads."""
    if not rules.can_coordinate(member):
        return RoadTable.objects.none()
    return RoadTable.objects.filter(organisation=member.organisation_id)


def opened(keyring: Keyring, *, is_locked: bool = False) -> OpenedRoads:
    """SealBroken."""
    rows = visible_to(keyring.member)
    row = (rows.select_for_update(of=("self",)) if is_locked else rows).first()
    times = entries_of(keyring.member.organisation_id).filter(verb=WRITTEN).count()
    if row is None:
        return OpenedRoads(is_older=times > 0)
    record = sealed_rows.open_row(RoadsRecord, row, keyring)
    return OpenedRoads(row, record, times > record.acts)


def roads_now(keyring: Keyring, today: date) -> Roads:
    """SealBroken."""
    table = opened(keyring)
    is_winter = today.month in _winter()
    if table.is_older:
        return Roads(is_winter)
    return Roads(is_winter, {way.between: way.winter if is_winter else way.summer for way in table.ways})


def left_to_rewrap(keyring: Keyring) -> int:
    return under_earlier(keyring).count()


def under_earlier(keyring: Keyring) -> QuerySet[RoadTable]:
    own = RoadTable.objects.filter(organisation=keyring.member.organisation_id)
    return own.exclude(epoch=keyring.epoch.number)


@cache
def _winter() -> frozenset[int]:
    months: list[int] = tomllib.loads(SEASONS.read_text(encoding="utf-8"))["winter"]
    return frozenset(months)
