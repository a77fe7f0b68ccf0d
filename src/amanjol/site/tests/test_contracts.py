"""Every room stands in the contracts that keep it in order; what they say import-linter checks."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any, Final

import pytest

ROOT: Final = Path(__file__).parents[4]
SOURCE: Final = ROOT / "src" / "amanjol"
ORDERED: Final = "Inside a package: each file imports only files to its right"
PAGE: Final = "The page of a case knows no subject: their sheets register"


@pytest.fixture(scope="module")
def contracts() -> dict[str, dict[str, Any]]:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]
    return {contract["name"]: contract for contract in settings["contracts"]}


def packages_with(names: set[str], at_least: int) -> set[str]:
    """Those that hold so many of these modules."""
    holders = {path.parent for path in SOURCE.rglob("__init__.py") if "tests" not in path.parts}
    return {
        ".".join(("amanjol", *folder.relative_to(SOURCE).parts))
        for folder in holders
        if sum((folder / f"{name}.py").exists() or (folder / name).is_dir() for name in names) >= at_least
    }


def test_every_package_with_views_and_acts_is_held_in_its_order(contracts: dict[str, dict[str, Any]]) -> None:
    in_order = set(contracts[ORDERED]["containers"])
    assert packages_with({"views", "forms", "actions", "queries", "rules", "models"}, 2) - in_order == set()
    assert {name for name in in_order if not (ROOT / "src" / name.replace(".", "/")).is_dir()} == set()


def test_the_page_of_a_case_knows_none_of_its_subjects(contracts: dict[str, dict[str, Any]]) -> None:
    subjects = {
        name for name in packages_with({"sheets"}, 1) if name.startswith("amanjol.casework.cases.")
    } | {f"amanjol.casework.cases.{name}" for name in ("accompanying", "finding", "listing", "tasks")}
    assert subjects - set(contracts[PAGE]["forbidden_modules"]) == set()
