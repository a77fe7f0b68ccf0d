"""Sums of money: nothing that tells of one person is shown, nor what sums or earlier releases tell of it."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import numpy as np
import pytest
from scipy.optimize import linprog

from amanjol.programme.insights.auditing.money import attack_sums
from amanjol.programme.insights.publishing import publish
from amanjol.programme.insights.release_files import Money, Release, ReleasedTable
from amanjol.programme.insights.releasing.cells import count
from amanjol.programme.insights.releasing.hiding import Hiding
from amanjol.programme.insights.releasing.money import Amounts, HidingSums, add_up
from amanjol.programme.insights.releasing.people import People
from amanjol.programme.insights.releasing.specification import Specification, Sums, Table
from amanjol.programme.insights.tests.invented import chance_people

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

BASE = 100
TABLES = (Table("t", ("c0", "c1")),)
SPECIFICATION = Specification(TABLES, sums=Sums("paid", "currency", BASE))


def _paid(people: People, seed: int, *, skew: float = 1.0) -> People:
    """Invented: amounts in hundredths, a few far larger than the others where `skew` is larger."""
    chance = random.Random(seed)  # noqa: S311  invented people, nothing secret
    amounts = [int(100 * (200 + 3000 * chance.random() ** (4 * skew))) for _ in range(people.size)]
    return People(people.columns, people.size, amounts, "KZT")


def _rows(counts: Mapping[tuple[str, str], Sequence[int]]) -> People:
    drawn = [(codes, amount) for codes, amounts in counts.items() for amount in amounts]
    return People(
        {name: [codes[place] for codes, _ in drawn] for place, name in enumerate(("c0", "c1"))},
        len(drawn),
        [amount * 100 for _, amount in drawn],
        "KZT",
    )


def _sums(release: Release) -> Mapping[tuple[str, ...], int | None]:
    sums = release.tables[0].sums
    assert sums is not None
    return sums


def _even() -> dict[tuple[str, str], list[int]]:
    return {(a, b): [1_000] * 20 for a in "ab" for b in "xy"}


def test_where_nobody_has_half_every_sum_is_shown_and_rounded() -> None:
    release = publish(_rows(_even()), SPECIFICATION, threshold=10).release
    assert release.money == Money("KZT", BASE)
    assert None not in _sums(release).values()
    assert _sums(release)["a", "x"] == 20_000
    assert _sums(release)["*", "*"] == 80_000


def test_where_one_has_half_the_sum_is_hidden_and_the_count_is_not() -> None:
    people = _even() | {("a", "x"): [100] * 19 + [5_000]}
    release = publish(_rows(people), SPECIFICATION, threshold=10).release
    assert release.tables[0].counts["a", "x"] == 20
    assert _sums(release)["a", "x"] is None
    assert sum(number is None for number in _sums(release).values()) >= 4, "others are hidden beside it"
    assert not attack_sums([release]).told


def test_where_a_count_is_hidden_so_is_its_sum() -> None:
    release = publish(_rows(_even() | {("a", "x"): [1_000] * 4}), SPECIFICATION, threshold=10).release
    hidden = [codes for codes, number in release.tables[0].counts.items() if number is None]
    assert hidden
    assert all(_sums(release)[codes] is None for codes in hidden)


def test_what_is_hidden_beside_a_small_count_shows_no_sum_either() -> None:
    people = _rows(_even())
    counts = Hiding(count(people, TABLES), threshold=10)
    assert counts.hide((("c0", "b"),))
    sums = HidingSums(people, TABLES, base=BASE, counts=counts)
    assert sums.hidden == {(("c0", "b"),)}
    assert sums.published((("c0", "b"),)) is None


@pytest.mark.parametrize(
    ("amounts", "tells"),
    [
        (Amounts(100, 50, 10), True),
        (Amounts(100, 49, 10), False),
        (Amounts(100, 49, 47), True),
        (Amounts(0, 0, 0), True),
        (Amounts(1000, 100, 100), False),
    ],
)
def test_nobody_has_half_and_no_two_have_all_but_a_little(amounts: Amounts, *, tells: bool) -> None:
    assert amounts.tells_of_one is tells


def test_the_two_largest_are_those_of_each_cell() -> None:
    added = add_up(_rows({("a", "x"): [5, 9, 7], ("a", "y"): [8]}), TABLES)
    assert added[("c0", "a"), ("c1", "x")] == Amounts(2_100, 900, 700)
    assert added[(("c0", "a"),)] == Amounts(2_900, 900, 800)
    assert added[()] == Amounts(2_900, 900, 800)


def _widest(table: ReleasedTable) -> dict[tuple[str, ...], tuple[float, float]]:
    """Of each hidden sum the least and the most by linear programming: it shares nothing with the attack."""
    assert table.sums is not None
    rows = list(table.sums)
    place = {row: number for number, row in enumerate(rows)}
    half = BASE / 2
    bounds = [
        (0, None) if number is None else (max(number - half, 0), number + half)
        for number in table.sums.values()
    ]
    equations = []
    for row in rows:
        for at, code in enumerate(row):
            if code == "*":
                line = np.zeros(len(rows))
                line[place[row]] = -1
                for other in rows:
                    if other[at] != "*" and other[:at] + other[at + 1 :] == row[:at] + row[at + 1 :]:
                        line[place[other]] = 1
                equations.append(line)
    ends = {}
    for row in (row for row in rows if table.sums[row] is None):
        both = []
        for sign in (1, -1):
            wish = np.zeros(len(rows))
            wish[place[row]] = sign
            answer = linprog(wish, A_eq=np.array(equations), b_eq=np.zeros(len(equations)), bounds=bounds)
            both.append(float("inf") if answer.status == 3 else sign * answer.fun)  # scipy's own: no end
        ends[row] = (both[0], both[1])
    return ends


@pytest.mark.parametrize("seed", range(8))
def test_another_reader_tells_no_sum(seed: int) -> None:
    """Each hidden sum is open by a tenth, and one that tells of somebody can be twice what that person has."""
    people = _paid(chance_people(seed, columns=2, size=250), seed, skew=1 + seed % 3)
    release = publish(people, SPECIFICATION, threshold=10).release
    amounts = {frozenset(cell): of_cell for cell, of_cell in add_up(people, TABLES).items()}
    ends = _widest(release.tables[0])
    for row, (least, most) in ends.items():
        own = amounts[frozenset((c, code) for c, code in zip(("c0", "c1"), row, strict=True) if code != "*")]
        assert most - least >= most / 10 or most == float("inf")
        if own.tells_of_one:
            assert most * 100 >= 2 * own.first
    for row, number in _sums(release).items():
        if number is not None:
            own = amounts[
                frozenset((c, code) for c, code in zip(("c0", "c1"), row, strict=True) if code != "*")
            ]
            assert abs(number * 100 - own.total) <= BASE * 50
            assert not own.tells_of_one
    assert not attack_sums([release]).told


def test_what_came_between_two_releases_is_not_told() -> None:
    """One more, with much: the difference of two sums would be that person's."""
    before, after = _even(), _even() | {("a", "x"): [1_000] * 20 + [2_500]}
    first = publish(_rows(before), SPECIFICATION, threshold=10).release
    alone = publish(_rows(after), SPECIFICATION, threshold=10).release
    beside = publish(_rows(after), SPECIFICATION, threshold=10, earlier=[first]).release
    assert attack_sums([first, alone]).told
    assert not attack_sums([first, beside]).told


