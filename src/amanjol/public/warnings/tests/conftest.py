from __future__ import annotations

from copy import deepcopy
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from pytest_django import Settings

    from amanjol.public.warnings.tests.warning_cast import WarningCast


@pytest.fixture(scope="module")
def _cast(written_once: None) -> WarningCast:
    from amanjol.public.warnings.tests.warning_cast import create_warning_cast  # noqa: PLC0415  apps are not ready earlier

    return create_warning_cast()


@pytest.fixture
def cast(
    _cast: WarningCast, db: None, tmp_path: Path, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> WarningCast:
    """A node that has published nothing so far, where nothing waits an hour: `test_translators_hour`, `test_desks`."""
    for hour in ("TRANSLATORS_HOUR", "DESKS_HOUR"):
        monkeypatch.setattr(f"amanjol.public.warnings.actions.{hour}", timedelta(0))
    settings.SIGNING_ROOT = tmp_path / "signing"
    settings.PACKS_ROOT = tmp_path / "packs"
    return deepcopy(_cast)
