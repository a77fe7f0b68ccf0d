"""What is begun first is there, and each browser test knows its node."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from amanjol.site.tests import order
from amanjol.site.tests.migrated import SOURCES

GROUPS = [order.GUIDE, order.DESK, order.EDITORS, order.NEIGHBOURS, order.WARNINGS]
LONG, SHORT = order.FIRST[len(GROUPS)], "src/amanjol/foundation/web/tests/test_words.py"


def test_every_file_that_is_named_is_there() -> None:
    assert list(order.FIRST[: len(GROUPS)]) == GROUPS
    of_browser = order.AT_DESK | order.WRITING | order.BETWEEN_NODES | order.WARNING
    named = [*order.FIRST[len(GROUPS) :], *(order.BROWSER + file for file in of_browser)]
    assert [file for file in named if not (SOURCES.parent / file).is_file()] == []


@pytest.mark.parametrize(
    ("file", "group"),
    [
        (f"{order.BROWSER}test_desk_case.py", order.DESK),
        (f"{order.BROWSER}test_editors_week.py", order.EDITORS),
        (f"{order.BROWSER}test_reading.py", order.GUIDE),
        (f"{order.BROWSER}test_agreement_of_two_nodes.py", order.NEIGHBOURS),
        (f"{order.BROWSER}test_partners_warning.py", order.WARNINGS),
        (SHORT, SHORT),
    ],
)
def test_a_file_is_a_group_and_browser_tests_are_five(file: str, group: str) -> None:
    assert order.group_of(f"{file}::test_something[a::b]") == group


def test_the_longest_come_first_and_stay_in_their_order() -> None:
    names = [
        f"{SHORT}::test_b",
        f"{order.BROWSER}test_reading.py::test_c",
        f"{LONG}::test_e",
        f"{LONG}::test_d",
        f"{order.BROWSER}test_desk_case.py::test_f",
    ]
    items: list[Any] = [SimpleNamespace(nodeid=name) for name in names]
    order.put_in_order(items)
    assert [item.nodeid for item in items] == [names[1], names[4], names[2], names[3], names[0]]
