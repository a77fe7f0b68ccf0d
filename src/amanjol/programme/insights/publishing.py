"""A release: counted, hidden, attacked, hidden further until the attack finds nothing; or held back."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from amanjol.programme.insights.auditing.following import follow
from amanjol.programme.insights.auditing.money import attack_sums, with_sums
from amanjol.programme.insights.auditing.witnesses import Target, attack
from amanjol.programme.insights.release_files import EVERY, Money, Release, ReleasedTable
from amanjol.programme.insights.releasing.cells import Cell, count, shown
from amanjol.programme.insights.releasing.hiding import BASE, Hiding, NothingLeftToHide, shown_from
from amanjol.programme.insights.releasing.money import HidingSums, add_up
from amanjol.programme.insights.releasing.specification import Table

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from amanjol.programme.insights.auditing.following import Reading
    from amanjol.programme.insights.auditing.money import SumsVerdict
    from amanjol.programme.insights.auditing.system import Count, System, Ties, Who
    from amanjol.programme.insights.releasing.money import Amounts
    from amanjol.programme.insights.releasing.people import People
    from amanjol.programme.insights.releasing.specification import Specification

type Ends = tuple[int, int]

LEAST_THRESHOLD: Final = 3
MOST_ROUNDS: Final = 200


class HeldBack(Exception):
    """Beside the earlier releases this one would tell of a few people, whatever is hidden; one sentence says where."""


@dataclass(frozen=True, slots=True)
class Publication:
    """A release that withstood the attack, in how many rounds, and how it follows the earlier ones, by their place."""

    release: Release
    rounds: int
    ways: int
    ties: Ties
    told_before: int
    """Counts that the earlier releases by themselves tell too narrowly: nothing helps any more."""


def publish(
    people: People,
    specification: Specification,
    *,
    threshold: int,
    earlier: Sequence[Release] = (),
    progress: Callable[[str], None] = lambda _sentence: None,
) -> Publication:
    """Counts first, then sums of money beside them: no sum is shown where its count is hidden.

    Raises `HeldBack`, `ValueError` for a threshold below `LEAST_THRESHOLD`, `ReleaseBroken`.
    """
    if threshold < LEAST_THRESHOLD:
        raise ValueError(f"the threshold must be {LEAST_THRESHOLD} or more.")
    threshold = shown_from(threshold)
    guess = _counted_again(people, specification, earlier)
    reading_before = follow(earlier, guess=guess)
    lost = told_by(reading_before, threshold)
    hiding = Hiding(count(people, specification.tables), threshold=threshold, harms=specification.harms)
    hiding.hide_what_sums_tell()
    ways, ranges = 0, None
    last: Reading | None = None
    hidden: set[Cell] = set()
    proofs: set[Cell] = set()
    for number in range(1, MOST_ROUNDS + 1):
        release = _release(hiding, specification, threshold)
        releases = [*earlier, release]
        reading = follow(releases, before=reading_before, last=last, guess=guess)
        if last is not None and _is_same(reading.ties, earlier) and not _is_same(last.ties, earlier):
            proofs |= hiding.hidden - hidden
        hidden = set(hiding.hidden)
        if last is None or reading.ties != last.ties:
            ranges = None
            hiding.release(_shown_already(earlier, reading.ties))
        last = reading
        system = reading.system
        progress(f"Attack {number}: {len(hiding.hidden)} counts are hidden …")
        verdict = attack(system, enough=threshold, start=reading.way, before=ranges)
        ways, ranges = ways + verdict.ways, verdict.ranges
        narrow = [
            target
            for target, ends in verdict.narrow.items()
            if not is_told_already(ends, lost.get(question_of(system, target)))
        ]
        if not narrow:
            publication = Publication(release, number, ways, reading.ties, len(lost))
            return _with_sums(publication, people, specification, hiding, earlier, progress)
        try:
            begins = _hide_more(hiding, system, narrow)
        except HeldBack:
            if not hiding.begin_with(proofs):
                raise
            begins = True
        if begins:
            last = ranges = None
    raise HeldBack(f"After {MOST_ROUNDS} rounds the attack still tells of a few people.")


def _is_same(ties: Ties, earlier: Sequence[Release]) -> bool:
    """Whether the new release can be read as of the same people as an earlier one."""
    return _same_of(ties, len(earlier)) is not None


def _with_sums(
    publication: Publication,
    people: People,
    specification: Specification,
    counts: Hiding,
    earlier: Sequence[Release],
    progress: Callable[[str], None],
) -> Publication:
    if specification.sums is None:
        return publication
    base = specification.sums.base
    hiding = HidingSums(people, specification.tables, base=base, counts=counts)
    before = with_sums(earlier, people.currency)
    knowledge = {frozenset(cell): amounts.total for cell, amounts in _added_again(people, hiding, before)}
    needs = {frozenset(cell): need for cell, need in hiding.needs.items()}
    lost = told_sums(before, knowledge)
    ties = publication.ties if len(before) == len(earlier) else None
    hiding.hide_what_sums_tell()
    for number in range(1, MOST_ROUNDS + 1):
        release = _add_sums(publication.release, hiding, Money(people.currency, base))
        progress(f"Attack {number} on sums of money: {len(hiding.hidden)} are hidden …")
        verdict = attack_sums([*before, release], needs=needs, guess=knowledge, ties=ties)
        system = verdict.reading.system
        if number == 1:
            hiding.release(_shown_already(before, verdict.reading.ties))
        narrow = [
            target
            for target in verdict.told
            if not is_told_already(in_hundredths(verdict, target), lost.get(question_of(system, target)))
        ]
        if not narrow:
            return replace(publication, release=release, rounds=publication.rounds + number)
        try:
            _hide_more(hiding, system, narrow)
        except HeldBack as error:
            raise HeldBack("A hidden sum of money would be told, whatever else is hidden.") from error
    raise HeldBack(f"After {MOST_ROUNDS} rounds the attack still tells sums of money.")


def told_sums(before: Sequence[Release], knowledge: Mapping[Who, int]) -> dict[tuple[str, Count], Ends]:
    """What the sums of earlier releases tell by themselves, in hundredths: nothing helps any more."""
    if not before:
        return {}
    verdict = attack_sums(before, guess=knowledge)
    return {
        question_of(verdict.reading.system, target): in_hundredths(verdict, target) for target in verdict.told
    }


def in_hundredths(verdict: SumsVerdict, target: Target) -> Ends:
    least, most = verdict.ends[target]
    return least * verdict.unit, most * verdict.unit


def _added_again(
    people: People, hiding: HidingSums, before: Sequence[Release]
) -> Iterable[tuple[Cell, Amounts]]:
    """By the tables of the earlier releases, too, as `_counted_again`."""
    tables = (Table(table.name, table.dimensions) for release in before for table in release.tables)
    return {
        **add_up(people, [table for table in tables if set(table.dimensions) <= set(people.columns)]),
        **hiding.amounts,
    }.items()


def _add_sums(release: Release, hiding: HidingSums, money: Money) -> Release:
    tables = tuple(
        replace(
            table,
            sums={
                codes: hiding.published(cell)
                for cell in hiding.cells
                if (codes := shown(cell, table.dimensions, EVERY)) in table.counts
                and {column for column, _ in cell} <= set(table.dimensions)
            },
        )
        for table in release.tables
    )
    return replace(release, tables=tables, money=money)


def _counted_again(
    people: People, specification: Specification, earlier: Sequence[Release]
) -> dict[Who, int]:
    """By the tables of the earlier releases, too, as far as these people have their columns: the attack begins there,
    and what it finds it holds against what is public alone.
    """
    before = (Table(table.name, table.dimensions) for release in earlier for table in release.tables)
    tables = (
        *specification.tables,
        *(table for table in before if set(table.dimensions) <= set(people.columns)),
    )
    return {frozenset(cell): number for cell, number in count(people, tables).items()}


def told_by(reading: Reading, threshold: int) -> dict[tuple[str, Count], tuple[int, int]]:
    """What these releases tell by themselves, with the ends between which it lies; not what was merely not settled."""
    if not reading.system.unknowns:
        return {}
    verdict = attack(reading.system, enough=threshold, start=reading.way)
    settled = ((target, ends) for target, ends in verdict.narrow.items() if ends is not None)
    return {question_of(reading.system, target): ends for target, ends in settled}


def is_told_already(ends: tuple[int, int] | None, before: tuple[int, int] | None) -> bool:
    """Whether earlier releases by themselves told it as closely: what was 3 to 6 may not become 5."""
    return ends is not None and before is not None and ends[0] <= before[0] and before[1] <= ends[1]


def question_of(system: System, target: Target) -> tuple[str, Count]:
    """The same in the system of other releases, where unknowns have other numbers."""
    kind = "harm" if target.group is not None else "step" if target.came else "count"
    return kind, count_of(system, target)


def count_of(system: System, target: Target) -> Count:
    if target.group is not None:
        return system.harms[target.unknown, target.group]
    if target.came:
        return system.steps[target.unknown]
    return system.hidden[target.unknown]


def _hide_more(hiding: Hiding, system: System, narrow: Sequence[Target]) -> bool:
    """For each target one count more; what shares a sum with one that was just hidden waits for the next attack, since
    that may be enough. Where nothing is left harms are told apart in fewer groups: whether hiding began anew with that,
    so that what was shown before no longer counts. Raises `HeldBack`.
    """
    touched: set[Cell] = set()
    for target in narrow:
        cell: Cell = tuple(sorted(count_of(system, target).who))
        if cell in touched:
            continue
        before = set(hiding.hidden)
        try:
            if not (target.came and hiding.hide(cell)):
                hiding.hide_beside(cell)
        except NothingLeftToHide as error:
            if touched:
                return False
            if hiding.coarsen(cell):
                return True
            row = ", ".join(f"{column} {code}" for column, code in cell) or "everybody"
            what = "What came since an earlier release" if target.came else "A hidden count"
            raise HeldBack(
                f"{what} would be told to within a few people, whatever else is hidden ({row})."
            ) from error
        touched |= hiding.around(hiding.hidden - before)
    return False


def _release(hiding: Hiding, specification: Specification, threshold: int) -> Release:
    tables = tuple(
        ReleasedTable(
            table.name,
            table.dimensions,
            {
                shown(cell, table.dimensions, EVERY): hiding.published(cell)
                for cell in hiding.cells
                if {column for column, _ in cell} <= set(table.dimensions)
            },
        )
        for table in specification.tables
    )
    return Release(threshold, BASE, tables, specification.harms)


def _shown_already(earlier: Sequence[Release], ties: Ties) -> set[Cell]:
    """What earlier releases of the same people show."""
    cells: set[Cell] = set()
    same = _same_of(ties, len(earlier))
    while same is not None:
        for table in earlier[same].tables:
            for codes, number in table.counts.items():
                if number is not None:
                    named = zip(table.dimensions, codes, strict=True)
                    cells.add(tuple(sorted((column, code) for column, code in named if code != EVERY)))
        same = _same_of(ties, same)
    return cells


def _same_of(ties: Ties, place: int) -> int | None:
    return next((tie.earlier for tie in ties.get(place, ()) if tie.same), None)
