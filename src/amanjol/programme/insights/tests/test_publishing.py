"""What is released: nothing small, nothing that sums or earlier releases tell."""

from __future__ import annotations

from collections import Counter
from itertools import product
from types import SimpleNamespace
from typing import TYPE_CHECKING

import numpy as np
import pytest
from scipy.optimize import milp

from amanjol.programme.insights import publishing
from amanjol.programme.insights.auditing.following import follow
from amanjol.programme.insights.auditing.narrowing import Impossible
from amanjol.programme.insights.auditing.system import System, Tie, system_of
from amanjol.programme.insights.auditing.ways import Unsettled, Way, Ways
from amanjol.programme.insights.auditing.witnesses import GAP, Ranges, Verdict, attack
from amanjol.programme.insights.publishing import publish
from amanjol.programme.insights.release_files import Release, ReleasedTable
from amanjol.programme.insights.releasing.cells import count
from amanjol.programme.insights.releasing.hiding import Hiding
from amanjol.programme.insights.tests.invented import by, chance_people, every_margin, people, widths

if TYPE_CHECKING:
    from collections.abc import Sequence

YEAR_SEX = ("year", "sex")
SMALL_IN_A_ROW: dict[tuple[str, ...], int] = {
    ("2024", "f"): 40,
    ("2024", "m"): 3,
    ("2025", "f"): 60,
    ("2025", "m"): 50,
}
"""Invented. Hiding the 3 alone leaves 43 and 40 beside it."""


def _told(releases: Sequence[Release], enough: int = 10) -> int:
    reading = follow(releases)
    return len(attack(reading.system, enough=enough, start=reading.way).narrow)


def _cells(release: Release, name: str = "table-1") -> dict[tuple[str, ...], int | None]:
    return dict(next(table for table in release.tables if table.name == name).counts)


def test_where_no_count_is_small_nothing_is_hidden() -> None:
    counts: dict[tuple[str, ...], int] = {
        codes: 20 + number for number, codes in enumerate(product("abc", "xy"))
    }
    release = publish(people(counts, *YEAR_SEX), by(YEAR_SEX), threshold=10).release
    assert None not in _cells(release).values()
    assert _cells(release)["a", "y"] == 20
    assert _cells(release)["c", "x"] == 25
    assert _cells(release)["*", "*"] == 135


def test_every_total_is_there_and_each_number_is_rounded_by_itself() -> None:
    sample = chance_people(7)
    release = publish(sample, by(("c0", "c1", "c2")), threshold=10).release
    (table,) = release.tables
    assert len(every_margin(table)) == 8
    true = Counter(zip(*(sample.columns[name] for name in table.dimensions), strict=True))
    for codes, number in table.counts.items():
        count = sum(
            many
            for who, many in true.items()
            if all(code in ("*", own) for code, own in zip(codes, who, strict=True))
        )
        assert count > 0
        assert number is None or (number % 5 == 0 and abs(number - count) <= 2 and count >= 10)


def test_a_small_count_takes_another_along() -> None:
    release = publish(people(SMALL_IN_A_ROW, *YEAR_SEX), by(YEAR_SEX), threshold=10).release
    cells = _cells(release)
    assert cells["2024", "m"] is None
    assert _told([release]) == 0
    (table,) = release.tables
    alone: dict[tuple[str, ...], int | None] = {
        row: 5 * round(number / 5) for row, number in {("2024", "f"): 40, ("2025", "f"): 60}.items()
    }
    alone |= {("2025", "m"): 50, ("2024", "*"): 45, ("2025", "*"): 110, ("*", "f"): 100, ("*", "m"): 55}
    naive = ReleasedTable(table.name, table.dimensions, {**alone, ("*", "*"): 155, ("2024", "m"): None})
    exact = Release(10, 1, (naive,))
    assert _told([exact]) == 1, "shown to the person, the small one is what is left of the row"


@pytest.mark.parametrize("seed", range(12))
def test_another_attacker_tells_nothing(seed: int) -> None:
    release = publish(chance_people(seed), by(("c0", "c1", "c2"), ("c0", "c1")), threshold=10).release
    hidden = 0
    for table in release.tables:
        for row, width in widths(table, 10).items():
            hidden += 1
            assert width >= GAP - 1e-6, f"{row} of {table.name} is told to within {width}"
    assert hidden