def test_hiding_one_sum_alone_is_told_by_the_attack() -> None:
    sums: dict[tuple[str, ...], int | None] = {("a",): 20_000, ("b",): None, ("*",): 40_000}
    table = ReleasedTable("t", ("c0",), {("a",): 20, ("b",): 20, ("*",): 40}, sums)
    verdict = attack_sums([Release(10, 5, (table,), money=Money("KZT", BASE))])
    assert len(verdict.told) == 1


def test_what_a_sum_must_be_able_to_be_is_asked_for() -> None:
    """Open by a tenth and more, but never as much as twice what one person is said to have."""
    sums: dict[tuple[str, ...], int | None] = {("a",): None, ("b",): None, ("c",): 20_000, ("*",): 40_000}
    counts: dict[tuple[str, ...], int | None] = {("a",): 20, ("b",): 20, ("c",): 20, ("*",): 60}
    release = Release(10, 5, (ReleasedTable("t", ("c0",), counts, sums),), money=Money("KZT", BASE))
    who = frozenset({("c0", "a")})
    assert not attack_sums([release]).told
    assert not attack_sums([release], needs={who: (1_900_000, 1_900_000)}).told
    assert len(attack_sums([release], needs={who: (2_100_000, 0)}).told) == 1
    assert len(attack_sums([release], needs={who: (0, 2_100_000)}).told) == 1


def test_where_all_have_the_same_a_sum_tells_no_small_count() -> None:
    """Of four with 500 each it is open by four times 500, as the count is by four."""
    assert Amounts(200_000, 50_000, 50_000).need(4, 10) == (105_001, 200_000)
    assert Amounts(200_000, 50_000, 50_000).need(10, 10)[1] == 0
