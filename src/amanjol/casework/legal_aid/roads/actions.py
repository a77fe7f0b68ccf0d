"""Writing ways of the table, one or all of a file at once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from amanjol.casework.desk import in_bulk, sealed_rows
from amanjol.casework.desk.older_copies import OlderCopy
from amanjol.casework.desk.recording import record_act
from amanjol.casework.legal_aid import rules
from amanjol.casework.legal_aid.models import RoadTable
from amanjol.casework.legal_aid.roads import queries
from amanjol.casework.legal_aid.roads.records import MOST, RoadsRecord, Writing, in_order
from amanjol.casework.legal_aid.spreadsheets import previewing
from amanjol.foundation.organisations.keys.queries import hold_epochs
from amanjol.foundation.seals.records import present_moment

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from amanjol.casework.legal_aid.roads.queries import OpenedRoads
    from amanjol.casework.legal_aid.roads.records import Way
    from amanjol.foundation.organisations.keys.keyring import Keyring


class Meanwhile(Exception):
    """Somebody else wrote the table since the page was shown. Nothing was written."""


class TooMany(Exception):
    """More ways than a table holds."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """What lines would do with the table: ways that are new, that have other hours, and how many are as they are.

    `acts` is how often the table was written.
    """

    new: tuple[Way, ...]
    changed: tuple[Way, ...]
    same: int
    acts: int

    @property
    def changes_nothing(self) -> bool:
        return not self.new and not self.changed

    @property
    def as_shown(self) -> list[list[str]]:
        return [[str(self.acts)]]


def compare(table: OpenedRoads, ways: Iterable[Way]) -> Comparison:
    here = {way.between: way for way in table.ways}
    new, changed, same = [], [], 0
    for way in ways:
        there = here.get(way.between)
        if there is None:
            new.append(way)
        elif there != way:
            changed.append(way)
        else:
            same += 1
    return Comparison(tuple(new), tuple(changed), same, table.acts)


@transaction.atomic
def write_ways(
    *, keyring: Keyring, ways: Iterable[Way], acts: int | None = None, digests: str | None = None
) -> Comparison:
    """Those not named stay as they are. `acts`: as many writings as the page showed; `digests`: what the page of a file
    showed; None where there was no such page.

    PermissionDenied; OlderCopy; Meanwhile; previewing.AnotherPlan; TooMany; SealBroken; canonical.TooLarge.
    """
    table = locked(keyring)
    if acts is not None and table.acts != acts:
        raise Meanwhile
    ways = tuple(ways)
    compared = compare(table, ways)
    if digests is not None:
        previewing.check(compared, digests)
    if not compared.changes_nothing:
        here = {way.between: way for way in table.ways}
        _keep(keyring, table, here | {way.between: way for way in ways})
    return compared


@transaction.atomic
def take_away(*, keyring: Keyring, between: tuple[str, str]) -> None:
    """As `write_ways`; nothing where it is not there."""
    table = locked(keyring)
    here = {way.between: way for way in table.ways}
    if here.pop(between, None) is not None:
        _keep(keyring, table, here)


def locked(keyring: Keyring) -> OpenedRoads:
    """Within the caller's transaction. PermissionDenied; OlderCopy; SealBroken."""
    if not rules.can_coordinate(keyring.member):
        raise PermissionDenied
    hold_epochs(keyring.member.organisation_id)
    table = queries.opened(keyring, is_locked=True)
    if table.is_older:
        raise OlderCopy
    return table


@transaction.atomic
def rewrap(keyring: Keyring, at_most: int) -> int:
    """Move up to so many keys to the current epoch; a row that does not open stays and is counted as left."""
    return in_bulk.move_keys(queries.under_earlier(keyring), sealed_rows.move_key, keyring, at_most)


def _keep(keyring: Keyring, table: OpenedRoads, ways: Mapping[tuple[str, str], Way]) -> None:
    if len(ways) > MOST:
        raise TooMany
    writing = Writing(present_moment(), keyring.person)
    row = table.row
    if row is None or table.record is None:
        row = RoadTable(organisation_id=keyring.member.organisation_id)
        sealed_rows.seal_new(row, RoadsRecord(ways=in_order(ways.values()), writings=(writing,)), keyring)
        try:
            with transaction.atomic():
                row.save(force_insert=True)
        except IntegrityError:
            raise Meanwhile from None
    else:
        sealed_rows.close(row, table.record.then(ways.values(), writing), keyring)
        row.save(update_fields=["schema", "sealed"])
    record_act(queries.WRITTEN, keyring.member, queries.SUBJECT, row.pk, ways=len(ways))
