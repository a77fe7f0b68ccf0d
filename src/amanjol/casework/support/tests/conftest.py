"""The people of cases, made once for the tests of a module; a plan with two goals and three services; a closed
case with what comes afterwards; and for each test a folder of sealed files of its own.
"""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING, Any

import pytest

from amanjol.casework.cases.tests.conftest import _case_cast, _three_with_keys, case_cast, three_with_keys

if TYPE_CHECKING:
    from pathlib import Path

    from amanjol.casework.cases.tests.case_cast import CaseCast
    from amanjol.casework.support.tests.followup_cast import FollowUpCast
    from amanjol.casework.support.tests.house_cast import HouseCast
    from amanjol.casework.support.tests.plan_cast import PlanCast
    from amanjol.casework.support.tests.session_cast import SessionCast
    from amanjol.casework.support.tests.story_cast import StoryCast
    from amanjol.casework.support.tests.threat_cast import ThreatCast

__all__ = ["_case_cast", "_three_with_keys", "case_cast", "three_with_keys"]


@pytest.fixture(scope="module")
def _plan_cast(_three_with_keys: CaseCast) -> PlanCast:
    from amanjol.casework.support.tests.plan_cast import create_plan_cast  # noqa: PLC0415  needs loaded apps

    return create_plan_cast(_three_with_keys)


@pytest.fixture
def plan_cast(_plan_cast: PlanCast, db: None) -> PlanCast:
    """Berk, Dana and Farida hold the keys."""
    return deepcopy(_plan_cast)


@pytest.fixture(scope="module")
def _followup_cast(_three_with_keys: CaseCast) -> FollowUpCast:
    from amanjol.casework.support.tests.followup_cast import create_followup_cast  # noqa: PLC0415  needs loaded apps

    return create_followup_cast(_three_with_keys)


@pytest.fixture
def followup_cast(_followup_cast: FollowUpCast, db: None) -> FollowUpCast:
    """Berk, Dana and Farida hold the keys; Berk is on the case, which is closed."""
    return deepcopy(_followup_cast)


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, settings: Any) -> Path:
    settings.SEALED_FILES_ROOT = tmp_path / "files"
    return tmp_path / "files"


@pytest.fixture(scope="module")
def _house_cast(_three_with_keys: CaseCast) -> HouseCast:
    from amanjol.casework.support.tests.house_cast import create_house_cast  # noqa: PLC0415  needs loaded apps

    return create_house_cast(_three_with_keys)


@pytest.fixture
def house_cast(_house_cast: HouseCast, db: None) -> HouseCast:
    """Berk, Dana and Farida hold the keys; Dana is a supervisor."""
    return deepcopy(_house_cast)


@pytest.fixture(scope="module")
def _session_cast(_three_with_keys: CaseCast) -> SessionCast:
    from amanjol.casework.support.tests.session_cast import create_session_cast  # noqa: PLC0415  needs loaded apps

    return create_session_cast(_three_with_keys)


@pytest.fixture
def session_cast(_session_cast: SessionCast, db: None) -> SessionCast:
    """Berk, Dana and Farida hold the keys; Gunesh, a psychologist, holds none."""
    return deepcopy(_session_cast)


@pytest.fixture(scope="module")
def _threat_cast(_three_with_keys: CaseCast) -> ThreatCast:
    from amanjol.casework.support.tests.threat_cast import create_threat_cast  # noqa: PLC0415  needs loaded apps

    return create_threat_cast(_three_with_keys)


@pytest.fixture
def threat_cast(_threat_cast: ThreatCast, db: None) -> ThreatCast:
    return deepcopy(_threat_cast)


@pytest.fixture(scope="module")
def _story_cast(_three_with_keys: CaseCast) -> StoryCast:
    from amanjol.casework.support.tests.story_cast import create_story_cast  # noqa: PLC0415  needs loaded apps

    return create_story_cast(_three_with_keys)


@pytest.fixture
def story_cast(_story_cast: StoryCast, db: None, settings: Any, tmp_path: Path) -> StoryCast:
    """Berk wrote the story of Roza; Dana and Farida have not approved it yet. The node has keys."""
    from amanjol.casework.support.tests.story_cast import begin_node  # noqa: PLC0415  needs loaded apps

    settings.LETTERS_ROOT = tmp_path / "letters"
    begin_node()
    return deepcopy(_story_cast)
