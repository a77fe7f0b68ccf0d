"""Counts of released tables, as an issue may say them: which stand, and in which words.

A row is a claim: whether a release was approved and what it shows says its signature, at each look, and nothing that an
issue keeps of it.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from django.utils.translation import ngettext

from amanjol.programme.insights.release_files import EVERY
from amanjol.programme.releases import queries as releases
from amanjol.programme.releases.records import BASE
from amanjol.programme.releases.showing import code_shown
from amanjol.programme.results.kinds import FEW
from amanjol.programme.results.queries import Reached
from amanjol.programme.results.words import number

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence
    from uuid import UUID

    from amanjol.foundation.organisations.models import Member
    from amanjol.programme.insights.release_files import Release, ReleasedTable
    from amanjol.programme.newsletter.models import Quote


def standing(member: Member, quotes: Iterable[Quote]) -> dict[UUID, Reached]:
    """By quote, of those that quote a count: what an approved, signed release shows. What it hides, or does not say any
    more, is missing.
    """
    cells = ((quote, table.counts[tuple(quote.codes)]) for quote, table in _cells(member, quotes))
    return {quote.pk: Reached(count, 1) for quote, count in cells if count is not None}


def cells_in_words(member: Member, quotes: Iterable[Quote]) -> dict[UUID, str]:
    """By quote of a count that stands: table and cell, as the release names them."""
    cells = _cells(member, quotes)
    return {quote.pk: f"{table.name}: {cell_in_words(table, quote.codes)}" for quote, table in cells}


def _cells(member: Member, quotes: Iterable[Quote]) -> Iterator[tuple[Quote, ReleasedTable]]:
    rows = [(release, quote) for quote in quotes if (release := quote.release_id) is not None]
    by_release = releases.tables_told(member, {release for release, _quote in rows}) if rows else {}
    for release, quote in rows:
        table = _table(by_release.get(release), quote.of_table)
        if table is not None and tuple(quote.codes) in table.counts:
            yield quote, table


def column_told_apart(cells: Sequence[Sequence[str]]) -> int | None:
    """The place of the only column in which these cells of one table differ."""
    differ = [place for place, codes in enumerate(zip(*cells, strict=False)) if len(set(codes)) > 1]
    return differ[0] if len(differ) == 1 and len({len(cell) for cell in cells}) == 1 else None


def hides_others(quotes: Sequence[Quote]) -> bool:
    """Whether their table hides a count beside these, which differ in one column. Asked of what was approved, also of
    what was withdrawn since: what was drawn of it stands.
    """
    first, cells = quotes[0], [tuple(quote.codes) for quote in quotes]
    place = column_told_apart(cells)
    if first.release_id is None or place is None:
        return False
    table = _table(releases.tables_approved(first.organisation_id, first.release_id), first.of_table)
    if table is None:
        return False
    return any(
        count is None and codes[place] != EVERY and _without(codes, place) == _without(cells[0], place)
        for codes, count in table.counts.items()
    )


def _without(codes: tuple[str, ...], place: int) -> tuple[str, ...]:
    return codes[:place] + codes[place + 1 :]


def _table(tables: Release | None, name: str) -> ReleasedTable | None:
    return next((table for table in tables.tables if table.name == name), None) if tables else None


def in_words(count: int) -> str:
    """With what is counted, and how finely."""
    says = ngettext("%(number)s person, rounded to %(base)s", "%(number)s people, rounded to %(base)s", count)
    return says % {"number": number(count), "base": BASE}


def cell_in_words(table: ReleasedTable, codes: Sequence[str]) -> str:
    """As the table itself names it."""
    named = zip(table.dimensions, codes, strict=True)
    return ", ".join(f"{column} {code_shown(code)}" for column, code in named)


def is_told_by(exact: int, together: int, counts: int = 1) -> bool:
    """Whether an exact number of people beside a released count, or so many `together`, may tell of few: what lies
    between may be none to nine people, with all that each count was rounded by.
    """
    return abs(exact - together) < FEW + counts * (BASE // 2)


def tell_of_few(quotes: Iterable[Quote], exact: Collection[int]) -> bool:
    """Whether the tables of these quotes do beside an exact number of people: by a count that one shows, quoted or not,
    or by several that are quoted of one table. Those that were withdrawn since do, too: who read one has it. Of one
    that this node did not sign nobody knows: it does.
    """
    if not exact:
        return False
    quoted = defaultdict(list)
    for quote in quotes:
        if (release := quote.release_id) is not None:
            quoted[quote.organisation_id, release, quote.of_table].append(tuple(quote.codes))
    return any(_tells_of_few(table, cells, exact) for table, cells in quoted.items())


def _tells_of_few(
    of: tuple[UUID, UUID, str], cells: Sequence[tuple[str, ...]], exact: Collection[int]
) -> bool:
    organisation, release, name = of
    table = _table(releases.tables_approved(organisation, release), name)
    return table is None or any(
        is_told_by(value, together, counts) for together, counts in _sums(table, cells) for value in exact
    )


def _sums(table: ReleasedTable, cells: Sequence[tuple[str, ...]]) -> Iterator[tuple[int, int]]:
    """Each count of somebody that the table shows, and each sum of those in these cells; of how many it is at most."""
    there = {codes: count for codes, count in table.counts.items() if count}
    yield from ((count, 1) for count in there.values())
    sums = {0: 0}
    for count in (there[codes] for codes in cells if codes in there):
        sums |= {
            together + count: max(sums.get(together + count, 0), counts + 1)
            for together, counts in sums.items()
        }
    yield from ((together, counts) for together, counts in sums.items() if counts > 1)
