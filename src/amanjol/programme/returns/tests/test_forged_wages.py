"""Wages that no desk would hand in: refused as they are read."""

from __future__ import annotations

from typing import Any

import pytest

from amanjol.casework.support.tests.quarter_cast import BEFORE
from amanjol.foundation.seals.canonical import NotCanonical
from amanjol.programme.returns.bodies import MOST_CURRENCIES, MOST_MONEY, Wages, WagesHandedIn

TOLD = Wages(people=14, chose_not=11, sums={"TMT": 180_000}, has_others=False)
GOOD = WagesHandedIn(year=BEFORE.year, quarter=BEFORE.number, revision=1, wages=TOLD).as_data()
NOBODY = {"people": 0, "chose_not": 0, "sums": {}, "has_others": False}


def _changed(**changed: Any) -> dict[str, Any]:
    return GOOD | {"wages": GOOD["wages"] | changed}


@pytest.mark.parametrize(
    "data",
    [
        GOOD | {"revision": 0},
        GOOD | {"case": "A1"},
        GOOD | {"wages": {"people": 14}},
        _changed(people=-1),
        _changed(people="14"),
        _changed(people=0),  # a sum without its people
        _changed(people=9),
        _changed(sums={}),  # people without a sum
        _changed(**NOBODY | {"has_others": True}),
        _changed(sums={"TMT": -180_000}),
        _changed(sums={"TMT": 0}),
        _changed(sums={"TMT": 181_234}),
        _changed(sums={"TMT": 10 * MOST_MONEY}),
        _changed(sums={"TMT": 1.5}),
        _changed(sums={"tmt": 180_000}),
        _changed(sums={"EURO": 180_000}),
        _changed(sums={f"AA{chr(65 + number)}": 10 for number in range(MOST_CURRENCIES + 1)}),
        _changed(chose_not=-1),
    ],
)  # fmt: skip
def test_what_no_wages_say(data: dict[str, Any]) -> None:
    assert WagesHandedIn.from_data(GOOD).as_data() == GOOD
    assert WagesHandedIn.from_data(GOOD | {"wages": NOBODY})
    with pytest.raises(NotCanonical):
        WagesHandedIn.from_data(data)
