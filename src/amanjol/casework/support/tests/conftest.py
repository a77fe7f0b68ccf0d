"""People of the desk, as the tests of cases have them; each test has a folder of sealed files of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from amanjol.casework.cases.tests.conftest import (
    _case_cast,
    _three_with_keys,
    case_cast,
    three_with_keys,
)

if TYPE_CHECKING:
    from pathlib import Path


__all__ = ["_case_cast", "_three_with_keys", "case_cast", "three_with_keys"]


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, settings: Any) -> Path:
    settings.SEALED_FILES_ROOT = tmp_path / "files"
    return tmp_path / "files"
