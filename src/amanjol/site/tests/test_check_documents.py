"""`deploy/check_documents.py` finds names that are gone from the files beside them, and attacks that nothing tries."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from typing import Any

DEPLOY = Path(__file__).parents[4] / "deploy"
FILES = {"src/amanjol/site/worker.py", "src/amanjol/site/leases.py"}


def _load() -> Any:
    spec = importlib.util.spec_from_file_location("check_documents", DEPLOY / "check_documents.py")
    assert spec is not None
    assert spec.loader is not None
    sys.path.append(str(DEPLOY))  # as Python does where it is run
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


check = _load()


def gone(text: str) -> list[str]:
    return [line.split(" is called ")[1].split(" ")[0] for line in check._names_that_are_gone(FILES, text)]


def test_a_name_stands_in_a_file_that_is_named_beside_it() -> None:
    assert (
        gone("| 1 | `site/worker.py` | `requeue` |\n| 2 | `site/leases.py` | `beat`, `leases.lives` |") == []
    )
    assert gone("| 1 | `site/worker.py` | `any_lives` |\n| 2 | `site/leases.py` | `any_lives` |") == [
        "any_lives"
    ]
    assert (
        gone("- `site/worker.py`:\n  `requeue` of it\n- then `requeue`\n\n1. and `requeue`")
        == ["requeue"] * 2
    )
    assert gone("`site/leases.py` `beat` and `leases.nowhere`, `worker.requeue`") == ["leases.nowhere"]


TESTED = "site/tests/test_worker.py"
HEAD = "| What was tried | As whom | Tests |\n|---|---|---|\n"


def attacks(row: str, killing: set[str]) -> list[str]:
    return list(check._attacks_without_a_test(f"{HEAD}| Something | a stranger | {row} |\n", killing))


def test_one_test_of_each_attack_must_fail_where_a_rule_is_taken_out() -> None:
    first, second = "test_many_changes_wait_for_one_build", "test_not_there"
    assert attacks(f"`{TESTED}` `{first}`", {f"{TESTED}::{first}"}) == []
    (untried,) = attacks(f"`{TESTED}` `{first}`", {f"site/tests/test_up.py::{first}"})
    assert "no mutant would show" in untried
    (absent,) = attacks(f"`{TESTED}` `{second}`, `{first}`", {f"{TESTED}::{first}"})
    assert absent.endswith(f"{second} is not in {TESTED}")
    (unnamed,) = attacks("by hand", {f"{TESTED}::{first}"})
    assert "no test of" in unnamed
