"""What the prepared data folder of the browser tests depends on."""

from __future__ import annotations

import shutil
from datetime import date
from typing import TYPE_CHECKING

import pytest
from django.utils import timezone

from amanjol.site.sources import COMPILED, files_below
from amanjol.site.tests import migrated, prepared

if TYPE_CHECKING:
    from pathlib import Path

PROGRAM, TEST = "src/amanjol/public/packs/kiosk.py", "src/amanjol/site/tests/prepared.py"


@pytest.fixture
def sources(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The program's files and the starter guide's, to be changed."""
    for part in ("src/amanjol", "content"):
        shutil.copytree(
            migrated.SOURCES.parent / part, tmp_path / part, ignore=shutil.ignore_patterns(COMPILED)
        )
    monkeypatch.setattr(migrated, "SOURCES", tmp_path / "src")
    return tmp_path


@pytest.mark.parametrize(
    ("file", "is_made_anew"), [(PROGRAM, True), ("content/sources.yaml", True), (TEST, False)]
)
def test_program_and_guide_make_another_copy_and_tests_do_not(
    sources: Path, file: str, *, is_made_anew: bool
) -> None:
    before = prepared.fingerprint()
    changed = sources / file
    changed.write_text(changed.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    assert (prepared.fingerprint() != before) is is_made_anew


def test_what_python_compiles_beside_a_program_is_no_file_of_it(tmp_path: Path) -> None:
    """It is written under a name that is gone a moment later, by every process that starts."""
    for name in ("a/__pycache__/b.cpython-313.pyc.139", "a/b.py", "a/words.po", "__pycache__/c.pyc", "c.py"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    (tmp_path / ".#c.py").symlink_to("somebody@editor")
    assert [str(file.relative_to(tmp_path)) for file in files_below(tmp_path)] == [
        "a/b.py",
        "a/words.po",
        "c.py",
    ]


def test_another_day_and_another_compression_make_another_copy(monkeypatch: pytest.MonkeyPatch) -> None:
    """A demo's cases are so many days old."""
    before = prepared.fingerprint()
    monkeypatch.setenv("AMANJOL_BROTLI", "6")
    compressed = prepared.fingerprint()
    monkeypatch.setattr(timezone, "localdate", lambda: date(2026, 1, 1))
    assert len({before, compressed, prepared.fingerprint()}) == 3
