"""What the prepared data folder of the browser tests depends on."""

from __future__ import annotations

import shutil
from datetime import date
from typing import TYPE_CHECKING

import pytest
from django.utils import timezone

from amanjol.site.tests import migrated, prepared

if TYPE_CHECKING:
    from pathlib import Path

PROGRAM, TEST = "src/amanjol/public/packs/kiosk.py", "src/amanjol/site/tests/prepared.py"


@pytest.fixture
def sources(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The program's files and the starter guide's, to be changed."""
    for part in ("src/amanjol", "content"):
        shutil.copytree(migrated.SOURCES.parent / part, tmp_path / part)
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


def test_another_day_and_another_compression_make_another_copy(monkeypatch: pytest.MonkeyPatch) -> None:
    """A demo's cases are so many days old."""
    before = prepared.fingerprint()
    monkeypatch.setenv("AMANJOL_BROTLI", "6")
    compressed = prepared.fingerprint()
    monkeypatch.setattr(timezone, "localdate", lambda: date(2026, 1, 1))
    assert len({before, compressed, prepared.fingerprint()}) == 3