@pytest.mark.parametrize("seed", range(5))
def test_beside_earlier_releases_nothing_is_told_either(seed: int) -> None:
    """The same people by other columns, then some people more."""
    sample = chance_people(seed, columns=4, size=400)
    first = publish(sample, by(("c0", "c1")), threshold=10).release
    second = publish(sample, by(("c1", "c2", "c3")), threshold=10, earlier=[first]).release
    more = chance_people(seed, columns=4, size=404)
    assert [more.columns[name][:400] for name in more.columns] == [
        sample.columns[name] for name in sample.columns
    ]
    third = publish(more, by(("c0", "c1"), ("c1", "c2", "c3")), threshold=10, earlier=[first, second])
    releases = [first, second, third.release]
    assert _told(releases) == 0


def test_four_people_between_two_releases_are_not_told() -> None:
    """In all at most four came, so each step of a shown count would be theirs."""
    before: dict[tuple[str, ...], int] = {("a", "f"): 22, ("a", "m"): 60, ("b", "f"): 45, ("b", "m"): 71}
    after = before | {("a", "f"): 26}
    first = publish(people(before, *YEAR_SEX), by(YEAR_SEX), threshold=10).release
    alone = publish(people(after, *YEAR_SEX), by(YEAR_SEX), threshold=10).release
    beside = publish(people(after, *YEAR_SEX), by(YEAR_SEX), threshold=10, earlier=[first])
    assert None not in _cells(first).values()
    assert None not in _cells(alone).values()
    assert follow([first, alone]).ties[1] == (Tie(0, same=False),)
    assert _told([first, alone]) > 0
    assert None in _cells(beside.release).values()
    assert _told([first, beside.release]) == 0


def test_a_group_that_shares_one_harm_is_not_broken_down_by_it() -> None:
    counts: dict[tuple[str, ...], int] = {("north", "held"): 60, ("north", "beaten"): 5}
    counts |= {("south", "held"): 30, ("south", "beaten"): 40, ("east", "beaten"): 50, ("east", "held"): 25}
    names = ("place", "harm")
    open_release = publish(people(counts, *names), by(names), threshold=3).release
    release = publish(people(counts, *names), by(names, harms=["harm"]), threshold=3).release
    assert _cells(open_release)["north", "held"] == 60
    assert _cells(release)["north", "held"] is None
    assert _cells(release)["north", "*"] == 65
    assert _cells(release)["south", "beaten"] == 40 or _cells(release)["south", "beaten"] is None
    assert _told([release], 3) == 0


def test_tables_that_nobody_can_have_counted_are_refused() -> None:
    table = ReleasedTable("t", YEAR_SEX, {("a", "x"): 50, ("a", "*"): 20, ("*", "x"): 50, ("*", "*"): 50})
    with pytest.raises(Impossible):
        attack(system_of([Release(10, 5, (table,))], {}), enough=10)


def test_a_threshold_that_protects_nobody_is_refused() -> None:
    with pytest.raises(ValueError, match="3 or more"):
        publish(people({("a",): 9}, "year"), by(("year",)), threshold=2)


def test_the_same_records_give_the_same_release() -> None:
    tables = by(("c0", "c1", "c2"))
    assert publish(chance_people(3), tables, threshold=10) == publish(chance_people(3), tables, threshold=10)


def test_a_shown_ten_is_no_eight() -> None:
    """So what is left of a row beside it is less than it looks."""
    table = ReleasedTable("t", ("year",), {("a",): 10, ("b",): None, ("*",): 10})
    verdict = attack(system_of([Release(10, 5, (table,))], {}), enough=10)
    assert list(verdict.narrow.values()) == [(1, 2)]


def test_a_way_that_breaks_a_sum_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    class Answer:
        x = np.array([20.4, 20.4, 42.4])
        status = 0

    table = ReleasedTable("t", ("year",), {("a",): 20, ("b",): None, ("*",): 40})
    ways = Ways(system_of([Release(10, 5, (table,))], {}))
    monkeypatch.setattr("scipy.optimize.milp", lambda *_, **__: Answer())
    with pytest.raises(Unsettled):
        ways.little({})


