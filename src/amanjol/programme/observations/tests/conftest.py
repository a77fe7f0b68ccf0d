from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING

import pytest

from amanjol.casework.cases.tests.conftest import _case_cast, _three_with_keys, three_with_keys

if TYPE_CHECKING:
    from pathlib import Path

    from pytest_django import Settings

    from amanjol.casework.cases.tests.case_cast import CaseCast
    from amanjol.programme.observations.tests.observation_cast import ObservationCast

__all__ = ["_case_cast", "_three_with_keys", "three_with_keys"]


@pytest.fixture(scope="module")
def _observing(_three_with_keys: CaseCast) -> ObservationCast:
    from amanjol.programme.observations.tests.observation_cast import create_observation_cast  # noqa: PLC0415  needs loaded apps

    return create_observation_cast(_three_with_keys)


@pytest.fixture
def observing(_observing: ObservationCast, db: None, settings: Settings, tmp_path: Path) -> ObservationCast:
    """The node has keys."""
    from amanjol.casework.support.tests.story_cast import begin_node  # noqa: PLC0415  needs loaded apps

    settings.LETTERS_ROOT = tmp_path / "letters"
    begin_node()
    return deepcopy(_observing)
