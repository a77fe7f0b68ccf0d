"""Releases of people drawn at random: none tells anything, and what the attack says of small tables is so.

A thousand with every fault (`make faults`), a tenth otherwise.
"""

from __future__ import annotations

import random
from itertools import product

import pytest

from amanjol.programme.insights.auditing.following import follow
from amanjol.programme.insights.auditing.system import Tie, system_of
from amanjol.programme.insights.auditing.witnesses import GAP, Verdict, attack
from amanjol.programme.insights.publishing import publish
from amanjol.programme.insights.release_files import Release, ReleasedTable
from amanjol.programme.insights.tests.enumerated import Counts, every_way, is_endless
from amanjol.programme.insights.tests.invented import by, chance_people, people, widths
from amanjol.site.tests.faults import IS_FULL

HOW_MANY = 1_000 if IS_FULL else 100
A_BATCH = 25
BATCHES = range(HOW_MANY // A_BATCH)
THRESHOLD = 10


@pytest.mark.parametrize("batch", BATCHES)
def test_random_releases_tell_nothing(batch: int) -> None:
    """By Amanjol's attack anew, and by another reader of the tables; every third beside an earlier release. None is
    held back: where nothing else is left, harms are told apart in fewer groups.
    """
    hidden = 0
    for seed in range(batch * A_BATCH, (batch + 1) * A_BATCH):
        chance = random.Random(seed)  # noqa: S311  invented people, nothing secret
        columns, size = chance.randint(2, 3), chance.randint(20, 250)
        names = tuple(f"c{number}" for number in range(columns))
        harms = ["c0"] if chance.random() < 0.3 else []
        tables = by(names, harms=harms)
        everybody = chance_people(seed, columns=columns, size=size)
        releases: list[Release] = []
        fewer = chance_people(seed, columns=columns, size=size - chance.randint(0, 15))
        for who in [fewer, everybody] if seed % 3 == 0 else [everybody]:
            releases.append(publish(who, tables, threshold=THRESHOLD, earlier=releases).release)
        reading = follow(releases)
        verdict = attack(reading.system, enough=THRESHOLD, start=reading.way, seed=seed)
        assert not verdict.narrow, seed
        if not harms:
            for row, width in widths(releases[-1].tables[0], THRESHOLD).items():
                hidden += 1
                assert width >= GAP - 1e-6, f"{seed}: {row}"
    assert hidden


def test_what_proves_that_somebody_came_stays_shown_where_nothing_else_helps() -> None:
    """As once in a thousand: with how many were held hidden, both releases can be read as of the same people; then
    nobody was beaten, and each of the group was held. With all of them hidden instead, nobody knows how many came.
    """
    before: dict[tuple[str, ...], int] = {("held", "a"): 23, ("held", "b"): 3}
    tables = by(("harm", "place"), harms=["harm"])
    first = publish(people(before, "harm", "place"), tables, threshold=THRESHOLD).release
    more = people(before | {("beaten", "b"): 1}, "harm", "place")
    second = publish(more, tables, threshold=THRESHOLD, earlier=[first]).release
    counts = second.tables[0].counts
    assert counts["held", "*"] == 25
    assert counts["*", "*"] is None
    assert counts["beaten", "*"] is None
    assert not attack(follow([first, second]).system, enough=THRESHOLD).narrow


def _small_table(chance: random.Random, *, hide: float) -> ReleasedTable:
    """Two columns of two or three codes; small ones are hidden, and some others: as who hides by a rule of thumb."""
    codes = list(product("ab", "xyz"[: chance.randint(2, 3)]))
    true = {row: chance.choice((1, 2, 4, 7, 12, 15, 21, 33)) for row in codes}
    rows: list[tuple[str, ...]] = [*codes, *((a, "*") for a in "ab"), ("*", "*")]
    rows += [("*", b) for b in sorted({b for _, b in codes})]
    counts: dict[tuple[str, ...], int | None] = {}
    for row in rows:
        number = sum(
            many for who, many in true.items() if all(c in ("*", o) for o, c in zip(who, row, strict=True))
        )
        rounded = (number + 2) // 5 * 5
        counts[row] = None if number < THRESHOLD or chance.random() < hide else rounded
    return ReleasedTable("t", ("year", "sex"), counts)


def _line(true: dict[str, int]) -> ReleasedTable:
    """One column, its small ones hidden."""
    numbers = true | {"*": sum(true.values())}
    return ReleasedTable(
        "t",
        ("year",),
        {(code,): None if number < THRESHOLD else (number + 2) // 5 * 5 for code, number in numbers.items()},
    )


def _held_against(
    verdict: Verdict, ways: Counts, system_rows: dict[int, tuple[int, tuple[str, ...]]], *, endless: bool
) -> int:
    """How many of the hidden counts are narrow; each verdict is the one that all ways together give."""
    narrow = 0
    for target, ends in verdict.ranges.items():
        numbers = ways[system_rows[target.unknown]]
        least, most = int(numbers.min()), int(numbers.max())
        assert least <= ends[0] <= ends[1], "only what can be was shown"
        assert ends[1] <= most or endless, "the same"
        assert (target in verdict.narrow) == (most - least < GAP)
        if target in verdict.narrow:
            between = verdict.narrow[target]
            assert between is not None
            assert between[0] <= least <= most <= between[1], "nothing beyond can be"
            narrow += 1
    return narrow


def test_what_the_attack_says_of_small_tables_is_so() -> None:
    narrow = right = 0
    for seed in range(HOW_MANY):
        chance = random.Random(seed)  # noqa: S311  invented people, nothing secret
        table = _small_table(chance, hide=chance.choice((0.0, 0.2, 0.4)))
        ways = every_way([table], THRESHOLD)
        if ways is None or None not in table.counts.values():
            continue
        system = system_of([Release(THRESHOLD, 5, (table,))], {})
        rows = {
            unknown: (0, tuple(dict(who).get(column, "*") for column in table.dimensions))
            for who, unknown in system.unknowns[0].items()
        }
        verdict = attack(system, enough=THRESHOLD, seed=seed)
        narrow += _held_against(verdict, ways, rows, endless=is_endless(table))
        right += 1
    assert right > HOW_MANY // 4
    assert narrow > HOW_MANY // 10


def test_what_the_attack_says_of_who_came_is_so() -> None:
    closed = right = 0
    for seed in range(HOW_MANY):
        chance = random.Random(seed)  # noqa: S311  invented people, nothing secret
        true = {code: chance.choice((4, 10, 12, 17, 20, 26)) for code in "abc"}
        came_to = {code: number + chance.choice((0, 0, 0, 1, 2, 14)) for code, number in true.items()}
        first, second = _line(true), _line(came_to)
        releases = [Release(THRESHOLD, 5, (table,)) for table in (first, second)]
        ways = every_way([first, second], THRESHOLD)
        if ways is None:
            continue
        system = system_of(releases, {1: (Tie(0, same=False),)})
        verdict = attack(system, enough=THRESHOLD, seed=seed)
        for target in (target for target, _ in verdict.ranges.items() if target.came):
            code = dict(system.steps[target.unknown].who).get("year", "*")
            came = ways[1, (code,)] - ways[0, (code,)]
            least, most = int(came.min()), int(came.max())
            is_told = most - least < GAP and 0 < least < THRESHOLD
            assert target in verdict.narrow or not is_told
            assert target not in verdict.narrow or (most - least < GAP and least > 0)
            closed += is_told
        right += 1
    assert right > HOW_MANY // 4
    assert closed