def test_a_way_that_does_not_keep_what_was_asked_for_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nine tenths in fractions of people, rounded, are more than nine tenths: it would be asked for for ever."""
    table = ReleasedTable("t", ("year",), {("a",): None, ("b",): None, ("*",): 40})
    ways = Ways(system_of([Release(10, 5, (table,))], {}))

    def stays_as_it_is(objective: Sequence[float], **_: object) -> SimpleNamespace:
        return SimpleNamespace(x=np.zeros(len(objective)), status=0)

    now = ways.any()
    monkeypatch.setattr("scipy.optimize.milp", stays_as_it_is)
    with pytest.raises(Unsettled):
        ways.beyond({0: 10}, 10 * int(now[0]) + 1, 10 * int(now[0]) + 9)


@pytest.mark.parametrize("start", [[20, 30, 40], [20, 20]])
def test_a_way_that_somebody_gives_is_held_against_every_sum(start: list[int]) -> None:
    table = ReleasedTable("t", ("year",), {("a",): 20, ("b",): None, ("*",): 40})
    system = system_of([Release(10, 5, (table,))], {})
    right = Ways(system, np.array([20, 20, 40])).any()
    assert list(right) == [20, 20, 40]
    way = Ways(system, np.array(start)).any()
    assert way[0] + way[1] == way[2]


def test_who_has_no_guess_begins_with_fractions_of_people(monkeypatch: pytest.MonkeyPatch) -> None:
    """Made whole by itself each misses sums, which are mended; branching over all took a minute of large ones."""

    def branching(*_arguments: object) -> Way:
        raise AssertionError

    fewer, more = (chance_people(3, columns=3, size=size) for size in (240, 250))
    tables = by(("c0", "c1", "c2"))
    first = publish(fewer, tables, threshold=10).release
    releases = [first, publish(more, tables, threshold=10, earlier=[first]).release]
    monkeypatch.setattr(Ways, "_searched", branching)
    reading = follow(releases)
    assert reading.system.steps
    assert reading.way is not None
    assert Ways(reading.system, reading.way)._last is not None, "it fits"


def test_a_guess_is_held_against_every_sum() -> None:
    release = Release(10, 5, (ReleasedTable("t", ("year",), {("a",): 20, ("b",): None, ("*",): 40}),))
    everybody: frozenset[tuple[str, str]] = frozenset()
    guess = {everybody: 40, frozenset({("year", "a")}): 20, frozenset({("year", "b")}): 3}
    way = follow([release], guess=guess).way
    assert way is not None
    assert way[0] + way[1] == way[2]


def test_the_smallest_groups_are_not_told_whole() -> None:
    """All four of the north were held: that the other harm has no row there would say so."""
    counts: dict[tuple[str, ...], int] = {
        ("north", "held"): 4,
        ("south", "held"): 30,
        ("south", "beaten"): 40,
    }
    names = ("place", "harm")
    cells = _cells(publish(people(counts, *names), by(names, harms=["harm"]), threshold=10).release)
    assert cells["north", "beaten"] is None
    assert cells["north", "held"] is None


def test_a_release_in_between_hides_no_earlier_one() -> None:
    """Of other columns and fewer people: it fits before the later one as well."""
    before: dict[tuple[str, ...], int] = {("a", "f"): 22, ("a", "m"): 60, ("b", "f"): 45, ("b", "m"): 71}
    first = publish(people(before, *YEAR_SEX), by(YEAR_SEX), threshold=10).release
    between = publish(people({("north",): 40, ("south",): 30}, "place"), by(("place",)), threshold=10).release
    after = publish(people(before | {("a", "f"): 26}, *YEAR_SEX), by(YEAR_SEX), threshold=10).release
    assert Tie(0, same=False) in follow([first, between, after]).ties[2]
    assert _told([first, between, after]) > 0


def test_where_nothing_is_left_to_hide_harms_are_told_apart_in_fewer_groups(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Of these people a release was held back before: a hidden row was told whatever else was hidden. What was shown of
    a release that hid more says nothing then.
    """
    anew: list[bool] = []

    def watched(system: System, *, enough: int, start: Way | None, before: Ranges | None = None) -> Verdict:
        anew.append(before is None)
        return attack(system, enough=enough, start=start, before=before)

    monkeypatch.setattr(publishing, "attack", watched)
    names = ("c0", "c1", "c2")
    release = publish(chance_people(35, columns=3, size=212), by(names, harms=["c0"]), threshold=10).release
    told_apart = {
        tuple(code == "*" for code in row[1:])
        for row, number in _cells(release).items()
        if number is not None and row[0] != "*"
    }
    assert (True, True) in told_apart, "of everybody"
    assert (False, False) not in told_apart
    assert _told([release]) == 0
    assert anew.count(True) > 1


def test_what_was_done_to_everybody_holds_no_release_back() -> None:
    """It tells no group from another; the smallest are hidden, as without it."""
    counts: dict[tuple[str, ...], int] = {("held", "a"): 42, ("held", "b"): 1, ("held", "c"): 3}
    release = publish(people(counts, "harm", "place"), by(("harm", "place"), harms=["harm"]), threshold=10)
    cells = _cells(release.release)
    assert cells["*", "b"] is None
    assert cells["*", "*"] == 45


