"""Every management command that documents or messages name runs as they write it, as the role that it needs."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from click.testing import CliRunner

from amanjol.site.cli.manage import manage

if TYPE_CHECKING:
    from collections.abc import Callable

    import pytest

ROOT = Path(__file__).parents[4]
NAMED = re.compile(r"(?:amanjol|amanjol-keeper) manage ([a-z]+)(?: ([a-z]+))?")
ORGANISATION = "Operators of this node"
# In the order in which somebody runs them, with what stands behind them.
ARGUMENTS: dict[str, tuple[str, ...]] = {
    "migrate": ("--verbosity", "0"),
    "organisation node": ("UZ", "Safe Road Uzbekistan"),
    "organisation create": (ORGANISATION, "node-operator"),
    "organisation invite": (ORGANISATION, "operator@demo.example", "Operator", "--role", "operator"),
    "journal verify": (),
    "erasures list": (),
    "erasures replay": ("newest.erased",),
    "erasures sweep": (),
    "endings list": (),
    "endings replay": ("newest.ended",),
}


def commands_named() -> set[str]:
    """In the documents, in what is installed, and in the sentences of the program."""
    files = [*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), *(ROOT / "deploy").iterdir()]
    files += [file for file in (ROOT / "src").rglob("*.py") if "tests" not in file.parts]
    texts = (file.read_text(encoding="utf-8") for file in files if file.is_file())
    names = {" ".join(part for part in match if part) for text in texts for match in NAMED.findall(text)}
    # `manage migrate where the program is newer`: a word behind that is no part of it.
    return {name if name.split()[0] != "migrate" else "migrate" for name in names} - {"help", "help lists"}


def test_each_runs_as_it_is_written(
    fresh_database: str, url_as: Callable[[str], str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    assert commands_named() <= {*ARGUMENTS}, "tell this test how somebody runs the new one"
    monkeypatch.setenv("DATABASE_URL", url_as("app"))
    for role in ("owner", "keeper"):
        monkeypatch.setenv(f"AMANJOL_{role.upper()}_DATABASE_URL", url_as(role))
    monkeypatch.chdir(tmp_path)
    for command, arguments in ARGUMENTS.items():
        done = CliRunner().invoke(manage, [*command.split(), *arguments])
        assert done.exit_code == 0, f"{command}: {done.output}"
        if command in ("erasures list", "endings list"):
            (tmp_path / ARGUMENTS[command.replace("list", "replay")][0]).write_text(
                done.output, encoding="ascii"
            )
    assert (tmp_path / "newest.erased").read_text(encoding="ascii").startswith("amanjol-erased-")
    assert (tmp_path / "newest.ended").read_text(encoding="ascii").startswith("amanjol-ended-")


def test_without_the_role_that_it_needs_it_says_which(
    fresh_database: str, url_as: Callable[[str], str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATABASE_URL", url_as("app"))
    monkeypatch.delenv("AMANJOL_KEEPER_DATABASE_URL")
    done = CliRunner().invoke(manage, ["erasures", "list"])
    assert done.exit_code == 1
    assert done.output == (
        "Error: 'erasures' needs the database role keeper: set AMANJOL_KEEPER_DATABASE_URL.\n"
    )
