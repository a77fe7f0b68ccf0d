"""A finished release beside earlier ones: what is finding is named, and what was finding before is not its doing."""

from __future__ import annotations

from amanjol.programme.insights.examining import Told, examine
from amanjol.programme.insights.publishing import publish
from amanjol.programme.insights.release_files import Money, Release, ReleasedTable
from amanjol.programme.insights.tests.invented import by, people

WHO = (("sex", "m"),)


def _release(base: int) -> Release:
    """Of fifteen the three men are hidden."""
    counts: dict[tuple[str, ...], int | None] = {("f",): 12, ("m",): None, ("*",): 15}
    return Release(12, base, (ReleasedTable("t", ("sex",), counts),))


def test_what_is_told_is_named() -> None:
    assert examine(_release(3), []).told == [Told("count", 1, WHO, 1, 4)]


def test_what_earlier_ones_told_as_closely_is_not_its_doing() -> None:
    assert examine(_release(3), [_release(3)]).told == []


def test_what_earlier_ones_told_less_closely_holds_it_back() -> None:
    (finding,) = examine(_release(1), [_release(3)]).told
    assert (finding.what, finding.who, finding.least, finding.most) == ("count", WHO, 3, 3)


def test_who_came_in_between_is_named() -> None:
    before: dict[tuple[str, ...], int] = {("a", "f"): 22, ("a", "m"): 60, ("b", "f"): 45, ("b", "m"): 71}
    after = before | {("a", "f"): 26}
    first, alone = (
        publish(people(rows, "year", "sex"), by(("year", "sex")), threshold=10).release
        for rows in (before, after)
    )
    assert examine(first, []).told == []
    assert examine(alone, []).told == []
    findings = examine(alone, [first]).told
    assert {finding.what for finding in findings} == {"step"}
    assert (("sex", "f"), ("year", "a")) in {finding.who for finding in findings}
    beside = publish(people(after, "year", "sex"), by(("year", "sex")), threshold=10, earlier=[first])
    assert examine(beside.release, [first]).told == []


def test_a_sum_of_money_that_is_told_is_named_with_its_release() -> None:
    counts: dict[tuple[str, ...], int | None] = {("f",): 40, ("m",): 40, ("*",): 80}
    sums: dict[tuple[str, ...], int | None] = {("f",): 90_000, ("m",): None, ("*",): 100_000}
    table = ReleasedTable("t", ("sex",), counts, sums)
    with_money = Release(10, 5, (table,), money=Money("KGS", 100))
    other = Release(10, 5, (ReleasedTable("t", ("place",), {("x",): 400, ("*",): 400}),))
    (finding,) = examine(with_money, [other]).told
    assert (finding.what, finding.release, finding.who) == ("sum", 2, WHO)
    assert finding.least is not None
    assert finding.most is not None
    assert 9_900 <= finding.least <= finding.most <= 10_100
