"""An edit within functions takes hold wherever they are held; any other is refused, and the program loaded anew."""

from __future__ import annotations

import sys
from importlib import import_module
from typing import TYPE_CHECKING, Any

import pytest

from amanjol.site.tests.edited_in_place import NotInPlace, put_in_place

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

BEFORE = """
from functools import cache, wraps

LIMIT = 3
ASKED = []

def logged(act):
    @wraps(act)
    def noted(*args):
        ASKED.append(act.__name__)
        return act(*args)
    return noted

@logged
def is_few(number, limit=LIMIT):
    return number < limit

@cache
def doubled(number):
    return number * 2

class Counter:
    most = 5

    @property
    def is_full(self):
        return self.count() >= self.most

    def count(self):
        return len(ASKED)

RULES = {"few": is_few, "odd": lambda number: number % 2 == 1}
"""


class Loaded:
    """A module as it was loaded before anybody edited it, and what others took from it."""

    def __init__(self, module: Any, file: Path) -> None:
        self.module, self.file, self.few, self.rules = module, file, module.is_few, module.RULES

    def edit(self, before: str, after: str) -> None:
        assert BEFORE.count(before) == 1
        put_in_place(str(self.file), BEFORE, BEFORE.replace(before, after))


@pytest.fixture
def loaded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Loaded]:
    file = tmp_path / "rules_of_a_test.py"
    file.write_text(BEFORE, encoding="utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    yield Loaded(import_module("rules_of_a_test"), file)
    del sys.modules["rules_of_a_test"]


def test_whoever_holds_the_function_has_the_new_one(loaded: Loaded) -> None:
    assert (loaded.few(2), loaded.rules["few"](4)) == (True, False)
    loaded.edit("number < limit", "number > limit")
    assert (loaded.few(2), loaded.rules["few"](4), loaded.module.is_few(4)) == (False, True, True)


def test_a_wrapper_a_method_a_property_and_a_lambda_are_functions_too(loaded: Loaded) -> None:
    counter = loaded.module.Counter()
    loaded.edit("ASKED.append(act.__name__)", "ASKED.extend('abcdefg')")
    assert not counter.is_full
    loaded.few(1)
    assert counter.is_full
    loaded.edit("self.count() >= self.most", "self.count() < 0")
    assert not counter.is_full
    loaded.edit("number % 2 == 1", "number % 2 == 0")
    assert loaded.rules["odd"](4)


def test_lines_that_an_edit_adds_move_none_of_the_functions_below(loaded: Loaded) -> None:
    loaded.edit("    return number * 2", "    number += 1\n    number += 1\n    return number * 2")
    assert loaded.module.doubled(1) == 6
    loaded.few(1)
    assert loaded.module.Counter().count() == 1


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("LIMIT = 3", "LIMIT = 4"),
        ("limit=LIMIT", "limit=9"),
        ("@cache\n", ""),
        ("most = 5", "most = 6"),
        ("(number):\n    return number * 2", "(number, times=2):\n    return number * times"),
        ("        ASKED.append(act.__name__)\n        return act(*args)", "        return None"),
    ],
)
def test_what_reaches_beyond_functions_or_closes_over_others_is_refused(
    loaded: Loaded, before: str, after: str
) -> None:
    with pytest.raises(NotInPlace):
        loaded.edit(before, after)


def test_a_function_of_another_file_with_the_same_code_stays(loaded: Loaded, tmp_path: Path) -> None:
    (tmp_path / "rules_of_another.py").write_text(BEFORE, encoding="utf-8")
    other = import_module("rules_of_another")
    loaded.edit("number < limit", "True")
    assert loaded.few(9)
    assert not other.is_few(9)
    del sys.modules["rules_of_another"]