def test_harms_are_told_apart_in_fewer_groups_one_step_after_the_other() -> None:
    kinds = product(("north", "south"), ("f", "m"), ("beaten", "held", "robbed"))
    counts: dict[tuple[str, ...], int] = dict.fromkeys(kinds, 40)
    tables = by(("place", "sex", "harm"), harms=["harm"])
    hiding = Hiding(
        count(people(counts, "place", "sex", "harm"), tables.tables), threshold=10, harms=["harm"]
    )
    assert not hiding.hidden
    assert hiding.coarsen((("harm", "held"), ("place", "north")))
    assert {tuple(name for name, _ in cell) for cell in hiding.hidden} == {
        ("harm", "place"),
        ("harm", "place", "sex"),
    }
    assert hiding.coarsen((("harm", "held"), ("place", "north")))
    assert {tuple(name for name, _ in cell) for cell in hiding.hidden} == {
        ("harm", "place"),
        ("harm", "place", "sex"),
        ("harm", "sex"),
    }
    assert not hiding.coarsen((("harm", "held"), ("place", "north")))


def test_a_row_that_is_not_there_proves_that_a_group_was_not_made_coarser() -> None:
    """Of ten people each of ten harms was done to one at least; an eleventh stands elsewhere."""
    harms = [f"h{number}" for number in range(11)]
    counts: dict[tuple[str, ...], int | None] = {("north", harm): None for harm in harms[:10]}
    for harm in harms:
        counts |= {("south", harm): 20, ("*", harm): 20}
    counts |= {("north", "*"): 10, ("south", "*"): 220, ("*", "*"): 230}
    table = ReleasedTable("t", ("place", "harm"), counts)
    verdict = attack(system_of([Release(10, 5, (table,), frozenset({"harm"}))], {}), enough=10)
    assert len([target for target in verdict.narrow if target.group is None]) == 10


def test_no_shown_count_is_rounded_below_the_threshold() -> None:
    release = publish(
        people({("a",): 12, ("b",): 40, ("c",): 14}, "year"), by(("year",)), threshold=12
    ).release
    numbers = [number for number in _cells(release).values() if number is not None]
    assert _cells(release)["a",] is None
    assert min(numbers) >= 12
    assert release.threshold == 13


def test_what_was_not_settled_about_earlier_releases_excuses_no_later_one(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    first = publish(people(SMALL_IN_A_ROW, *YEAR_SEX), by(YEAR_SEX), threshold=10).release

    def never(*_args: object, **_options: object) -> None:
        raise Unsettled

    assert publishing.told_by(follow([first]), 10) == {}
    monkeypatch.setattr(Ways, "beyond", never)
    monkeypatch.setattr("amanjol.programme.insights.auditing.witnesses.FEW", 100)
    assert publishing.told_by(follow([first]), 10) == {}


@pytest.mark.parametrize(
    ("ends", "before", "is_so"),
    [
        ((3, 6), (3, 6), True),
        ((2, 7), (3, 6), True),
        ((5, 5), (3, 6), False),
        ((3, 5), (3, 6), False),
        ((4, 6), (3, 6), False),
        ((3, 6), None, False),
        (None, (3, 6), False),
    ],
)
def test_what_earlier_releases_told_roughly_no_later_one_tells_closely(
    ends: tuple[int, int] | None, before: tuple[int, int] | None, is_so: bool
) -> None:
    assert publishing.is_told_already(ends, before) is is_so


def test_a_solver_that_denies_what_is_shown_stops_no_attack(monkeypatch: pytest.MonkeyPatch) -> None:
    """Beside a way that fits there is that one at least."""
    release = publish(people(SMALL_IN_A_ROW, *YEAR_SEX), by(YEAR_SEX), threshold=10).release

    def denied(*_args: object, **_options: object) -> None:
        raise Impossible

    monkeypatch.setattr(Ways, "little", denied)
    monkeypatch.setattr("amanjol.programme.insights.auditing.witnesses.FEW", 0)
    assert _told([release]) == 0


def test_that_nothing_fits_is_believed_only_without_short_cuts(monkeypatch: pytest.MonkeyPatch) -> None:
    """HiGHS can say so of what is possible while it simplifies the question."""
    real = milp

    def hasty(*args: object, options: dict[str, object], **named: object) -> object:
        return Denied() if options.get("presolve", True) else real(*args, options=options, **named)

    class Denied:
        x = None
        status = 2

    table = ReleasedTable("t", ("year",), {("a",): 20, ("b",): None, ("*",): 40})
    monkeypatch.setattr("scipy.optimize.milp", hasty)
    ways = Ways(system_of([Release(10, 5, (table,))], {}))
    assert ways.may_be()
    assert ways.any()[2] in range(38, 43)
