"""A fresh checkout is compiled once, and one that was is not read again."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from amanjol.site.tests import rewritten

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def fresh(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of three tests that nobody has run."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("sys.dont_write_bytecode", False)
    monkeypatch.delenv("PYTHONDONTWRITEBYTECODE", raising=False)
    monkeypatch.delenv("PYTHONPYCACHEPREFIX", raising=False)
    (tmp_path / "pytest.ini").write_text("[pytest]\n")
    for name in ("a", "b", "c"):
        (tmp_path / f"test_{name}.py").write_text(f"def test_{name}():\n    assert {name!r} == 'a'\n")
    return tmp_path


def test_what_was_never_run_is_compiled_by_several_processes(
    fresh: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rewritten, "MANY", 3)
    files = sorted(fresh.glob("test_*.py"))
    assert not any(map(rewritten.is_compiled, files))
    assert rewritten.compile_once([fresh], processes=2) == 3
    assert all(map(rewritten.is_compiled, files))
    assert rewritten.compile_once([fresh]) == 0
    changed = files[1].stat().st_mtime + 86_400  # however long compiling took
    os.utime(files[1], (changed, changed))
    assert [rewritten.is_compiled(file) for file in files] == [True, False, True]


def test_few_are_left_to_their_run(fresh: Path) -> None:
    assert rewritten.compile_once([fresh, fresh / "test_a.py"]) == 0
    assert not rewritten.is_compiled(fresh / "test_a.py")
